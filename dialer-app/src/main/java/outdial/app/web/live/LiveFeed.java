package outdial.app.web.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.session.HttpSessionDestroyedEvent;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.thymeleaf.ITemplateEngine;
import outdial.app.web.live.LiveView.AgentLine;

/**
 * Carries what was published last to every open page. {@link #publish} never waits for a browser: each page has a thread
 * of its own, which sends the newest view when the one before is through and skips those in between. Safe on any thread.
 */
public final class LiveFeed implements Board, SmartLifecycle {
    private static final int MOST_VIEWERS = 500;
    private static final Duration FRESH = Duration.ofSeconds(15);

    private final LiveText text;
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    private final InstantSource clock;
    private volatile Rendered newest;
    private volatile Instant published = Instant.EPOCH;
    private volatile boolean running;

    LiveFeed(ITemplateEngine templates, InstantSource clock) {
        this.text = new LiveText(templates);
        this.clock = clock;
        this.newest = Rendered.whole(LiveView.nothing(clock.instant()));
    }

    /**
     * A view with its text in each language, for each part of it that somebody looks at.
     *
     * @param changed the agents in which it differs from the one before; empty for a view that is sent whole
     */
    record Rendered(LiveView view, List<AgentLine> changed, Map<String, String> texts) {
        static Rendered whole(LiveView view) {
            return new Rendered(view, List.of(), new ConcurrentHashMap<>());
        }

        boolean isWhole() {
            return changed.isEmpty();
        }

        /** The same, to be sent whole. */
        Rendered asWhole() {
            return isWhole() ? this : whole(view);
        }
    }

    /**
     * What a page shows of the view.
     *
     * @param name tells parts apart
     * @param template draws the part
     * @param changes draws what of it has changed; empty for a part that waits for the next whole view
     * @param of the part of a view; empty for one that has nothing of it, and is not shown
     */
    public record Part(
            String name, String template, Optional<String> changes, Function<LiveView, Optional<LiveView>> of) {}

    /** All of the floor. */
    static final Part FLOOR = new Part("floor", "live-now", Optional.of("live-changed"), Optional::of);

    /** Shows this view from now on. */
    @Override
    public void publish(LiveView view) {
        show(Rendered.whole(view));
    }

    /** Shows what differs; the newest view is as if it had been published whole. */
    @Override
    public void changed(Collection<AgentLine> agents, Instant at) {
        if (!agents.isEmpty()) {
            LiveView now = newest.view().with(agents, at);
            show(new Rendered(now, List.copyOf(agents), new ConcurrentHashMap<>()));
        }
    }

    private void show(Rendered rendered) {
        newest = rendered;
        published = clock.instant();
        viewers.forEach(viewer -> viewer.show(rendered));
    }

    /** The view to show now. */
    public LiveView newest() {
        return newest.view();
    }

    /** Whether somebody publishes: a floor runs in this program. */
    public boolean isLive() {
        return published.plus(FRESH).isAfter(clock.instant());
    }

    /** A stream of views for one page, until the browser leaves or its session ends. */
    public SseEmitter open(Locale language, String session, Part part) {
        if (viewers.size() >= MOST_VIEWERS) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "Too many live pages are open");
        }
        var viewer = new Viewer(new SseEmitter(0L), session, rendered -> text(rendered, language, part));
        viewers.add(viewer);
        if (isLive()) {
            viewer.show(newest.asWhole());
        }
        Thread.ofVirtual().name("live-page").start(() -> {
            try {
                viewer.run();
            } finally {
                viewers.remove(viewer);
            }
        });
        return viewer.emitter();
    }

    private String text(Rendered rendered, Locale language, Part part) {
        Optional<String> template = rendered.isWhole() ? Optional.of(part.template()) : part.changes();
        return template.map(one -> text(rendered, language, part, one)).orElse("");
    }

    private String text(Rendered rendered, Locale language, Part part, String template) {
        return rendered.texts()
                .computeIfAbsent(
                        part.name() + " " + language.toLanguageTag(),
                        _ -> part.of()
                                .apply(rendered.view())
                                .map(view -> text.of(template, view, rendered.changed(), language))
                                .orElse(""));
    }

    @EventListener
    void sessionEnded(HttpSessionDestroyedEvent event) {
        viewers.stream()
                .filter(viewer -> viewer.session().equals(event.getId()))
                .forEach(Viewer::end);
    }

    @Override
    public void start() {
        running = true;
    }

    /** Ends all streams, or the server would wait for them when it shuts down. */
    @Override
    public void stop() {
        running = false;
        viewers.forEach(Viewer::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
