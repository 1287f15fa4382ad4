package outdial.sql;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import outdial.sql.AttemptTallies.Grain;

/**
 * Which parts a tally tells apart, beside campaign, time and outcome; {@link #code} stands in the table.
 *
 * @param code sum of {@link #LIST}, {@link #AGENT} and {@link #DISPOSITION}
 */
public record TallyParts(int code) {
    public static final int LIST = 1;
    public static final int AGENT = 2;
    public static final int DISPOSITION = 4;

    /** All of them: what the attempts are counted by, and everything else is summed from. */
    static final TallyParts FULL = new TallyParts(LIST + AGENT + DISPOSITION);

    /** An hour has hardly fewer agents than attempts that were talked, so that nothing is saved by these. */
    private static final Set<Integer> NOT_BY_HOUR = Set.of(AGENT, AGENT + LIST, AGENT + DISPOSITION);

    public TallyParts {
        if (code < 0 || code > LIST + AGENT + DISPOSITION) {
            throw new IllegalArgumentException("No parts of a tally: " + code);
        }
    }

    public static TallyParts of(boolean list, boolean agent, boolean disposition) {
        return new TallyParts((list ? LIST : 0) + (agent ? AGENT : 0) + (disposition ? DISPOSITION : 0));
    }

    /** Those of the coarsest tallies of {@code grain} that know these. */
    public TallyParts keptBy(Grain grain) {
        return isKept(grain) ? this : FULL;
    }

    /** What is kept of {@code grain} beside the full tallies. */
    static List<Integer> coarser(Grain grain) {
        return IntStream.range(0, FULL.code())
                .filter(code -> new TallyParts(code).isKept(grain))
                .boxed()
                .toList();
    }

    private boolean isKept(Grain grain) {
        return grain != Grain.HOUR || !NOT_BY_HOUR.contains(code);
    }
}
