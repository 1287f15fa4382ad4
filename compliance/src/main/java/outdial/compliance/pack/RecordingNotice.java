package outdial.compliance.pack;

/** What a person must be told before their call may be recorded, the least strict first. */
public enum RecordingNotice {
    /** The law asks for nothing. */
    NONE,
    /** They must have been told that it is. */
    TELL,
    /** They must have agreed. */
    CONSENT;

    /** The term of a recording rule that says it. */
    public static final String TERM = "notice";
}
