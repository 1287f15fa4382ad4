package outdial.reports;

import java.util.Locale;
import outdial.model.call.Outcome;

/** Outcomes in words for readers of a report. */
final class Outcomes {
    private Outcomes() {}

    static String title(Outcome outcome) {
        String words = outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "Ended: " + words;
    }

    static String meaning(Outcome outcome) {
        return switch (outcome) {
            case TALKED -> "Attempts in which a person talked with an agent.";
            case ABANDONED -> "Attempts in which a person answered and no agent was there within the legal time.";
            case HUNG_UP_EARLY ->
                "Attempts in which a person answered and hung up before the legal time was over and before an agent was"
                        + " there.";
            case AGENT_LOST ->
                "Attempts in which the agent's line died during the talk and no agent came back in time.";
            case MACHINE -> "Attempts answered by a machine, as the detector heard it.";
            case NO_ANSWER -> "Attempts that rang until our ring time was over or the carrier gave up.";
            case BUSY -> "Attempts that found the line busy.";
            case REJECTED -> "Attempts that the called side declined.";
            case INVALID_NUMBER -> "Attempts to numbers that do not exist.";
            case CONGESTION -> "Attempts that the network could not carry; they do not count against a lead's caps.";
            case CANCELLED -> "Attempts that we took back while they rang.";
            case SYSTEM_LOST -> "Attempts that were lost with the telephone exchange.";
            case VOID -> "Attempts proved never to have reached the carrier; they do not count against a lead's caps.";
            case UNKNOWN -> "Attempts of which nothing proves whether they rang; they count against a lead's caps.";
        };
    }
}
