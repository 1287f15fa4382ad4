package outdial.app.telephony.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import outdial.app.telephony.Telephony.Dial;
import outdial.app.telephony.Telephony.Recording;
import outdial.model.AttemptId;
import outdial.model.call.CallEvent;
import outdial.model.call.Ending;

/** Sends the orders to dial, each once, in their order and no faster than the {@link Pace}. */
final class DialLane {
    /** Orders that wait longer than their {@code NOT_AFTER} are dropped, so more than this never makes sense. */
    private static final int LONGEST = 1_000;
    /** An order must reach the gate before its {@code NOT_AFTER}. */
    private static final Duration MARGIN = Duration.ofMillis(500);

    private record Order(Dial dial, Instant at) {}

    private final AmiLink link;
    private final Pace pace;
    private final InstantSource clock;
    private final BiConsumer<AttemptId, Ending> tell;
    private final BlockingQueue<Dial> waiting = new ArrayBlockingQueue<>(LONGEST);
    private final Map<AttemptId, Order> sent = new ConcurrentHashMap<>();
    private final Thread thread;

    /** @param tell is told the end of an order that made no call */
    DialLane(AmiLink link, Pace pace, InstantSource clock, BiConsumer<AttemptId, Ending> tell) {
        this.link = link;
        this.pace = pace;
        this.clock = clock;
        this.tell = tell;
        this.thread = Thread.ofPlatform().name("pbx-dial").daemon().start(this::run);
    }

    void add(Dial dial) {
        if (!waiting.offer(dial)) {
            tell.accept(dial.attempt(), Ending.EXPIRED);
        }
    }

    /** Drops an order that was not sent yet, and says so; false when there is none. */
    boolean takeBack(AttemptId attempt) {
        boolean there = waiting.removeIf(dial -> dial.attempt().equals(attempt));
        if (there) {
            tell.accept(attempt, Ending.CANCELLED);
        }
        return there;
    }

    /** Whether the order was sent and no end of its call is known. */
    boolean isOpen(AttemptId attempt) {
        return sent.containsKey(attempt);
    }

    private void run() {
        try {
            while (true) {
                // Booked before it is taken, so that an order can be taken back up to its turn.
                Thread.sleep(Duration.ofNanos(pace.book(System.nanoTime())));
                send(nextInTime());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next order that can still keep its {@code NOT_AFTER}; the others are told, and cost no turn. */
    private Dial nextInTime() throws InterruptedException {
        Dial dial = waiting.take();
        while (clock.instant().isAfter(dial.notAfter().minus(MARGIN))) {
            tell.accept(dial.attempt(), Ending.EXPIRED);
            dial = waiting.take();
        }
        return dial;
    }

    private void send(Dial dial) {
        Optional<AmiSession> session = link.dialling();
        if (session.isEmpty()) {
            tell.accept(dial.attempt(), Ending.UNPROVED);
            return;
        }
        long before = System.nanoTime();
        sent.put(dial.attempt(), new Order(dial, clock.instant()));
        // Half written is as good as written: the next survey shows whether the call exists.
        session.get().send(AmiGateway.dial(dial), answer -> {
            long now = System.nanoTime();
            pace.took(Duration.ofNanos(now - before), now);
            answered(dial.attempt(), answer);
        });
    }

    private void answered(AttemptId attempt, ManagerResponse answer) {
        if (answer instanceof ManagerError) {
            noCall(attempt);
        }
    }

    /** The exchange made no channel of the order. */
    void noCall(AttemptId attempt) {
        if (sent.remove(attempt) != null) {
            tell.accept(attempt, Ending.CONGESTION);
        }
    }

    /** What the exchange tells of a call, before anybody else hears it. */
    void hear(AttemptId attempt, CallEvent event) {
        if (event instanceof CallEvent.Ended) {
            sent.remove(attempt);
        } else if (event instanceof CallEvent.Answered) {
            Order order = sent.get(attempt);
            if (order != null && order.dial().recording() == Recording.ON_DEMAND) {
                // On the lane that also connects, so that it is silent before anything can be said.
                link.steering().ifPresent(session -> session.send(AmiGateway.mute(attempt, true), _ -> {}));
            }
        }
    }

    /** Of the orders sent before {@code at} only these live; the floor has been told the same. */
    void onlyThese(Set<AttemptId> living, Instant at) {
        sent.values()
                .removeIf(order ->
                        order.at().isBefore(at) && !living.contains(order.dial().attempt()));
    }

    void close() {
        thread.interrupt();
    }
}
