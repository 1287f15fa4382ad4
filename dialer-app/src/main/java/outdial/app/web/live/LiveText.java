package outdial.app.web.live;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import outdial.app.web.live.LiveView.AgentLine;
import outdial.app.web.live.LiveView.State;
import outdial.app.web.page.Figures;

/** Writes a view as the inside of the live page. Safe on any thread. */
public final class LiveText {
    private final ITemplateEngine templates;

    LiveText(ITemplateEngine templates) {
        this.templates = templates;
    }

    String of(String template, LiveView view, Collection<AgentLine> changed, Locale language) {
        var context = new Context(language, model(view, language));
        context.setVariable("changed", changed);
        return templates.process(template, context);
    }

    /** What the template needs, inside the page or alone. */
    public static Map<String, Object> model(LiveView view, Locale language) {
        return Map.of(
                "view", view,
                "write", new Figures(language, view.at()),
                "ready", view.agents(State.READY),
                "talking", view.agents(State.TALKING),
                "wrapUp", view.agents(State.WRAP_UP),
                "paused", view.agents(State.PAUSED));
    }
}
