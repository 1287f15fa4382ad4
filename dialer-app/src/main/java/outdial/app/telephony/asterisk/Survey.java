package outdial.app.telephony.asterisk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.response.CoreStatusResponse;
import org.jspecify.annotations.Nullable;
import outdial.app.telephony.Telephony.OptOut;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.call.CallEvent;
import outdial.model.call.Ending;

/**
 * What lives on the exchange, and what it noted of what has ended.
 *
 * @param legs agents' legs, those that still ring among them, and each one's endpoint
 * @param inRoom agents' legs that can be given calls, or visit a colleague
 * @param visiting those of them in a colleague's room
 * @param started when Asterisk started, as it writes it itself; only good for comparing
 * @param at before the first question: what began later may be missing
 */
record Survey(
        Map<AttemptId, CallEvent> calls,
        Map<AgentLeg, String> legs,
        Set<AgentLeg> inRoom,
        Set<AgentLeg> visiting,
        Map<AttemptId, Ending> ended,
        List<OptOut> optOuts,
        String started,
        Instant at) {
    private static final int LIMIT_SECONDS = 10;
    private static final Pattern CHANNEL = Pattern.compile("PJSIP/([a-z0-9]+)-[0-9a-f]+");

    /** Asks the exchange; waits for the answers. Empty when the link broke meanwhile: then a new survey follows. */
    static Optional<Survey> take(AmiSession session, InstantSource clock) throws InterruptedException {
        Instant at = clock.instant();
        var status = session.ask(AmiGateway.status());
        var channels = session.list(AmiGateway.channels());
        // Asked after the channels: a call that ends in between is in both lists, never in none.
        var endings = session.list(AmiGateway.endings());
        var optOuts = session.list(AmiGateway.optOuts());
        try {
            CompletableFuture.allOf(status, channels, endings, optOuts).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
        var calls = new HashMap<AttemptId, CallEvent>();
        var legs = new HashMap<AgentLeg, String>();
        var inRoom = new HashSet<AgentLeg>();
        var visiting = new HashSet<AgentLeg>();
        channels.join().forEach(event -> {
            if (event instanceof CoreShowChannelEvent channel) {
                note(channel, calls);
                AgentLeg.ofChannel(channel.getUniqueid()).ifPresent(leg -> {
                    legs.put(leg, endpoint(channel.getChannel()));
                    if ("ConfBridge".equals(channel.getApplication())) {
                        inRoom.add(leg);
                        if (!room(channel).equals(Optional.of(leg.agent()))) {
                            visiting.add(leg);
                        }
                    }
                });
            }
        });
        Map<AttemptId, Ending> ended = endings(endings.join());
        calls.keySet().removeAll(ended.keySet());
        return Optional.of(new Survey(
                calls,
                legs,
                inRoom,
                visiting,
                ended,
                optOuts(optOuts.join()),
                started((CoreStatusResponse) status.join()),
                at));
    }

    private static String started(CoreStatusResponse status) {
        return status.getCoreStartupDate() + " " + status.getCoreStartupTime();
    }

    /** {@code PJSIP/<endpoint>-<number>} is what Asterisk names a channel. */
    private static String endpoint(@Nullable String channel) {
        Matcher found = CHANNEL.matcher(channel == null ? "" : channel);
        return found.matches() ? found.group(1) : "";
    }

    private static void note(CoreShowChannelEvent channel, Map<AttemptId, CallEvent> calls) {
        String id = channel.getUniqueid() == null ? "" : channel.getUniqueid();
        if (id.endsWith("-2")) {
            // The gate's side lives a moment longer than ours: the call is ending, not gone.
            AmiTranslator.attempt(id.substring(0, id.length() - 2))
                    .ifPresent(attempt -> calls.putIfAbsent(attempt, new CallEvent.Ringing()));
        } else {
            AmiTranslator.attempt(id).ifPresent(attempt -> calls.put(attempt, stage(channel)));
        }
    }

    /** How far a call is, by where in our dialplan its channel is. */
    static CallEvent stage(CoreShowChannelEvent channel) {
        String context = channel.getContext() == null ? "" : channel.getContext();
        return switch (context) {
            case "outdial-answered", "outdial-answered-amd", "outdial-record" -> new CallEvent.Answered();
            case "outdial-waiting" -> new CallEvent.PersonHeard();
            case "outdial-sample" -> new CallEvent.MachineSampled("");
            case "outdial-message" -> new CallEvent.MessagePlayed();
            case "outdial-lost", "outdial-hold", "outdial-guest-left" -> new CallEvent.AgentLeft();
            case "outdial-to-agent", "outdial-guest" -> inRoom(channel);
            case "outdial-pass-on" -> passedOn(channel);
            default -> new CallEvent.Ringing();
        };
    }

    private static CallEvent passedOn(CoreShowChannelEvent channel) {
        String by = channel.getExten() == null ? "" : channel.getExten().split("\\*", 2)[0];
        return AmiTranslator.passedOn(by).orElseGet(CallEvent.AgentLeft::new);
    }

    private static Optional<AgentId> room(CoreShowChannelEvent channel) {
        return AgentLeg.ofRoom(
                channel.getApplicationdata() == null
                        ? ""
                        : channel.getApplicationdata().split(",", 2)[0]);
    }

    private static CallEvent inRoom(CoreShowChannelEvent channel) {
        return room(channel)
                .filter(_ -> "ConfBridge".equals(channel.getApplication()))
                .<CallEvent>map(CallEvent.Connected::new)
                .orElseGet(CallEvent.AgentLeft::new);
    }

    private static Map<AttemptId, Ending> endings(Iterable<?> entries) {
        var ended = new HashMap<AttemptId, Ending>();
        for (Object entry : entries) {
            if (entry instanceof DBGetTreeResponseEvent row) {
                AmiTranslator.attempt(key(row, AmiGateway.ENDINGS))
                        .ifPresent(attempt ->
                                Witness.parse(row.getVal()).ifPresent(witness -> ended.put(attempt, witness.ending())));
            }
        }
        return ended;
    }

    private static List<OptOut> optOuts(Iterable<?> entries) {
        var found = new ArrayList<OptOut>();
        for (Object entry : entries) {
            if (entry instanceof DBGetTreeResponseEvent row && row.getVal() != null) {
                String[] noted = row.getVal().split("\\|", 3);
                String where = noted.length > 2 ? noted[2] : "";
                AmiTranslator.optOut(key(row, AmiGateway.OPT_OUTS), noted[0], where)
                        .ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    private static @Nullable String key(DBGetTreeResponseEvent row, String family) {
        String head = "/" + family + "/";
        return row.getKey().startsWith(head) ? row.getKey().substring(head.length()) : null;
    }
}
