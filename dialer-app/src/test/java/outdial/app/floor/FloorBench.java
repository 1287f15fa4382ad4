package outdial.app.floor;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import outdial.app.lab.Exercise;
import outdial.model.AgentId;
import outdial.model.Fence;
import outdial.model.agent.AgentProfile;
import outdial.model.agent.Needs;
import outdial.model.call.CallEvent;
import outdial.model.call.Ending;
import outdial.model.campaign.DialMode;
import outdial.model.disposition.Disposition;

/**
 * How many inputs a second one thread takes: 1,000 agents, about 3,000 calls at five calls for each ready agent. A day
 * is played once and written down; then the floor, and beside it an empty switch, are given the same inputs again.
 * Counted in processor time of the one thread, so that a busy machine does not matter.
 */
public final class FloorBench {
    private static final int AGENTS = 1_000;
    private static final int INPUTS = 600_000;
    private static final int ROUNDS = 7;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    private final Campaign campaign = unlimited();
    private final Floor floor = new Floor(Exercise.gate());
    private final PriorityQueue<Told> future = new PriorityQueue<>();
    private final List<Told> played = new ArrayList<>();
    private Instant now = Exercise.NOON;
    private long count;
    private long leads;
    private int mostCalls;

    private FloorBench() {}

    public static void main(String[] args) {
        var bench = new FloorBench();
        bench.play();
        System.out.printf(
                Locale.ROOT,
                "%,d inputs of %d agents and up to %,d calls at one time%n",
                bench.played.size(),
                AGENTS,
                bench.mostCalls);
        for (int round = 1; round <= ROUNDS; round++) {
            double floorRate = rate(bench.played, bench::throughFloor);
            double emptyRate = rate(bench.played, FloorBench::throughNothing);
            System.out.printf(
                    Locale.ROOT,
                    "round %d: floor %,.0f inputs/s; baseline, an empty switch, %,.0f inputs/s%n",
                    round,
                    floorRate,
                    emptyRate);
        }
    }

    private static double rate(List<Told> inputs, Run run) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long result = run.through(inputs);
        double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
        if (result == 0) {
            throw new IllegalStateException("Nothing came of " + inputs.size() + " inputs");
        }
        return inputs.size() / seconds;
    }

    private long throughFloor(List<Told> inputs) {
        var fresh = new Floor(Exercise.gate());
        long effects = 0;
        for (Told told : inputs) {
            effects += fresh.handle(told.input, told.at).size();
        }
        return effects;
    }

    private static long throughNothing(List<Told> inputs) {
        long calls = 0;
        for (Told told : inputs) {
            calls += switch (told.input) {
                case FloorInput.Heard _ -> 1;
                case FloorInput.AttemptsBegun _ -> 2;
                case FloorInput _ -> 3;
            };
        }
        return calls;
    }

    private static Campaign unlimited() {
        Campaign usual = Exercise.campaign(Exercise.CAMPAIGN, new DialMode.FixedRatio(5), Needs.NONE);
        return new Campaign(
                usual.terms(),
                usual.mode(),
                usual.needs(),
                usual.ringFor(),
                false,
                1,
                5_000,
                usual.weight(),
                usual.wrapUp(),
                usual.preview());
    }

    private void play() {
        in(0, new FloorInput.CampaignOpened(campaign, List.of()));
        in(0, new FloorInput.LeadTaken(Exercise.FLOOR, new Fence(1), List.of()));
        for (int agent = 1; agent <= AGENTS; agent++) {
            var id = new AgentId(agent);
            in(10, new FloorInput.AgentSignedIn(new AgentProfile(id, Set.of(), Set.of("en"))));
            in(20, new FloorInput.AgentHere(id));
            in(100 + random.nextInt(100_000), new FloorInput.Readied(id));
        }
        in(1_000, new FloorInput.Tick());
        while (played.size() < INPUTS) {
            Told told = future.remove();
            now = told.at;
            played.add(told);
            floor.handle(told.input, told.at).forEach(this::react);
            if (told.input instanceof FloorInput.Tick) {
                in(250, told.input);
            }
        }
    }

    private void react(Effect effect) {
        switch (effect) {
            case TelephonyEffect.Survey() -> in(5, surveyOf(floor.view()));
            case TelephonyEffect.Originate dial -> ring(dial);
            case TelephonyEffect.Connect(var attempt, var agent) -> {
                in(50, new FloorInput.Heard(attempt, new CallEvent.Connected(agent)));
                in(20_000 + random.nextInt(60_000), ended(attempt, Ending.HANGUP));
            }
            case StorageEffect.FillHopper ask -> in(10, filled(ask));
            case StorageEffect.BeginAttempts batch ->
                in(
                        10,
                        new FloorInput.AttemptsBegun(
                                batch.batch(),
                                batch.intents().stream().map(Intent::attempt).collect(Collectors.toSet()),
                                java.util.Map.of()));
            case StorageEffect.CloseAttempt close ->
                close.agent()
                        .ifPresent(agent -> in(
                                5_000,
                                new FloorInput.Disposed(
                                        agent,
                                        close.attempt(),
                                        Disposition.of(Disposition.Kind.REFUSAL),
                                        Optional.empty())));
            case Effect.Publish(var view) ->
                mostCalls = Math.max(mostCalls, view.calls().size());
            case TelephonyEffect _, StorageEffect _, Effect.ShowAgent _ -> {}
        }
    }

    private void ring(TelephonyEffect.Originate dial) {
        in(300, new FloorInput.Heard(dial.attempt(), new CallEvent.Ringing()));
        if (random.nextInt(6) == 0) {
            in(10_000 + random.nextInt(12_000), new FloorInput.Heard(dial.attempt(), new CallEvent.Answered()));
        } else {
            in(15_000 + random.nextInt(10_000), ended(dial.attempt(), Ending.NO_ANSWER));
        }
    }

    private static FloorInput ended(outdial.model.AttemptId attempt, Ending how) {
        return new FloorInput.Heard(attempt, new CallEvent.Ended(how));
    }

    private FloorInput filled(StorageEffect.FillHopper ask) {
        var entries = new ArrayList<HopperEntry>();
        for (int i = 0; i < ask.want(); i++) {
            entries.add(Exercise.lead(campaign, ++leads));
        }
        return new FloorInput.HopperFilled(ask.campaign(), entries, false);
    }

    private FloorInput surveyOf(FloorView view) {
        var calls = new java.util.HashMap<outdial.model.AttemptId, CallEvent>();
        for (var call : view.calls()) {
            switch (call.stage()) {
                case INTENT, ENDED -> {}
                case SENT, RINGING -> calls.put(call.attempt(), new CallEvent.Ringing());
                case ANSWERED -> calls.put(call.attempt(), new CallEvent.Answered());
                case CONNECTED ->
                    call.agent().ifPresent(agent -> calls.put(call.attempt(), new CallEvent.Connected(agent)));
            }
        }
        var agents = view.agents().stream().filter(FloorView.AgentView::phoneUp).map(FloorView.AgentView::agent);
        return new FloorInput.Surveyed(calls, agents.collect(Collectors.toSet()), java.util.Map.of(), false, now);
    }

    private void in(long millis, FloorInput input) {
        future.add(new Told(now.plus(Duration.ofMillis(millis)), count++, input));
    }

    private interface Run {
        long through(List<Told> inputs);
    }

    private record Told(Instant at, long order, FloorInput input) implements Comparable<Told> {
        @Override
        public int compareTo(Told other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
