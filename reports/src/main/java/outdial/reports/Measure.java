package outdial.reports;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outdial.model.call.Outcome;

/**
 * A figure of a report: how many attempts ended in one of some ways. {@link #ATTEMPTS} is the sum of all others but
 * {@link #ANSWERED}, which counts every person who answered.
 */
public enum Measure {
    ATTEMPTS,
    ANSWERED,
    TALKED,
    ABANDONED,
    HUNG_UP_EARLY,
    MACHINE,
    NO_ANSWER,
    BUSY,
    OTHER,
    IN_PROGRESS;

    private static final Set<Measure> NAMED = Set.of(TALKED, ABANDONED, HUNG_UP_EARLY, MACHINE, NO_ANSWER, BUSY);

    /** Whether an attempt that ended so is counted; null is one in progress. */
    public boolean counts(@Nullable Outcome outcome) {
        return switch (this) {
            case ATTEMPTS -> true;
            case IN_PROGRESS -> outcome == null;
            case ANSWERED -> outcome != null && outcome.answeredByPerson();
            case TALKED, ABANDONED, HUNG_UP_EARLY, MACHINE, NO_ANSWER, BUSY ->
                outcome != null && outcome.name().equals(name());
            case OTHER ->
                outcome != null
                        && NAMED.stream().noneMatch(named -> named.name().equals(outcome.name()));
        };
    }

    /** How many of the attempts that {@code figures} are about. */
    public long of(CampaignFigures figures) {
        long ended = Arrays.stream(Outcome.values())
                .filter(this::counts)
                .mapToLong(figures::ended)
                .sum();
        return counts(null) ? ended + figures.inProgress() : ended;
    }

    /** The outcomes by name; an empty one is none yet. */
    Set<Optional<String>> names() {
        return Stream.concat(Stream.<@Nullable Outcome>of((Outcome) null), Arrays.stream(Outcome.values()))
                .filter(this::counts)
                .map(outcome -> outcome == null ? Optional.<String>empty() : Optional.of(outcome.name()))
                .collect(Collectors.toSet());
    }
}
