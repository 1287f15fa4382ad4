package outdial.compliance.pack;

/** Who speaks when the called person answers, and whether an agent is sure to be there. */
public enum CallMode {
    LIVE,
    PREDICTIVE,
    PRERECORDED,
    AI_VOICE
}
