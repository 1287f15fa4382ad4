package outdial.compliance;

import java.time.Instant;
import outdial.compliance.words.Saying;

/**
 * One rule of a book. Asked on every dial, so nothing is put into words before {@link #objection} is asked for.
 * Whatever a rule answers for an instant holds as long as nothing but time changes.
 */
sealed interface Rule
        permits NumberValid,
                CountryAllowed,
                TypeAllowed,
                DoNotCall,
                CampaignRunning,
                CallerNumber,
                AttemptsInAll,
                AttemptsPerDay,
                AttemptsApart,
                CampaignHours,
                HouseWindow {
    /** Answer of a rule that time alone will not satisfy. */
    Instant NEVER = Instant.MAX;

    RuleName name();

    /**
     * {@code at} itself if the rule passes then. Else an instant before which it surely doesn't: later than {@code at},
     * and {@link #NEVER} if time alone will not do.
     */
    Instant opens(GateFacts facts, Instant at);

    /** Why it doesn't pass at {@code at}, for people; meant only for an instant at which it doesn't. */
    Saying objection(GateFacts facts, Instant at);

    /** The answer of a rule that doesn't look at the time. */
    static Instant always(boolean passes, Instant at) {
        return passes ? at : NEVER;
    }

    /** The answer of a rule that passes from {@code from} on. */
    static Instant from(Instant from, Instant at) {
        return from.isAfter(at) ? from : at;
    }
}
