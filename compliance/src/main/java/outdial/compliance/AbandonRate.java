package outdial.compliance;

import java.util.Map;
import outdial.model.call.Outcome;

/**
 * How many of the persons who answered were left without an agent; the one formula for pacing, screens and reports.
 * Which attempts are counted (whose campaign, which days) is the caller's to choose.
 *
 * @param answered attempts answered by persons, by {@link Outcome#answeredByPerson}
 * @param abandoned those of them that ended {@link Outcome#ABANDONED}
 * @param hungUpEarly those of them that ended {@link Outcome#HUNG_UP_EARLY}
 */
public record AbandonRate(long answered, long abandoned, long hungUpEarly) {
    public AbandonRate {
        if (abandoned < 0 || hungUpEarly < 0 || abandoned > answered - hungUpEarly) {
            throw new IllegalArgumentException("No count of abandoned calls: " + answered + " answered, " + abandoned
                    + " abandoned, " + hungUpEarly + " hung up early");
        }
    }

    /** From the number of attempts by outcome; an outcome that isn't named stands for none. */
    public static AbandonRate of(Map<Outcome, Long> attempts) {
        long answered = attempts.entrySet().stream()
                .filter(entry -> entry.getKey().answeredByPerson())
                .mapToLong(Map.Entry::getValue)
                .sum();
        return new AbandonRate(
                answered,
                attempts.getOrDefault(Outcome.ABANDONED, 0L),
                attempts.getOrDefault(Outcome.HUNG_UP_EARLY, 0L));
    }

    /** Abandoned by answered, from 0 to 1; 0 while nobody has answered. */
    public double rate() {
        return share(abandoned);
    }

    /** Hung up early by answered, from 0 to 1, reported beside {@link #rate}. */
    public double hungUpEarlyRate() {
        return share(hungUpEarly);
    }

    /** The strict reading: whoever hung up before an agent came counts as abandoned, however early. */
    public double strictRate() {
        return share(abandoned + hungUpEarly);
    }

    private double share(long calls) {
        return answered == 0 ? 0 : (double) calls / answered;
    }
}
