package outdial.app.web.desk;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One open page of an agent: sends it what it is told, in order, until it leaves. Safe on any thread. */
final class DeskPage {
    /** So that a page that is gone without a word is noticed, and a page knows that it is still connected. */
    private static final long BEAT_SECONDS = 3;

    private static final int MOST_WAITING = 200;

    private final String id;
    private final String session;
    private final SseEmitter emitter = new SseEmitter(0L);
    private final BlockingQueue<Message> next = new ArrayBlockingQueue<>(MOST_WAITING);

    /** @param id drawn by the page itself at each load */
    DeskPage(String id, String session) {
        this.id = id;
        this.session = session;
        emitter.onCompletion(this::end);
        emitter.onError(_ -> end());
    }

    private record Message(String name, String data, boolean last) {}

    String id() {
        return id;
    }

    String session() {
        return session;
    }

    SseEmitter emitter() {
        return emitter;
    }

    void send(String name, String data) {
        put(new Message(name, data, false));
    }

    /** Sends a last word, and no more. */
    void end(String name) {
        put(new Message(name, "{}", true));
    }

    void end() {
        end("end");
    }

    /** A page so slow that messages are lost is closed: it comes back and is told everything. */
    private void put(Message message) {
        if (!next.offer(message)) {
            next.clear();
            next.add(new Message("again", "{}", true));
        }
    }

    /** Sends until the page is gone; then tells {@code left}, once. */
    void run(Consumer<DeskPage> left) {
        try {
            for (boolean last = false; !last; ) {
                Message message = next.poll(BEAT_SECONDS, TimeUnit.SECONDS);
                if (message == null) {
                    emitter.send(SseEmitter.event().name("beat").data("{}"));
                } else {
                    emitter.send(SseEmitter.event().name(message.name()).data(message.data()));
                    last = message.last();
                }
            }
        } catch (IOException | IllegalStateException gone) {
            // The browser has left; that is told below like any other leaving.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            emitter.complete();
            left.accept(this);
        }
    }
}
