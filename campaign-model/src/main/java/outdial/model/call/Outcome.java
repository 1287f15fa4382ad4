package outdial.model.call;

/** How the dialer saw an attempt end; one for each attempt, and final. Stored by name. */
public enum Outcome {
    /** A person talked with an agent. */
    TALKED,
    /** A person answered, and no agent was there within the legal time. */
    ABANDONED,
    /** A person answered and hung up before the legal time was over and before an agent was there. */
    HUNG_UP_EARLY,
    /** The agent's leg died during the talk and no agent came back in time. */
    AGENT_LOST,
    /** An answering machine, as the detector heard it. */
    MACHINE,
    /** It rang until our ring time was over, or the carrier gave up. */
    NO_ANSWER,
    BUSY,
    /** The called side declined the call. */
    REJECTED,
    /** The number does not exist. */
    INVALID_NUMBER,
    /** The network could not carry the call: no fault of the lead, and no attempt of its allowance. */
    CONGESTION,
    /** We took it back while it rang: the agent left, the campaign stopped, the program drained. */
    CANCELLED,
    /** The PBX died with the call in it. */
    SYSTEM_LOST,
    /** Proved never to have reached the carrier: refused by the dialplan's gate, or never sent. */
    VOID,
    /** Whether it rang can't be proved. Counts for every cap, and is not dialled again before the minimum spacing. */
    UNKNOWN;

    /** Whether it may have rung at the called side, and so counts against caps on attempts. */
    public boolean countsAsAttempt() {
        return this != VOID && this != CONGESTION;
    }

    /** Whether a person answered: the denominator of the abandonment rate. */
    public boolean answeredByPerson() {
        return this == TALKED || this == ABANDONED || this == HUNG_UP_EARLY || this == AGENT_LOST;
    }
}
