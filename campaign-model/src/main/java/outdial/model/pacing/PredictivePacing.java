package outdial.model.pacing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.agent.Agent;
import outdial.model.call.Call;
import outdial.model.call.CallTimes;
import outdial.model.call.Outcome;
import outdial.model.pacing.Situation.CallSeen;
import outdial.model.pacing.engine.CallEnd;
import outdial.model.pacing.engine.Decision;
import outdial.model.pacing.engine.Engine;
import outdial.model.pacing.engine.LeadPast;
import outdial.model.pacing.engine.Memory;
import outdial.model.pacing.engine.Moment;
import outdial.model.pacing.engine.Tuning;

/** The engine of predictive dialling, told in the words of the trade. */
public final class PredictivePacing implements Pacing {
    /** After so long without a turn, a night or an outage, it begins cautiously again. */
    private static final Duration STANDSTILL = Duration.ofMinutes(2);

    /** Nobody is there to take a second answer for an agent alone. */
    private static final int LEAST_TEAM = 2;

    private static final String ALONE = "Dials ahead from two agents on: one call for the ready agent.";

    private Engine engine;
    private final Moment moment = new Moment();
    private final List<CallSeen> onTheirWay = new ArrayList<>();
    private final Served served = new Served();
    /** Whether anything was learnt since the memory was last asked for. */
    private boolean news;

    public PredictivePacing() {
        engine = new Engine(Tuning.FULL);
    }

    /** Goes on from what was learnt before. */
    public PredictivePacing(Memory memory) {
        engine = new Engine(memory);
    }

    /** What it has learnt, to be stored. */
    public Memory memory() {
        news = false;
        return engine.memory();
    }

    @Override
    public Optional<Memory> learnt() {
        return news ? Optional.of(memory()) : Optional.empty();
    }

    @Override
    public Launch launch(Situation now) {
        look(now);
        if (moment.at - engine.seenAt() > STANDSTILL.toSeconds()) {
            engine = new Engine(engine.memory().overNight());
        }
        var choice = new Choice(now.leads().get(), engine.leads()::likelihood);
        Decision decision = engine.decide(moment, choice);
        List<AttemptId> takeBack = new ArrayList<>();
        for (int place : decision.takeBack()) {
            CallSeen one = onTheirWay.get(place);
            if (one.own()) {
                takeBack.add(one.attempt());
            }
        }
        var limit = decision.launch() < now.freeCalls() ? Situation.Limit.CAMPAIGN : now.limit();
        if (moment.team < LEAST_TEAM) {
            return new Launch(
                    oneEach(),
                    List.copyOf(takeBack),
                    List.of(),
                    () -> moment.team == 0 ? sentence(decision, limit) : ALONE);
        }
        return new Launch(decision.launch(), List.copyOf(takeBack), choice.taken(), () -> sentence(decision, limit));
    }

    private int oneEach() {
        return Math.clamp(moment.free - moment.waiting - moment.calls(), 0, moment.room);
    }

    /** A call ahead of its agent takes one that is not ready yet; it needs none of those that are. */
    @Override
    public double agentsPerCall() {
        return 0.25;
    }

    private static String sentence(Decision decision, Situation.Limit limit) {
        String left = decision.left() + " more may be abandoned";
        return switch (decision.reason()) {
            case LEARNING -> "Learns how this list answers: one call for each ready agent.";
            case NOBODY -> "Nobody is at work.";
            case RISK ->
                "One more call would find nobody with a chance of " + percent(decision.risk()) + "; "
                        + percent(decision.allowed()) + " is allowed, and " + left + ".";
            case SPENT -> "What may be abandoned is spent: only calls that would leave nobody without an agent.";
            case GUARD -> "The calls that ring could together break the cap: " + left + ".";
            case ROOM ->
                switch (limit) {
                    case CAMPAIGN -> "Launches as many calls as its limits allow.";
                    case LINES -> "Launches as many calls as the floor's lines allow.";
                    case SECOND -> "Launches as many calls as the floor may begin in a second.";
                    case TURN -> "Another campaign has had less of the same agents and is due first.";
                };
        };
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    // What is

    private void look(Situation now) {
        moment.clear();
        onTheirWay.clear();
        moment.at = seconds(now.at());
        moment.free = now.ready();
        moment.waiting = 0;
        moment.team = 0;
        moment.answered = now.account().counted();
        moment.abandoned = now.account().lost();
        moment.cap = now.account().capOfKnown();
        moment.room = Math.max(0, now.freeCalls());
        moment.left = now.ahead().left().toMillis() / 1e3;
        moment.leads = now.ahead().leads();
        now.calls().get().forEach(this::look);
        now.agents().get().forEach(one -> served.look(one, now.at(), moment));
    }

    private void look(CallSeen one) {
        switch (one.stage()) {
            case INTENT, SENT -> add(one, Moment.Stage.DIALLING, one.age());
            case RINGING -> add(one, Moment.Stage.RINGING, one.inStage());
            case ANSWERED -> {
                if (one.personWaits() && one.own()) {
                    moment.waiting++;
                    moment.answered++;
                } else {
                    add(one, Moment.Stage.LISTENING, one.inStage());
                }
            }
            // The window counts calls that are over: those that talk were answered, too.
            case CONNECTED -> moment.answered += one.own() ? 1 : 0;
            case ENDED -> {}
        }
    }

    private void add(CallSeen one, Moment.Stage stage, Duration in) {
        onTheirWay.add(one);
        // Of other campaigns' lists it has learnt nothing.
        double likelihood = one.own() ? engine.leads().likelihood(one.past()) : 1;
        moment.addCall(stage, in.toMillis() / 1e3, likelihood);
    }

    private static double seconds(Instant at) {
        return at.getEpochSecond() + at.getNano() / 1e9;
    }

    // What has been

    @Override
    public void heard(LeadPast past, Call before, Call now, Instant at) {
        resolve(past, before, now, at);
        CallTimes then = before.times();
        CallTimes times = now.times();
        if (times.abandoned() != null && then.abandoned() == null) {
            engine.settled(true, moment);
        } else if (now.life().sampled()) {
            // What the detector took for a machine was not expected as a person, and is not yet known to be one.
            return;
        } else if (times.connected() != null && then.connected() == null) {
            served.met(now.attempt());
            engine.settled(false, moment);
        }
    }

    private void resolve(LeadPast past, Call before, Call now, Instant at) {
        boolean known = switch (before) {
            case Call.Sent _, Call.Ringing _ -> !(now instanceof Call.Ringing || now instanceof Call.Listening);
            case Call.Listening _ -> true;
            case Call.Intended _, Call.Waiting _, Call.Connected _, Call.Held _, Call.Leaving _, Call.Ended _ -> false;
        };
        if (!known) {
            return;
        }
        CallTimes times = now.times();
        Instant over = times.answered() == null ? at : times.answered();
        Instant rang = times.ringing();
        double dialled = between(times.intent(), rang == null ? over : rang);
        double rung = rang == null ? -1 : between(rang, over);
        boolean person = times.person() != null && !now.life().sampled();
        if (before instanceof Call.Listening && person) {
            engine.listened(between(over, at));
        }
        news = true;
        engine.resolved(dialled, rung, end(now), seconds(at));
        if (tellsOfLead(now)) {
            engine.leads().learn(past, person);
        }
    }

    /** A call that was taken back or never reached the phone says nothing of whether somebody would have answered. */
    private static boolean tellsOfLead(Call now) {
        return switch (now) {
            case Call.Ended(var _, var outcome) -> tells(outcome);
            case Call.Leaving(var _, var outcome) -> tells(outcome);
            case Call.Intended _,
                    Call.Sent _,
                    Call.Ringing _,
                    Call.Listening _,
                    Call.Waiting _,
                    Call.Connected _,
                    Call.Held _ -> true;
        };
    }

    private static boolean tells(Outcome outcome) {
        return switch (outcome) {
            case TALKED, ABANDONED, HUNG_UP_EARLY, AGENT_LOST, MACHINE, NO_ANSWER, BUSY, REJECTED, INVALID_NUMBER ->
                true;
            case CONGESTION, CANCELLED, SYSTEM_LOST, VOID, UNKNOWN -> false;
        };
    }

    private static CallEnd end(Call now) {
        if (now.life().sampled()) {
            return CallEnd.MACHINE;
        }
        if (now.times().person() != null) {
            return CallEnd.PERSON;
        }
        return switch (now) {
            case Call.Leaving(var _, Outcome outcome) ->
                outcome == Outcome.MACHINE ? CallEnd.MACHINE : CallEnd.TAKEN_BACK;
            case Call.Ended(var _, Outcome outcome) -> outcome == Outcome.MACHINE ? CallEnd.MACHINE : CallEnd.NO_ANSWER;
            case Call.Intended _,
                    Call.Sent _,
                    Call.Ringing _,
                    Call.Listening _,
                    Call.Waiting _,
                    Call.Connected _,
                    Call.Held _ -> CallEnd.NO_ANSWER;
        };
    }

    private static double between(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis() / 1e3);
    }

    @Override
    public void nearlyDone(AgentId agent, Instant at) {
        served.nearlyDone(agent, at);
    }

    @Override
    public void moved(AgentId agent, Agent before, Agent now) {
        served.moved(agent, before, now, engine);
    }
}
