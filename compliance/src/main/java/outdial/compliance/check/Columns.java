package outdial.compliance.check;

import java.util.Set;

/** The columns that a file of calls may have; others are passed through. */
final class Columns {
    static final String NUMBER = "e164";
    static final String STATUS = "number_status";
    static final String TYPE = "number_type";
    static final String JURISDICTIONS = "jurisdictions";
    static final String ZONES = "candidate_zones";
    static final String KIND = "call_kind";
    static final String RECIPIENT = "recipient_kind";
    static final String MODE = "call_mode";
    static final String INSTANT = "utc_instant";
    static final String CONSENT = "consent_state";
    static final String REGISTER = "dnc_state";
    static final String ATTEMPTS = "prior_attempts";
    static final String FLAGS = "flags";
    static final String EXPECTED_VERDICT = "expected_verdict";
    static final String EXPECTED_RULE = "deciding_rule";

    /** Without these no row can be judged. */
    static final Set<String> NEEDED = Set.of(KIND, INSTANT);

    /** Those that a verdict hangs on. */
    static final Set<String> FACTS = Set.of(
            NUMBER,
            STATUS,
            TYPE,
            JURISDICTIONS,
            ZONES,
            KIND,
            RECIPIENT,
            MODE,
            INSTANT,
            CONSENT,
            REGISTER,
            ATTEMPTS,
            FLAGS);

    private Columns() {}
}
