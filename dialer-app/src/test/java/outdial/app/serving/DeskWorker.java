package outdial.app.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** An agent of flesh and blood at a desk: takes each call that comes, and does once what the day has in store. */
final class DeskWorker {
    /** What is done once in the day, and with which campaign's people. */
    enum Deed {
        ORDER,
        CALLBACK,
        RELOAD,
        HAND_OVER,
        INTERVIEW
    }

    private static final String IDLE = "document.querySelector('#desk').classList.contains('idle')";
    private static final String COLLEAGUES = "Give to a colleague";

    private final DeskTab tab;
    private final Queue<Deed> selling;
    private final Queue<Deed> asking;
    private final Passing passing;
    /** Whom each deed was done with, by first name. */
    private final Map<Deed, String> done = new ConcurrentHashMap<>();

    DeskWorker(DeskTab tab, Queue<Deed> selling, Queue<Deed> asking, Passing passing) {
        this.tab = tab;
        this.selling = selling;
        this.asking = asking;
        this.passing = passing;
    }

    /** A person who goes from one agent to the other. */
    interface Passing {
        /** Nobody else is called until {@link #over}, so that the colleague gets free. */
        void begins(String person);

        /** Whether it is this person whom the colleague gets. */
        boolean isOf(String person);

        void over();
    }

    Map<Deed, String> done() {
        return done;
    }

    /** Works until the day is over. */
    void until(BooleanSupplier over) throws Exception {
        while (!over.getAsBoolean()) {
            if (tab.sees("document.querySelector('.contact')?.hidden === false")
                    && (tab.shows("Talking") || tab.shows("Wrap-up"))) {
                takes(tab.person());
            }
            Thread.sleep(100);
        }
    }

    private void takes(String person) throws Exception {
        if (passing.isOf(person)) {
            tab.hears();
            tab.endsAs("refu");
            passing.over();
            return;
        }
        if (!person.startsWith("Talker")) {
            tab.endsAs("refu"); // they have hung up, or nobody speaks
            return;
        }
        Deed deed = (tab.sees("!!document.querySelector('.interview')") ? asking : selling).poll();
        switch (deed) {
            case null -> tab.endsAs("refu");
            case ORDER -> orders();
            case CALLBACK -> promises();
            case RELOAD -> reloads();
            case HAND_OVER -> handsOver(person);
            case INTERVIEW -> asks();
        }
        if (deed != null) {
            done.put(deed, person);
        }
    }

    /** Two of the second product. */
    private void orders() throws Exception {
        tab.firstHeard();
        tab.until("!!document.activeElement?.closest('.order')");
        tab.press("Enter");
        tab.press("ArrowUp", "ArrowUp");
        tab.until("document.activeElement.value === '2'");
        tab.endsAs("sale");
    }

    private void handsOver(String person) throws Exception {
        tab.firstHeard();
        passing.begins(person);
        for (int tried = 0; !tab.sees(IDLE); tried++) {
            assertThat(tried).as("tries to hand over").isLessThan(30);
            tab.opens(COLLEAGUES); // shut again the next time, if the colleague still has a person of their own
            Thread.sleep(1000);
            if (tab.sees("!!document.querySelector('.controls .desk-menu[open] bdi')")) {
                tab.value("document.querySelector('[data-note=refused]')?.remove()");
                tab.press("Digit1");
                tab.until(IDLE + " || !!document.querySelector('[data-note=refused]')"); // the colleague was not free
            }
        }
    }

    private void promises() throws Exception {
        tab.firstHeard();
        tab.endsAs("callb", () -> {
            tab.until("document.querySelectorAll('.callback .slot').length > 0");
            tab.type("+26h");
            tab.until("document.querySelector('.callback .when').textContent !== ''");
            tab.press("Enter");
        });
    }

    private void reloads() throws Exception {
        tab.firstHeard();
        tab.press("F10");
        tab.until("document.activeElement?.id === 'note'");
        tab.type("Likes to talk");
        tab.reload();
        tab.until("document.getElementById('note')?.value === 'Likes to talk'");
        tab.listens();
        tab.is("Talking");
        tab.hears();
        tab.endsAs("refu");
    }

    private void asks() throws Exception {
        tab.firstHeard();
        tab.until("!!document.activeElement?.closest('.interview')");
        tab.press("Digit2"); // train
        tab.until(question("What else"));
        tab.press("Digit1");
        tab.press("Digit3");
        tab.press("Enter");
        tab.until(question("How many minutes"));
        tab.type("35");
        tab.press("Enter");
        tab.until(question("When did you"));
        tab.type("2026-01-31");
        tab.press("Enter");
        tab.until(question("What should"));
        tab.type("More trains");
        tab.press("Enter");
        tab.until("document.querySelector('.outcome')?.hidden === false");
        tab.endsAs("complete");
        assertThat(tab.value("document.querySelector('.complaint')?.innerText ?? ''"))
                .isIn("", "null");
    }

    private static String question(String begins) {
        return "document.querySelector('.interview .ask')?.innerText.startsWith('" + begins + "')";
    }
}
