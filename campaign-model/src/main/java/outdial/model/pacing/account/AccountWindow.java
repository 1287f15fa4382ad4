package outdial.model.pacing.account;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import outdial.model.call.Outcome;

/**
 * The tally of one window as it moves on, kept by the minute in which a call ended, or by the hour if it is longer than
 * two days. A call stays until its minute or hour is wholly out, never shorter. Constant time on average. Single-owner;
 * instants must not go back.
 */
public final class AccountWindow {
    private static final Duration BY_THE_MINUTE = Duration.ofDays(2);

    private final Span span;
    private final ChronoUnit grain;
    private final Deque<Tally> tallies = new ArrayDeque<>();
    private Tally sum = new Tally(Instant.EPOCH, 0, 0, 0);

    /** Goes on from what is known, oldest first. */
    public AccountWindow(Span span, List<Tally> known) {
        this.span = span;
        grain = switch (span) {
            case Span.Last(var length) -> length.compareTo(BY_THE_MINUTE) > 0 ? ChronoUnit.HOURS : ChronoUnit.MINUTES;
            case Span.Day _ -> ChronoUnit.MINUTES;
            case Span.Month _ -> ChronoUnit.HOURS;
        };
        known.forEach(this::append);
    }

    /** A call ended. */
    public void add(Outcome outcome, Instant at) {
        if (Tally.counts(outcome)) {
            append(Tally.of(at, outcome, 1));
        }
    }

    /** What is in the window at {@code at}. */
    public Tally at(Instant at) {
        Instant from = span.start(at);
        for (Tally oldest = tallies.peekFirst(); oldest != null && isOut(oldest, from); oldest = tallies.peekFirst()) {
            tallies.removeFirst();
            sum = sum.minus(oldest);
        }
        return new Tally(from, 0, 0, 0).plus(sum);
    }

    private boolean isOut(Tally tally, Instant from) {
        return !tally.from().plus(1, grain).isAfter(from);
    }

    private void append(Tally more) {
        Instant from = more.from().truncatedTo(grain);
        Tally tally = new Tally(from, 0, 0, 0).plus(more);
        Tally last = tallies.peekLast();
        if (last != null && last.from().equals(from)) {
            tallies.removeLast();
            tallies.addLast(last.plus(tally));
        } else {
            tallies.addLast(tally);
        }
        sum = sum.plus(tally);
    }
}
