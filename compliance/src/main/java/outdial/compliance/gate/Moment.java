package outdial.compliance.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.List;
import outdial.compliance.gate.PriorAttempt.Ending;
import outdial.compliance.pack.ConsentState;

/**
 * One call's facts at an instant that moves ahead while a first allowed one is looked for; all in whole seconds of the
 * epoch. Made for one judgement and used by one thread.
 */
final class Moment {
    /** Answer of a rule that time alone will not satisfy. */
    static final long NEVER = Long.MAX_VALUE;

    static final int DAY = 86_400;
    private static final int ALMOST_A_SECOND = 999_999_999;

    final CallFacts facts;
    /** When the judgement is asked for, while {@link #at} moves. */
    final long asked;

    private final ZoneId[] zones;
    private final ZoneRules[] clocks;
    private final long[] local;
    private final long[] attempts;
    private final long consentUntil;
    private long at;

    Moment(CallFacts facts, long asked) {
        this.facts = facts;
        this.asked = asked;
        zones = facts.zones().toArray(ZoneId[]::new);
        clocks = new ZoneRules[zones.length];
        for (int i = 0; i < zones.length; i++) {
            clocks[i] = zones[i].getRules();
        }
        local = new long[zones.length];
        attempts = seconds(facts.attempts());
        consentUntil = facts.permission().until().getEpochSecond();
        moveTo(asked);
    }

    private static long[] seconds(List<PriorAttempt> tried) {
        long[] seconds = new long[tried.size()];
        for (int i = 0; i < seconds.length; i++) {
            // A started second counts whole: a rest must not end before its time.
            seconds[i] = tried.get(i).at().plusNanos(ALMOST_A_SECOND).getEpochSecond();
        }
        return seconds;
    }

    void moveTo(long instant) {
        at = instant;
        for (int i = 0; i < clocks.length; i++) {
            local[i] = instant + offset(i, instant);
        }
    }

    long at() {
        return at;
    }

    int zones() {
        return zones.length;
    }

    ZoneRules clock(int zone) {
        return clocks[zone];
    }

    /** The calendar day that it is in the zone, as days from the epoch. */
    long day(int zone) {
        return Math.floorDiv(local[zone], DAY);
    }

    int offset(int zone, long instant) {
        return clocks[zone].getOffset(Instant.ofEpochSecond(instant)).getTotalSeconds();
    }

    /** When the day begins in the zone. */
    long startOf(long epochDay, int zone) {
        return LocalDate.ofEpochDay(epochDay).atStartOfDay(zones[zone]).toEpochSecond();
    }

    ConsentState consent() {
        return at < consentUntil ? facts.permission().consent() : ConsentState.NONE;
    }

    /** Attempts, the oldest first. */
    int attempts() {
        return attempts.length;
    }

    long attempt(int index) {
        return attempts[index];
    }

    /** How many attempts fell on the day that it is now in the zone. */
    int attemptsToday(int zone) {
        long day = day(zone);
        int count = 0;
        for (long attempt : attempts) {
            count += Math.floorDiv(attempt + offset(zone, attempt), DAY) == day ? 1 : 0;
        }
        return count;
    }

    /** When an attempt last ended so; NEVER if none did. */
    long lastOf(Ending ending) {
        for (int i = attempts.length - 1; i >= 0; i--) {
            if (facts.attempts().get(i).ending() == ending) {
                return attempts[i];
            }
        }
        return NEVER;
    }
}
