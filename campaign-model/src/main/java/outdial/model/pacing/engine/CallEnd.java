package outdial.model.pacing.engine;

/** How the ringing of a call ended. */
public enum CallEnd {
    /** A person answered. */
    PERSON,
    /** Something else answered: a machine, a fax. */
    MACHINE,
    /** Nobody will answer: busy, failed, or rung out. */
    NO_ANSWER,
    /** It was taken back while it might still have been answered. */
    TAKEN_BACK
}
