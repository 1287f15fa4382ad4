package outdial.app.telephony.asterisk;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import outdial.model.AgentId;

/** One call to an agent's phone. Its id is the channel's, so a later call of the same agent is told from this one. */
record AgentLeg(AgentId agent, long number) {
    private static final Pattern CHANNEL = Pattern.compile("agent-([1-9][0-9]{0,17})-([0-9]{1,18})");
    private static final Pattern ROOM = Pattern.compile("agent-([1-9][0-9]{0,17})");

    String channelId() {
        return "agent-" + agent.value() + "-" + number;
    }

    /** The leg as the dialplan is given it. */
    String extension() {
        return agent.value() + "-" + number;
    }

    static Optional<AgentLeg> ofChannel(@Nullable String channelId) {
        Matcher found = CHANNEL.matcher(channelId == null ? "" : channelId);
        return found.matches()
                ? Optional.of(new AgentLeg(new AgentId(Long.parseLong(found.group(1))), Long.parseLong(found.group(2))))
                : Optional.empty();
    }

    /** Whose room a conference is. */
    static Optional<AgentId> ofRoom(@Nullable String conference) {
        Matcher found = ROOM.matcher(conference == null ? "" : conference);
        return found.matches() ? Optional.of(new AgentId(Long.parseLong(found.group(1)))) : Optional.empty();
    }
}
