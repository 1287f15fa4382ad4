package outdial.model.pacing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import outdial.model.call.Outcome;

/**
 * A campaign's tally of the last 24 hours, by the minute in which a call ended. A call leaves the window within a
 * minute after its 24 hours, never before. Constant time on average. Single-owner: no two threads at a time; instants
 * must not go back.
 */
public final class AbandonWindow {
    public static final Duration LENGTH = Duration.ofHours(24);

    private final Deque<Tally> minutes = new ArrayDeque<>();
    private Tally sum = new Tally(Instant.EPOCH, 0, 0, 0);

    /** Goes on from what is known of the last day, oldest first. */
    public AbandonWindow(List<Tally> lastDay) {
        lastDay.forEach(this::append);
    }

    public void add(Outcome outcome, Instant at) {
        if (outcome.answeredByPerson()) {
            append(new Tally(at.truncatedTo(ChronoUnit.MINUTES), 0, 0, 0).plus(outcome));
        }
    }

    /** The tally of the 24 hours before {@code at}. */
    public Tally at(Instant at) {
        Instant from = at.minus(LENGTH);
        for (Tally oldest = minutes.peekFirst();
                oldest != null && !oldest.from().plusSeconds(60).isAfter(from);
                oldest = minutes.peekFirst()) {
            minutes.removeFirst();
            sum = sum.minus(oldest);
        }
        return new Tally(from, sum.answered(), sum.abandoned(), sum.hungUpEarly());
    }

    private void append(Tally tally) {
        Tally last = minutes.peekLast();
        if (last != null && last.from().equals(tally.from())) {
            minutes.removeLast();
            minutes.addLast(last.plus(tally));
        } else {
            minutes.addLast(tally);
        }
        sum = sum.plus(tally);
    }
}
