package outdial.compliance.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a rule demands, by its type. */
public sealed interface Terms {
    /** The call is within the hours, local time of the called person, unless a consent lifts them. */
    record CallingWindow(CallingHours hours, Set<ConsentState> liftedBy) implements Terms {}

    /** One of these consents is there; for {@link RuleType#CONSENT_REQUIRED} and {@link RuleType#MODE_CONSENT}. */
    record Accept(Set<ConsentState> consents) implements Terms {}

    /**
     * The number is not on a do-not-call register, by a copy not older than so many days, unless a consent lifts it.
     */
    record Register(String register, int maxAgeDays, Set<ConsentState> liftedBy) implements Terms {}

    /**
     * Such calls are forbidden.
     *
     * @param unless consents that lift the ban
     * @param onlyWhileSuspended whether the ban holds only while calls to the region are suspended
     */
    record Ban(Set<ConsentState> unless, boolean onlyWhileSuspended) implements Terms {}

    /** Fewer than so many attempts within the span before. */
    record AttemptCap(int max, Span span) implements Terms {}

    /**
     * A rest after an attempt that ended so.
     *
     * @param seconds how long; {@link #FOREVER} if there is no further call
     * @param unlessAgent whether an agent reserved before dialling makes the rest needless
     */
    record Rest(long seconds, boolean unlessAgent) implements Terms {
        public static final long FOREVER = Long.MAX_VALUE;
    }

    /**
     * What the called person must see.
     *
     * @param present a number is shown
     * @param own it is the caller's own, not its client's
     * @param only the digits it must start with, country code first; any if empty
     * @param never digits it must not start with
     */
    record CallerId(boolean present, boolean own, List<String> only, List<String> never) implements Terms {}

    /** What binds how the call is made, by name; shown, and used by others than the gate. */
    record Duty(Map<String, String> terms) implements Terms {
        public Duty {
            terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
        }
    }

    /** How far back attempts are counted. */
    sealed interface Span {
        /** So many seconds before, whatever clocks do. */
        record Rolling(long seconds) implements Span {}

        /** The called person's calendar day. */
        record LocalDay() implements Span {}

        /** Since the study began. */
        record Study() implements Span {}
    }
}
