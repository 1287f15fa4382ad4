package outdial.app.telephony.asterisk;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.action.CoreStatusAction;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.MixMonitorMuteAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.action.SetVarAction;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.Supervising;
import outdial.app.telephony.Telephony.Dial;
import outdial.app.telephony.Telephony.OptOut;
import outdial.app.telephony.Telephony.Recording;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.FloorId;

/**
 * Builds every order to the exchange; nothing else does. The library escapes nothing, so the guard is in the types:
 * what goes in are ids, digits and instants, and no text of a lead can be said with them.
 */
final class AmiGateway {
    /** What the id of an order to dial begins with; the attempt follows. */
    static final String DIAL_ORDER = "o";

    /** Endings, by attempt. */
    static final String ENDINGS = "att";

    /** People who rang back to opt out, by their number. */
    static final String OPT_OUTS = "optout";

    /** Beyond the ringing itself, which the gate ends: this limit is only for a gate that hangs. */
    private static final Duration SETUP = Duration.ofSeconds(10);

    private static final Duration AGENT_RINGS = Duration.ofSeconds(30);
    private static final Duration LONGEST_RING = Duration.ofMinutes(3);

    private AmiGateway() {}

    static OriginateAction dial(Dial dial) {
        AttemptId attempt = dial.attempt();
        var action = new OriginateAction();
        action.setActionId(DIAL_ORDER + attempt.value());
        // Only a Local channel runs dialplan before the ring: the gate. /n keeps it in the path to the end.
        action.setChannel("Local/" + dial.permit().number().digits() + "@outdial-gate/n");
        action.setChannelId(Long.toString(attempt.value()));
        action.setOtherChannelId(attempt.value() + "-2");
        action.setContext(dial.guestOf().isPresent() ? "outdial-guest" : afterAnswer(dial));
        action.setExten(dial.guestOf().map(host -> Long.toString(host.value())).orElse("s"));
        action.setPriority(1);
        action.setAsync(true);
        action.setTimeout(ringFor(dial).plus(SETUP).toMillis());
        action.setVariables(variables(dial));
        return action;
    }

    private static String afterAnswer(Dial dial) {
        return dial.detectMachine() ? "outdial-answered-amd" : "outdial-answered";
    }

    private static Map<String, String> variables(Dial dial) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("__ATTEMPT", Long.toString(dial.attempt().value()));
        variables.put("__FLOOR", Integer.toString(dial.attempt().floor().value()));
        variables.put("__FENCE", Integer.toString(dial.attempt().fence().value()));
        variables.put("__NOT_AFTER", Long.toString(Math.max(0, dial.notAfter().getEpochSecond())));
        variables.put("__RING_FOR", Long.toString(ringFor(dial).toSeconds()));
        variables.put("__SHOW", dial.permit().caller().digits());
        variables.put("__CAMPAIGN", Long.toString(dial.permit().campaign().value()));
        variables.put("__RECORD", word(dial.recording()));
        if (dial.sampled()) {
            variables.put("__SAMPLE", "1");
        }
        return variables;
    }

    private static Duration ringFor(Dial dial) {
        return Duration.ofSeconds(Math.clamp(dial.ringFor().toSeconds(), 1, LONGEST_RING.toSeconds()));
    }

    private static String word(Recording recording) {
        return switch (recording) {
            case OFF -> "off";
            case ALL -> "all";
            case ON_DEMAND -> "demand";
        };
    }

    static OriginateAction callAgent(AgentLeg leg, AgentPhone phone) {
        return switch (phone) {
            case AgentPhone.Softphone(var endpoint) ->
                callAgent(leg, "PJSIP/" + endpoint, "outdial-agent", AGENT_RINGS);
            case AgentPhone.DeskPhone(var endpoint, var ring) ->
                ring(leg, "Local/" + endpoint + "@outdial-ring-desk/n", "outdial-agent", ring, Map.of());
            case AgentPhone.ByNumber(var number, var shows, var ring) ->
                ring(
                        leg,
                        "Local/" + number.digits() + "@outdial-ring-number/n",
                        "outdial-agent-answers",
                        ring,
                        Map.of("__SHOW", shows.digits()));
        };
    }

    /** Through dialplan before it rings, as a call to a person. */
    private static OriginateAction ring(
            AgentLeg leg, String channel, String context, AgentPhone.Ring ring, Map<String, String> more) {
        OriginateAction action = callAgent(leg, channel, context, AGENT_RINGS.plus(SETUP));
        action.setOtherChannelId(leg.channelId() + "-2");
        var variables = new LinkedHashMap<>(more);
        variables.put("__FLOOR", Integer.toString(ring.floor().value()));
        variables.put("__FENCE", Integer.toString(ring.fence().value()));
        variables.put("__NOT_AFTER", Long.toString(Math.max(0, ring.notAfter().getEpochSecond())));
        variables.put("__RING_FOR", Long.toString(AGENT_RINGS.toSeconds()));
        action.setVariables(variables);
        return action;
    }

    private static OriginateAction callAgent(AgentLeg leg, String channel, String context, Duration limit) {
        var action = new OriginateAction();
        action.setActionId(leg.channelId());
        action.setChannel(channel);
        action.setChannelId(leg.channelId());
        action.setContext(context);
        action.setExten(Long.toString(leg.agent().value()));
        action.setPriority(1);
        action.setAsync(true);
        action.setTimeout(limit.toMillis());
        return action;
    }

    /** Calls somebody who watches into the agent's call. */
    static OriginateAction callSupervisor(String channel, AgentPhone.Softphone phone, AgentLeg agent, Supervising how) {
        var action = new OriginateAction();
        action.setActionId(channel);
        action.setChannel("PJSIP/" + phone.endpoint());
        action.setChannelId(channel);
        action.setContext(context(how));
        action.setExten(agent.extension());
        action.setPriority(1);
        action.setAsync(true);
        action.setTimeout(Duration.ofSeconds(15).toMillis());
        return action;
    }

    /** The same for one who is in it already. */
    static RedirectAction supervise(String channel, AgentLeg agent, Supervising how) {
        return new RedirectAction(channel, context(how), agent.extension(), 1);
    }

    static HangupAction hangUpSupervisor(String channel) {
        return new HangupAction(channel);
    }

    private static String context(Supervising how) {
        return switch (how) {
            case LISTEN -> "outdial-listen";
            case WHISPER -> "outdial-whisper";
            case BARGE -> "outdial-barge";
        };
    }

    static RedirectAction connect(AttemptId attempt, AgentId agent) {
        return new RedirectAction(channel(attempt), "outdial-to-agent", Long.toString(agent.value()), 1);
    }

    /** The extension says who is left out, and with whom the person is left. */
    static RedirectAction passOn(AttemptId person, AttemptId guest, AgentId by) {
        return new RedirectAction(channel(person), "outdial-pass-on", by.value() + "*" + guest.value(), 1);
    }

    /** Takes a third party out of the agent's room, to be joined with the person. */
    static RedirectAction leaveRoom(AttemptId guest) {
        return new RedirectAction(channel(guest), "outdial-guest-left", "s", 1);
    }

    static RedirectAction visit(AgentLeg leg, AgentId host) {
        return new RedirectAction(leg.channelId(), "outdial-agent", Long.toString(host.value()), 1);
    }

    static RedirectAction goHome(AgentLeg leg) {
        return visit(leg, leg.agent());
    }

    static RedirectAction hold(AttemptId attempt) {
        return new RedirectAction(channel(attempt), "outdial-hold", "s", 1);
    }

    static HangupAction hangUp(AttemptId attempt) {
        return new HangupAction(channel(attempt));
    }

    static HangupAction hangUp(AgentLeg leg) {
        return new HangupAction(leg.channelId());
    }

    static MixMonitorMuteAction mute(AttemptId attempt, boolean muted) {
        return new MixMonitorMuteAction(channel(attempt), "both", muted ? 1 : 0);
    }

    static GetVarAction fence(FloorId floor) {
        return new GetVarAction("FENCE_" + floor.value());
    }

    static SetVarAction raise(FloorId floor, Fence fence) {
        return new SetVarAction("FENCE_" + floor.value(), Integer.toString(fence.value()));
    }

    /** Writing to the function deletes the entry; the plain action would need a right over the whole system. */
    static SetVarAction forget(AttemptId attempt) {
        return new SetVarAction("DB_DELETE(" + ENDINGS + "/" + attempt.value() + ")", "1");
    }

    static SetVarAction forget(OptOut optOut) {
        return new SetVarAction("DB_DELETE(" + OPT_OUTS + "/" + optOut.number() + ")", "1");
    }

    static DBGetTreeAction endings() {
        return new DBGetTreeAction(ENDINGS);
    }

    static DBGetTreeAction optOuts() {
        return new DBGetTreeAction(OPT_OUTS);
    }

    static CoreShowChannelsAction channels() {
        return new CoreShowChannelsAction();
    }

    static ManagerAction status() {
        return new CoreStatusAction();
    }

    static ManagerAction ping() {
        return new PingAction();
    }

    private static String channel(AttemptId attempt) {
        return Long.toString(attempt.value());
    }
}
