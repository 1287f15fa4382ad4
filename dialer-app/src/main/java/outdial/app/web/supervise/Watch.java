package outdial.app.web.supervise;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import outdial.app.telephony.Supervising;
import outdial.app.web.door.Member;
import outdial.model.AgentId;
import outdial.model.AttemptId;

/** One page that is, or may get, in on an agent's calls, and what it is told. Safe on any thread. */
final class Watch {
    /** How long a page that is gone without a word, or a role that was taken away, may go unnoticed. */
    private static final long BEAT_SECONDS = 3;

    private final Member member;
    private final AgentId agent;
    private final String session;
    private final SseEmitter emitter = new SseEmitter(0L);
    private final BlockingQueue<Message> next = new ArrayBlockingQueue<>(50);
    private volatile @Nullable In in;

    private record Message(String name, String data, boolean last) {}

    /** The call that they are in on, and whether its agent knows. */
    record In(AttemptId attempt, Supervising how, boolean told) {}

    Watch(Member member, AgentId agent, String session) {
        this.member = member;
        this.agent = agent;
        this.session = session;
        emitter.onCompletion(() -> end("gone"));
        emitter.onError(_ -> end("gone"));
    }

    Member member() {
        return member;
    }

    AgentId agent() {
        return agent;
    }

    String session() {
        return session;
    }

    SseEmitter emitter() {
        return emitter;
    }

    Optional<In> in() {
        return Optional.ofNullable(in);
    }

    void isIn(In now) {
        in = now;
    }

    void send(String name, String data) {
        if (!next.offer(new Message(name, data, false))) {
            end("gone");
        }
    }

    /** Says why it is over, and no more. */
    void end(String why) {
        var last = new Message("over", why, true);
        while (!next.offer(last)) {
            next.poll();
        }
    }

    /** Sends until it is over. */
    void run(BooleanSupplier mayStay) {
        try {
            for (boolean last = false; !last; ) {
                Message message = next.poll(BEAT_SECONDS, TimeUnit.SECONDS);
                if (message == null && !mayStay.getAsBoolean()) {
                    message = new Message("over", "role", true);
                }
                emitter.send(
                        message == null
                                ? SseEmitter.event().name("beat").data("")
                                : SseEmitter.event().name(message.name()).data(message.data()));
                last = message != null && message.last();
            }
        } catch (IOException | IllegalStateException gone) {
            // The browser has left: over all the same.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            emitter.complete();
        }
    }
}
