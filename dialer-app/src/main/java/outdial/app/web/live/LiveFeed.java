package outdial.app.web.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

/**
 * Carries what was published last to every open page. {@link #publish} never waits for a browser: each page has a thread
 * of its own, which sends the newest view when the one before is through and skips those in between. Safe on any thread.
 */
public final class LiveFeed implements SmartLifecycle {
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
        this.newest = new Rendered(LiveView.nothing(clock.instant()), new ConcurrentHashMap<>());
    }

    /** A view with its text in each language, for each part of it that somebody looks at. */
    record Rendered(LiveView view, Map<String, String> texts) {}

    /**
     * What a page shows of the view.
     *
     * @param name tells parts apart
     * @param template draws the part
     * @param of the part of a view; empty for one that has nothing of it, and is not shown
     */
    public record Part(String name, String template, Function<LiveView, Optional<LiveView>> of) {}

    /** All of the floor. */
    static final Part FLOOR = new Part("floor", "live-now", Optional::of);

    /** Shows this view from now on. */
    public void publish(LiveView view) {
        var rendered = new Rendered(view, new ConcurrentHashMap<>());
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
            viewer.show(newest);
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
        return rendered.texts()
                .computeIfAbsent(
                        part.name() + " " + language.toLanguageTag(),
                        _ -> part.of()
                                .apply(rendered.view())
                                .map(view -> text.of(part.template(), view, language))
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
