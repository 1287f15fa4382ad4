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

    private final SseEmitter emitter;
    private final String session;
    private final Function<Rendered, String> text;
    /** What to send next; an empty value ends the stream. */
    private final BlockingQueue<Optional<Rendered>> next = new ArrayBlockingQueue<>(1);

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

    void show(Rendered rendered) {
        put(Optional.of(rendered));
    }

    void end() {
        put(Optional.empty());
    }

    private void put(Optional<Rendered> message) {
        while (!next.offer(message)) {
            next.poll();
        }
    }

    /** A view that has nothing of what the page shows leaves it as it is. */
    private void send(String view) throws IOException {
        if (!view.isEmpty()) {
            emitter.send(SseEmitter.event().name("view").data(view));
        }
    }

    void run() {
        try {
            while (true) {
                var message = next.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                if (message == null) {
                    emitter.send(SseEmitter.event().comment("")); // a write to a browser that has gone ends this
                } else if (message.isPresent()) {
                    send(text.apply(message.get()));
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
