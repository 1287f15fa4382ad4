package outdial.compliance.pack;

/** What a rule is about, in the order in which rules are asked. */
public enum RuleType {
    BAN,
    REGISTER,
    CONSENT_REQUIRED,
    MODE_CONSENT,
    CALLER_ID,
    REFUSAL_REST,
    ABANDONED_REST,
    MACHINE_REST,
    ATTEMPT_CAP,
    CALLING_WINDOW,
    /** From here on rules that bind how a call is made, not whether. */
    ABANDONMENT,
    MESSAGE,
    RECORDING,
    OPT_OUT,
    RETENTION,
    NOTE;

    /** Whether such a rule can stand in the way of a call. */
    public boolean decides() {
        return compareTo(CALLING_WINDOW) <= 0;
    }

    /** Whether only time can satisfy such a rule, so that a call is put off and not refused. */
    public boolean isAboutTime() {
        return decides() && compareTo(REFUSAL_REST) >= 0;
    }
}
