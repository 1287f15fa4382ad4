package outdial.app.web.live;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    private final LiveText text;
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    private volatile Rendered newest;
    private volatile boolean running;

    LiveFeed(ITemplateEngine templates, InstantSource clock) {
        this.text = new LiveText(templates);
        this.newest = new Rendered(LiveView.nothing(clock.instant()), new ConcurrentHashMap<>());
    }

    /** A view with its text in each language that somebody reads it in. */
    record Rendered(LiveView view, Map<Locale, String> texts) {}

    /** Shows this view from now on. */
    public void publish(LiveView view) {
        var rendered = new Rendered(view, new ConcurrentHashMap<>());
        newest = rendered;
        viewers.forEach(viewer -> viewer.show(rendered));
    }

    /** The view to show now. */
    LiveView newest() {
        return newest.view();
    }

    /** A stream of views for one page, until the browser leaves or its session ends. */
    SseEmitter open(Locale language, String session) {
        if (viewers.size() >= MOST_VIEWERS) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "Too many live pages are open");
        }
        var viewer = new Viewer(new SseEmitter(0L), session, rendered -> text(rendered, language));
        viewers.add(viewer);
        viewer.show(newest);
        Thread.ofVirtual().name("live-page").start(() -> {
            try {
                viewer.run();
            } finally {
                viewers.remove(viewer);
            }
        });
        return viewer.emitter();
    }

    private String text(Rendered rendered, Locale language) {
        return rendered.texts().computeIfAbsent(language, one -> text.of(rendered.view(), one));
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
