package outdial.compliance.gate;

/** What a number is good for, whoever it belongs to. */
public enum NumberStanding {
    VALID,
    /** No numbering plan has it. */
    INVALID,
    /** Premium rate or shared cost: whoever calls pays more than for a call. */
    COSTLY
}
