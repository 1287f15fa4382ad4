package outdial.compliance;

/** What a person must be told before their call may be recorded, the least strict first. */
public enum RecordingNotice {
    /** The law asks for nothing. */
    NONE,
    /** They must have been told that it is. */
    TELL,
    /** They must have agreed. */
    CONSENT
}
