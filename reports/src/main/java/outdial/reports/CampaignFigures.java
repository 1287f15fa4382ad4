package outdial.reports;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import outdial.compliance.AbandonRate;
import outdial.model.call.Outcome;

/**
 * A campaign in figures. Leads are counted as they stand now, everything else over the question's period.
 *
 * @param leads how many stand where
 * @param outcomes finished attempts by outcome; an outcome that isn't named has none
 * @param inProgress attempts without an outcome yet
 * @param rang ring time of all attempts together
 * @param talked talk time of all agents together
 * @param dispositions attempts by the code that the agent recorded
 */
public record CampaignFigures(
        Map<LeadState, Long> leads,
        Map<Outcome, Long> outcomes,
        long inProgress,
        Duration rang,
        Duration talked,
        Map<String, Long> dispositions) {
    public CampaignFigures {
        leads = Map.copyOf(leads);
        outcomes = Map.copyOf(outcomes);
        dispositions = Map.copyOf(dispositions);
    }

    static CampaignFigures of(Map<LeadState, Long> leads, List<Tally> tallies) {
        var outcomes = new EnumMap<Outcome, Long>(Outcome.class);
        var dispositions = new TreeMap<String, Long>();
        for (Tally tally : tallies) {
            if (tally.outcome() != null) {
                outcomes.merge(tally.outcome(), tally.attempts(), Long::sum);
            }
            if (tally.disposition() != null) {
                dispositions.merge(tally.disposition(), tally.attempts(), Long::sum);
            }
        }
        return new CampaignFigures(
                leads,
                outcomes,
                sum(tallies, tally -> tally.outcome() == null, Tally::attempts),
                Duration.ofMillis(sum(tallies, Objects::nonNull, Tally::ringMs)),
                Duration.ofMillis(sum(tallies, Objects::nonNull, Tally::talkMs)),
                dispositions);
    }

    /** All attempts, those in progress included. */
    public long attempts() {
        return inProgress + outcomes.values().stream().mapToLong(n -> n).sum();
    }

    /** Attempts that ended so. */
    public long ended(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** How many persons answered, and how many of them were abandoned. */
    public AbandonRate abandoned() {
        return AbandonRate.of(outcomes);
    }

    private static long sum(List<Tally> tallies, Predicate<Tally> which, ToLongFunction<Tally> what) {
        return tallies.stream().filter(which).mapToLong(what).sum();
    }
}
