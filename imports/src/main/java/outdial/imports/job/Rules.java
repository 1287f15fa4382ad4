package outdial.imports.job;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outdial.imports.row.Repair;

/**
 * What is done with rows that could be taken or left.
 *
 * @param duplicates rows that share a number with a lead that is there
 * @param within whose leads are looked at
 * @param doNotCall rows whose every number is on one of the client's do-not-call lists; the gate asks again before
 *     each call, so taking them costs no call
 * @param lineType rows without a number of a kind that the campaign dials, if it names any
 * @param zoneUnknown rows for whose first number no time zone is known; the gate then counts every zone of its country
 * @param repairs other ways to read a number that is none as it stands, the first that fits
 */
public record Rules(
        Duplicates duplicates,
        Within within,
        Match doNotCall,
        Match lineType,
        Match zoneUnknown,
        List<Repair> repairs) {
    /** Only new people come in. */
    public static final Rules USUAL =
            new Rules(Duplicates.SKIP, Within.CAMPAIGN, Match.REFUSE, Match.REFUSE, Match.TAKE, List.of());

    public Rules {
        repairs = List.copyOf(repairs);
    }

    /** Skip: the lead stays as it is. Update: it takes what the row says. Keep: the row is a lead of its own. */
    public enum Duplicates {
        SKIP,
        UPDATE,
        KEEP
    }

    /** The campaign's leads, or all of the client's. */
    public enum Within {
        CAMPAIGN,
        CLIENT
    }

    /** What becomes of a row that meets a condition. */
    public enum Match {
        TAKE,
        REFUSE
    }

    /** The same with one more way to read numbers, unless it is among them. */
    public Rules assuming(Repair repair) {
        if (repairs.contains(repair)) {
            return this;
        }
        List<Repair> more = Stream.concat(repairs.stream(), Stream.of(repair)).toList();
        return new Rules(duplicates, within, doNotCall, lineType, zoneUnknown, more);
    }

    /** To be compared with those of an import that was stopped. */
    public String asText() {
        return "duplicates=" + duplicates + " within=" + within + " do-not-call=" + doNotCall + " line-type=" + lineType
                + " zone-unknown=" + zoneUnknown + " assume="
                + repairs.stream().map(Repair::name).collect(Collectors.joining(","));
    }
}
