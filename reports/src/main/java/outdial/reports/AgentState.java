package outdial.reports;

/** What an agent is doing, spelled as in {@code agent_event.state}. */
enum AgentState {
    OFFLINE,
    PAUSED,
    READY,
    PREVIEWING,
    RESERVED,
    TALKING,
    WRAP_UP,
    RESTING
}
