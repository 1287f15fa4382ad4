package outdial.app.telephony.asterisk;

import java.util.Optional;
import java.util.regex.Pattern;
import org.asteriskjava.manager.event.ConfbridgeJoinEvent;
import org.asteriskjava.manager.event.ContactStatusEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.NewStateEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.jspecify.annotations.Nullable;
import outdial.app.telephony.Telephony.OptOut;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.call.CallEvent;

/**
 * Their event in our words, or nothing. Pure. A call is known by its own channel ids, by the id of its one order, or
 * by what our dialplan says of it: another channel that shares its fate proves nothing.
 */
final class AmiTranslator {
    private static final Pattern ATTEMPT = Pattern.compile("[1-9][0-9]{0,15}");
    private static final Pattern AGENT = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");

    private AmiTranslator() {}

    static Optional<Heard> translate(ManagerEvent event) {
        return switch (event) {
            case OutdialEvent said -> said(said);
            case NewStateEvent state
            when "Ringing".equals(state.getChannelStateDesc()) ->
                attempt(state.getUniqueId()).map(attempt -> new Heard.OfCall(attempt, new CallEvent.Ringing()));
            case ConfbridgeJoinEvent join -> joined(join);
            case HangupEvent hangup ->
                AgentLeg.ofChannel(hangup.getUniqueId())
                        .map(leg -> new Heard.AgentGone(leg, why(hangup.getCauseTxt(), hangup.getTechCause())));
            case OriginateResponseEvent response when !response.isSuccess() -> notPlaced(response);
            case ContactStatusEvent contact
            when "Removed".equals(contact.getContactStatus()) ->
                Optional.ofNullable(contact.getEndpointName()).map(Heard.PhoneGone::new);
            default -> Optional.empty();
        };
    }

    /** The attempt that a channel id or the head of an action id names. */
    static Optional<AttemptId> attempt(@Nullable String id) {
        if (id == null || !ATTEMPT.matcher(id).matches()) {
            return Optional.empty();
        }
        long value = Long.parseLong(id);
        return value < 1L << 53 ? Optional.of(new AttemptId(value)) : Optional.empty();
    }

    private static Optional<Heard> said(OutdialEvent event) {
        String word = event.getSays() == null ? "" : event.getSays();
        if (word.equals("opt-out")) {
            return optOut(event.getNumber(), event.getCalled(), event.getDetail())
                    .map(Heard.OptedOut::new);
        }
        return attempt(event.getAttempt())
                .flatMap(attempt -> callEvent(word, event.getDetail()).map(what -> new Heard.OfCall(attempt, what)));
    }

    private static Optional<CallEvent> callEvent(String word, @Nullable String detail) {
        return switch (word) {
            case "answered" -> Optional.of(new CallEvent.Answered());
            case "person" -> Optional.of(new CallEvent.PersonHeard());
            case "machine" -> Optional.of(new CallEvent.MachineHeard(detail == null ? "" : detail));
            case "sample" -> Optional.of(new CallEvent.MachineSampled(detail == null ? "" : detail));
            case "agent-left" -> Optional.of(new CallEvent.AgentLeft());
            case "passed-on" -> passedOn(detail);
            case "message" -> Optional.of(new CallEvent.MessagePlayed());
            case "ended" -> Witness.parse(detail).map(witness -> new CallEvent.Ended(witness.ending()));
            default -> Optional.empty();
        };
    }

    /** By its detail: who has left the person. */
    static Optional<CallEvent> passedOn(@Nullable String by) {
        return by != null && AGENT.matcher(by).matches()
                ? Optional.of(new CallEvent.PassedOn(new AgentId(Long.parseLong(by))))
                : Optional.empty();
    }

    static Optional<OptOut> optOut(@Nullable String number, @Nullable String called, @Nullable String where) {
        if (number == null || called == null) {
            return Optional.empty();
        }
        return DIGITS.matcher(number).matches() && DIGITS.matcher(called).matches()
                ? Optional.of(new OptOut(number, called, where(where)))
                : Optional.empty();
    }

    /** A dialplan of before calls could be opted out of names no place. */
    private static OptOut.Where where(@Nullable String word) {
        return "called".equals(word) ? OptOut.Where.CALLED : OptOut.Where.RANG_BACK;
    }

    private static Optional<Heard> joined(ConfbridgeJoinEvent join) {
        Optional<AgentLeg> leg = AgentLeg.ofChannel(join.getUniqueId());
        if (leg.isPresent()) {
            // A colleague who comes to another's room was there before, and is not at home.
            return leg.filter(one -> AgentLeg.ofRoom(join.getConference())
                            .filter(one.agent()::equals)
                            .isPresent())
                    .map(Heard.AgentHere::new);
        }
        return attempt(join.getUniqueId())
                .flatMap(
                        attempt -> AgentLeg.ofRoom(join.getConference()).map(agent -> Heard.connected(attempt, agent)));
    }

    private static Optional<Heard> notPlaced(OriginateResponseEvent response) {
        String order = response.getActionId() == null ? "" : response.getActionId();
        if (order.startsWith(AmiGateway.DIAL_ORDER)) {
            return attempt(order.substring(AmiGateway.DIAL_ORDER.length())).map(Heard.NotPlaced::new);
        }
        return AgentLeg.ofChannel(order)
                .map(leg -> new Heard.AgentGone(leg, "The phone did not answer, or is not registered"));
    }

    private static String why(@Nullable String cause, @Nullable String sipCode) {
        String text = cause == null || cause.isBlank() ? "The phone hung up" : "The phone's call ended: " + cause;
        return sipCode == null ? text : text + " (" + sipCode + ")";
    }
}
