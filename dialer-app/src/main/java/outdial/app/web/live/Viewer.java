package outdial.app.web.live;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import outdial.app.web.live.LiveFeed.Rendered;

/** One open page: sends it the newest view until it leaves or is told to end. */
final class Viewer {
    private static final long HEARTBEAT_SECONDS = 15;
    /** Changes that wait for a slow browser; when they are more, the newest view is sent whole instead. */
    private static final int MOST_WAITING = 20;

    private final SseEmitter emitter;
    private final String session;
    private final Function<Rendered, String> text;
    /** What to send next; an empty value ends the stream. */
    private final BlockingQueue<Optional<Rendered>> next = new ArrayBlockingQueue<>(MOST_WAITING);

    private boolean ended;

    Viewer(SseEmitter emitter, String session, Function<Rendered, String> text) {
        this.emitter = emitter;
        this.session = session;
        this.text = text;
        emitter.onCompletion(this::end);
    }

    SseEmitter emitter() {
        return emitter;
    }

    String session() {
        return session;
    }

    /** A whole view takes the place of all that waits. */
    synchronized void show(Rendered rendered) {
        if (ended) {
            return;
        }
        if (rendered.isWhole()) {
            next.clear();
        }
        if (!next.offer(Optional.of(rendered))) {
            next.clear();
            next.add(Optional.of(rendered.asWhole()));
        }
    }

    synchronized void end() {
        next.clear();
        next.add(Optional.empty());
        ended = true;
    }

    /** A view that has nothing of what the page shows leaves it as it is. */
    private void send(Rendered rendered) throws IOException {
        String drawn = text.apply(rendered);
        if (!drawn.isEmpty()) {
            emitter.send(SseEmitter.event()
                    .name(rendered.isWhole() ? "view" : "changed")
                    .data(drawn));
        }
    }

    void run() {
        try {
            while (true) {
                var message = next.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                if (message == null) {
                    emitter.send(SseEmitter.event().comment("")); // a write to a browser that has gone ends this
                } else if (message.isPresent()) {
                    send(message.get());
                } else {
                    emitter.send(SseEmitter.event().name("end").data(""));
                    emitter.complete();
                    return;
                }
            }
        } catch (IOException | IllegalStateException e) {
            emitter.complete(); // the browser has left
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            emitter.completeWithError(e);
        }
    }
}
