package outdial.model.call;

import outdial.model.AgentId;

/** What happens to a call, in the words of the trade; what each state makes of it is in {@code Call}. */
public sealed interface CallEvent {
    /** The called side rings. */
    record Ringing() implements CallEvent {}

    /** The called side picked up. Without a machine detector this is a person. */
    record Answered() implements CallEvent {}

    /** The machine detector heard a person. */
    record PersonHeard() implements CallEvent {}

    /** The machine detector heard a machine; {@code cause} is its own word for why. */
    record MachineHeard(String cause) implements CallEvent {}

    /** As {@link MachineHeard}, and the exchange waits for an agent, who is to hear whether that is right. */
    record MachineSampled(String cause) implements CallEvent {}

    /** The agent to whom a sampled call was brought says whether a person is there. */
    record Judged(boolean person) implements CallEvent {}

    /** The called person and the agent hear each other. */
    record Connected(AgentId agent) implements CallEvent {}

    /** The agent's leg is gone and the called person waits again. */
    record AgentLeft() implements CallEvent {}

    /** The agent has left the called person with a third party, whom they hear instead. */
    record PassedOn(AgentId by) implements CallEvent {}

    /** The dialplan starts the information message: nobody claimed the person in time. */
    record MessagePlayed() implements CallEvent {}

    /** The called side's channel is gone. */
    record Ended(Ending how) implements CallEvent {}
}
