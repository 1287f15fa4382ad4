package outdial.app.telephony.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.response.ManagerError;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.Ear;
import outdial.app.telephony.Telephony;
import outdial.app.telephony.TelephonyDown;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.Fence;
import outdial.model.FloorId;

/**
 * Telephony by a real Asterisk that {@link PbxConfig} has configured. Links up at the first {@link #lead} and keeps the
 * link from then on: a lost one is mended by itself, the lead confirmed again and a survey told.
 */
public final class AsteriskTelephony implements Telephony {
    /** Orders to dial a second: 40 were clean and 60 late on two cores. */
    public static final int USUAL_PACE = 30;

    private static final int HANG_UPS = 5;
    private static final Duration ASK_AGAIN = Duration.ofMillis(300);

    private final InstantSource clock;
    private final AmiLink link;
    private final Mouth mouth;
    private final DialLane lane;
    private final Steering steering;
    private final AgentLegs legs;
    private final AgentPhones phones;
    private final SupervisorLegs supervisors;
    /** What is recorded of a campaign's calls, for orders that do not say it themselves. */
    private volatile Function<CampaignId, Recording> recording = _ -> Recording.OFF;

    private final Map<FloorId, Fence> leads = new ConcurrentHashMap<>();
    private final ExecutorService surveyor = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("pbx-survey").factory());
    /** When the exchange started, as the last survey found it; empty before the first. Only the surveyor's. */
    private String started = "";

    /** Whether legs in rooms of others are to be sent home: with a new lead nobody visits anybody. */
    private volatile boolean strayLegsDue;

    /** Whether a restarted exchange has still to be told of the agents' phones. Only the surveyor's. */
    private boolean phonesDue;

    /** @param ear is told everything, on one thread, in order */
    public AsteriskTelephony(PbxLink where, Ear ear, InstantSource clock) {
        this(where, ear, clock, USUAL_PACE, _ -> {});
    }

    /**
     * The same, watched.
     *
     * @param pace the most orders to dial in a second
     * @param orderTook is told how long the exchange took to accept each order to dial, on any thread
     */
    public AsteriskTelephony(PbxLink where, Ear ear, InstantSource clock, int pace, Consumer<Duration> orderTook) {
        this.clock = clock;
        this.phones = new AgentPhones(where);
        this.legs = new AgentLegs(clock.instant());
        this.mouth = new Mouth(ear, clock, this::survey);
        this.link = new AmiLink(
                where,
                event -> AmiTranslator.translate(event).ifPresent(heard -> mouth.say(at -> handle(heard, at))),
                new LinkFate());
        this.steering = new Steering(link, mouth);
        this.supervisors = new SupervisorLegs(link, legs, phones, clock);
        this.lane = new DialLane(link, new Pace(pace, orderTook), clock, mouth::ended);
    }

    private final class LinkFate implements AmiLink.Fate {
        @Override
        public void lost(String why) {
            mouth.say(at -> mouth.ear().linkLost(why, at));
        }

        @Override
        public void mended() {
            try {
                for (var lead : leads.entrySet()) {
                    raise(lead.getKey(), lead.getValue());
                }
                survey();
            } catch (TelephonyDown notOurs) {
                // Overtaken by another leader, or lost again: either way nothing may be dialled.
                lost(String.valueOf(notOurs.getMessage()));
            }
        }
    }

    @Override
    public void lead(FloorId floor, Fence fence) throws TelephonyDown {
        link.open();
        raise(floor, fence);
        leads.put(floor, fence);
        strayLegsDue = true;
        survey();
    }

    private void raise(FloorId floor, Fence fence) throws TelephonyDown {
        AmiSession session = link.steering()
                .orElseThrow(() -> new TelephonyDown("The link to the exchange broke while taking the lead"));
        Lead.take(session, floor, fence, clock);
    }

    @Override
    public void originate(Dial dial) {
        lane.add(
                dial.recording() == Recording.OFF && dial.guestOf().isEmpty()
                        ? dial.recorded(recording.apply(dial.permit().campaign()))
                        : dial);
    }

    /** Records calls by their campaign's rule from now on. */
    public void record(Function<CampaignId, Recording> rule) {
        recording = rule;
    }

    @Override
    public void connect(AttemptId attempt, AgentId agent) {
        steering.lead(AmiGateway.connect(attempt, agent));
    }

    @Override
    public void hold(AttemptId attempt) {
        steering.lead(AmiGateway.hold(attempt));
    }

    @Override
    public void passOn(AttemptId person, AttemptId guest, AgentId by) {
        steering.lead(AmiGateway.leaveRoom(guest));
        steering.lead(AmiGateway.passOn(person, guest, by));
    }

    @Override
    public void visit(AgentId colleague, AgentId host) {
        legs.of(colleague).ifPresent(leg -> steering.lead(AmiGateway.visit(leg, host)));
    }

    @Override
    public void goHome(AgentId colleague) {
        legs.of(colleague).ifPresent(leg -> steering.lead(AmiGateway.goHome(leg)));
    }

    @Override
    public void hangUp(AttemptId attempt) {
        if (!lane.takeBack(attempt)) {
            hangUp(attempt, HANG_UPS);
        }
    }

    /** The order to dial goes another way and may arrive later than this one: then it is asked again. */
    private void hangUp(AttemptId attempt, int times) {
        link.steering()
                .ifPresent(session -> session.send(AmiGateway.hangUp(attempt), answer -> {
                    if (answer instanceof ManagerError && times > 1 && lane.isOpen(attempt)) {
                        mouth.sayLater(_ -> hangUp(attempt, times - 1), ASK_AGAIN);
                    }
                }));
    }

    @Override
    public void callAgent(AgentId agent, AgentPhone phone) {
        legs.of(agent).ifPresent(old -> steer(AmiGateway.hangUp(old)));
        AgentLeg leg = legs.next(agent, phone, clock.instant());
        boolean sent = link.steering()
                .map(session -> session.send(AmiGateway.callAgent(leg, phone), answer -> {
                    if (answer instanceof ManagerError) {
                        mouth.say(at -> gone(leg, "The exchange would not call the phone: " + answer.getMessage(), at));
                    }
                }))
                .orElse(false);
        if (!sent) {
            mouth.say(at -> gone(leg, "The link to the exchange is down", at));
        }
    }

    @Override
    public void hangUpAgent(AgentId agent) {
        legs.of(agent).ifPresent(leg -> steer(AmiGateway.hangUp(leg)));
    }

    @Override
    public void forget(AttemptId attempt) {
        steer(AmiGateway.forget(attempt));
    }

    @Override
    public void forget(OptOut optOut) {
        steer(AmiGateway.forget(optOut));
    }

    @Override
    public void pauseRecording(AttemptId attempt) {
        steer(AmiGateway.mute(attempt, true));
    }

    @Override
    public void resumeRecording(AttemptId attempt) {
        steer(AmiGateway.mute(attempt, false));
    }

    /** As for {@link Steering}: an order that finds no link or no channel is of no use later either. */
    private void steer(ManagerAction order) {
        link.steering().ifPresent(session -> session.send(order, _ -> {}));
    }

    @Override
    public void survey() {
        try {
            surveyor.execute(this::takeSurvey);
        } catch (RejectedExecutionException closed) {
            // nobody listens any more
        }
    }

    private void takeSurvey() {
        try {
            Optional<AmiSession> session = link.steering();
            if (session.isPresent()) {
                Survey.take(session.get(), clock).ifPresent(this::tell);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Survey survey) {
        boolean restarted = !started.isEmpty() && !started.equals(survey.started());
        started = survey.started();
        phonesDue = (phonesDue || restarted) && !phones.pushAgain();
        lane.onlyThese(survey.calls().keySet(), survey.at());
        legs.found(survey.legs(), survey.at());
        if (strayLegsDue) {
            // Of a dialer before this one: nobody knows any more whom they visit.
            strayLegsDue = false;
            survey.visiting().forEach(leg -> steering.lead(AmiGateway.goHome(leg)));
        }
        var agents = survey.inRoom().stream().map(AgentLeg::agent).collect(Collectors.toUnmodifiableSet());
        mouth.say(_ -> {
            mouth.ear().survey(survey.calls(), agents, survey.ended(), restarted, survey.at());
            survey.optOuts().forEach(optOut -> mouth.ear().optedOut(optOut, survey.at()));
        });
    }

    private void handle(Heard heard, Instant at) {
        switch (heard) {
            case Heard.OfCall(var attempt, var event) -> {
                lane.hear(attempt, event);
                mouth.ear().heard(attempt, event, at);
            }
            case Heard.NotPlaced(var attempt) -> mouth.sayLater(_ -> lane.noCall(attempt), Duration.ofSeconds(1));
            case Heard.AgentHere(var leg) -> {
                if (legs.isPresent(leg)) {
                    mouth.ear().agentHere(leg.agent(), at);
                }
            }
            case Heard.AgentGone(var leg, var why) -> gone(leg, why, at);
            // A dead browser's leg would stand until its silence is noticed: seconds in which nobody hears the person.
            case Heard.PhoneGone(var endpoint) ->
                legs.ofPhone(endpoint).ifPresent(leg -> steer(AmiGateway.hangUp(leg)));
            case Heard.OptedOut(var optOut) -> mouth.ear().optedOut(optOut, at);
        }
    }

    private void gone(AgentLeg leg, String why, Instant at) {
        if (legs.end(leg)) {
            mouth.ear().agentGone(leg.agent(), why, at);
        }
    }

    /** The fence under which this dialer has taken the lead of {@code floor}, if it has. */
    public Optional<Fence> fence(FloorId floor) {
        return Optional.ofNullable(leads.get(floor));
    }

    /** The agents' softphones, which this exchange knows only while they are admitted. */
    public AgentPhones phones() {
        return phones;
    }

    /** Those who are in on agents' calls. */
    public SupervisorLegs supervisors() {
        return supervisors;
    }

    @Override
    public void close() {
        lane.close();
        link.close();
        surveyor.shutdownNow();
        mouth.close();
    }
}
