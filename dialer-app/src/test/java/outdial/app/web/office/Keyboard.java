package outdial.app.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import outdial.app.browser.Tab;

/** A person without a mouse. Wherever the focus goes it must be seen to be there, and nothing may lie over it. */
final class Keyboard {
    private static final int MOST_STOPS = 150;
    /** What is wrong with the element that has the focus; empty if nothing is. */
    private static final String WRONG = """
            (() => {
              const e = document.activeElement;
              if (!e || e === document.body) return '';
              const box = e.getBoundingClientRect(), style = getComputedStyle(e);
              const name = e.tagName + '#' + e.id + ' ' + (e.textContent || '').trim().slice(0, 30);
              if (box.width === 0 || box.height === 0) return name + ' has the focus and no size';
              if (style.outlineStyle === 'none') return name + ' does not show that it has the focus';
              const xs = [box.left + 3, (box.left + box.right) / 2, box.right - 3];
              const ys = [box.top + 3, (box.top + box.bottom) / 2, box.bottom - 3];
              const seen = xs.some(x => ys.some(y => {
                const over = document.elementFromPoint(x, y);
                return over && (e.contains(over) || over.contains(e));
              }));
              return seen ? '' : name + ' has the focus where nobody can see it';
            })()""";

    /** Everything that Tab should come to, in the order of the page; asked anew each time, for a page may be drawn anew. */
    private static final String STOPS = """
            [...document.querySelectorAll(
                'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
              .filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true}))""";

    private final Tab tab;

    Keyboard(Tab tab) {
        this.tab = tab;
    }

    /** Tab, until the focus is on what {@code css} names. */
    Keyboard to(String css) throws IOException {
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            tab.press("Tab");
            assertThat(tab.value(WRONG)).as("on the way to " + css).isEmpty();
            if ("true".equals(tab.value("document.activeElement.matches(\"" + css + "\")"))) {
                return this;
            }
        }
        throw new AssertionError("No key leads to " + css + " on " + tab.value("location.href"));
    }

    /** Follows the link that has the focus. */
    Keyboard follow(String path) throws IOException {
        tab.press("Enter");
        tab.until("location.pathname === '" + path + "' && document.readyState === 'complete'");
        return this;
    }

    Keyboard enter() throws IOException {
        tab.press("Enter");
        return this;
    }

    Keyboard type(String text) throws IOException {
        tab.type(text);
        return this;
    }

    /**
     * Whether Tab comes to everything on the page that can be used, in the order of the page; it begins where the page has
     * put the focus, and goes round.
     */
    void walk() throws IOException {
        int stops = Integer.parseInt(tab.value(STOPS + ".length"));
        tab.value("document.activeElement.blur(); window.scrollTo(0, 0); 1");
        List<Integer> visited = new ArrayList<>();
        for (int press = 0; press < stops + 12 && visited.size() < stops; press++) {
            tab.press("Tab");
            assertThat(tab.value(WRONG)).as(tab.value("location.pathname")).isEmpty();
            int at = Integer.parseInt(tab.value(STOPS + ".indexOf(document.activeElement)"));
            if (at >= 0) {
                visited.add(at);
            }
        }
        Collections.rotate(visited, -visited.indexOf(0));
        assertThat(visited).as(tab.value("location.pathname")).hasSize(stops).isSorted();
    }
}
