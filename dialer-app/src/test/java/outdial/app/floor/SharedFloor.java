package outdial.app.floor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import outdial.app.lab.Exercise;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.Fence;
import outdial.model.SkillId;
import outdial.model.agent.Agent;
import outdial.model.agent.AgentProfile;
import outdial.model.agent.Needs;
import outdial.model.call.CallEvent;
import outdial.model.call.Ending;
import outdial.model.campaign.DialMode;
import outdial.model.disposition.Disposition;
import outdial.model.pacing.pool.FloorLimits;

/**
 * The floor of production with two campaigns and one team, in virtual time: a phone in three is answered by a person after
 * 3 to 15 s, a talk takes 20 to 80 s, a wrap-up 5 s. The store answers at once.
 */
final class SharedFloor {
    private final Floor floor = new Floor(Exercise.gate());
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    private final PriorityQueue<Told> agenda = new PriorityQueue<>(Comparator.comparing(Told::at));
    private final List<Campaign> campaigns = new ArrayList<>();
    private final Map<AttemptId, Campaign> campaignOf = new HashMap<>();
    private final Map<CampaignId, Long> talked = new HashMap<>();
    private final List<Instant> begun = new ArrayList<>();
    private final Set<String> sentences = new HashSet<>();
    private final Set<AttemptId> served = new HashSet<>();
    private FloorLimits limits = FloorLimits.WIDE;
    private Instant now = Exercise.NOON;
    private int leads;
    private int mostCalls;
    private int leastReady = Integer.MAX_VALUE;

    private record Told(Instant at, FloorInput input) {}

    SharedFloor(int agents, DialMode mode, int... weights) {
        this(agents, agents, mode, weights);
    }

    /** One whose first campaign asks for a skill that only the first {@code skilled} agents have. */
    SharedFloor(int agents, int skilled, DialMode mode, int... weights) {
        var skill = new SkillId(3);
        for (int weight : weights) {
            var id = new CampaignId(7 + campaigns.size());
            Needs needs = campaigns.isEmpty() ? new Needs(Set.of(skill), Optional.empty()) : Needs.NONE;
            campaigns.add(Exercise.campaign(id, mode, needs, weight));
        }
        for (int agent = 1; agent <= agents; agent++) {
            var id = new AgentId(agent);
            Set<SkillId> skills = agent <= skilled ? Set.of(skill) : Set.of();
            in(1_010, new FloorInput.AgentSignedIn(new AgentProfile(id, skills, Set.of("en"))));
            in(1_020, new FloorInput.AgentHere(id));
            in(1_030, new FloorInput.Readied(id));
        }
    }

    SharedFloor limited(FloorLimits others) {
        limits = others;
        return this;
    }

    SharedFloor play(int seconds) {
        in(0, new FloorInput.LimitsSet(limits));
        campaigns.forEach(one -> in(1, new FloorInput.CampaignOpened(one, List.of())));
        in(2, new FloorInput.LeadTaken(Exercise.FLOOR, new Fence(1), List.of()));
        for (int tick = 0; tick < 4 * seconds; tick++) {
            in(250L * tick, new FloorInput.Tick());
        }
        Instant end = now.plusSeconds(seconds);
        while (!agenda.isEmpty() && agenda.peek().at().isBefore(end)) {
            Told next = agenda.remove();
            now = next.at();
            if (!isMoot(next.input())) {
                floor.handle(next.input(), now).forEach(this::answer);
            }
        }
        return this;
    }

    /** ms that agents talked for a campaign. */
    long talked(int campaign) {
        return talked.getOrDefault(campaigns.get(campaign).id(), 0L);
    }

    int mostCalls() {
        return mostCalls;
    }

    /** Of the second half minute on, when the first calls have come. */
    int leastReady() {
        return leastReady;
    }

    Set<String> sentences() {
        return sentences;
    }

    int mostInASecond() {
        int most = 0;
        int from = 0;
        for (int i = 0; i < begun.size(); i++) {
            while (!begun.get(from).plusSeconds(1).isAfter(begun.get(i))) {
                from++;
            }
            most = Math.max(most, i - from + 1);
        }
        return most;
    }

    private void in(long ms, FloorInput input) {
        agenda.add(new Told(now.plusMillis(ms), input));
    }

    /** What would have become of a person for whom no agent had come. */
    private boolean isMoot(FloorInput input) {
        return input instanceof FloorInput.Heard(var attempt, var event)
                && served.contains(attempt)
                && isOfNobody(event);
    }

    private static boolean isOfNobody(CallEvent event) {
        return event instanceof CallEvent.MessagePlayed
                || (event instanceof CallEvent.Ended(var how) && how == Ending.UNCLAIMED);
    }

    private void answer(Effect effect) {
        switch (effect) {
            case StorageEffect.FillHopper ask -> in(1, filled(ask));
            case StorageEffect.BeginAttempts batch -> {
                Campaign campaign = campaigns.stream()
                        .filter(one -> one.id().equals(batch.campaign()))
                        .findFirst()
                        .orElseThrow();
                batch.intents().forEach(intent -> {
                    campaignOf.put(intent.attempt(), campaign);
                    begun.add(now);
                });
                in(5, new FloorInput.AttemptsBegun(batch.batch(), attempts(batch), Map.of()));
            }
            case TelephonyEffect.Originate dial -> dialled(dial.attempt());
            case TelephonyEffect.Connect(var attempt, var agent) -> {
                served.add(attempt);
                int talk = 20_000 + random.nextInt(60_000);
                in(50, new FloorInput.Heard(attempt, new CallEvent.Connected(agent)));
                in(talk, new FloorInput.Heard(attempt, new CallEvent.Ended(Ending.HANGUP)));
                in(
                        talk + 5_000,
                        new FloorInput.Disposed(
                                agent, attempt, Disposition.of(Disposition.Kind.REFUSAL), Optional.empty()));
                talked.merge(Objects.requireNonNull(campaignOf.get(attempt)).id(), (long) talk, Long::sum);
            }
            case Effect.Publish(var view) -> look(view);
            case TelephonyEffect.Survey()
            when begun.isEmpty() -> in(1, new FloorInput.Surveyed(Map.of(), Set.of(), Map.of(), false, now));
            case TelephonyEffect _, StorageEffect _, Effect.ShowAgent _ -> {}
        }
    }

    private void look(FloorView view) {
        mostCalls = Math.max(mostCalls, view.calls().size());
        view.campaigns().forEach(one -> sentences.add(one.sentence()));
        if (now.isAfter(Exercise.NOON.plusSeconds(30))) {
            long ready = view.agents().stream()
                    .filter(agent -> agent.now() instanceof Agent.Ready)
                    .count();
            leastReady = (int) Math.min(leastReady, ready);
        }
    }

    private static Set<AttemptId> attempts(StorageEffect.BeginAttempts batch) {
        return batch.intents().stream().map(Intent::attempt).collect(Collectors.toSet());
    }

    private FloorInput filled(StorageEffect.FillHopper ask) {
        var entries = new ArrayList<HopperEntry>();
        Campaign campaign = campaigns.stream()
                .filter(one -> one.id().equals(ask.campaign()))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < ask.want(); i++) {
            entries.add(Exercise.lead(campaign, ++leads));
        }
        return new FloorInput.HopperFilled(ask.campaign(), entries, false);
    }

    private void dialled(AttemptId attempt) {
        in(500, new FloorInput.Heard(attempt, new CallEvent.Ringing()));
        if (random.nextInt(3) == 0) {
            int answers = 3_000 + random.nextInt(12_000);
            in(answers, new FloorInput.Heard(attempt, new CallEvent.Answered()));
            in(answers + 2_000, new FloorInput.Heard(attempt, new CallEvent.MessagePlayed()));
            in(answers + 9_000, new FloorInput.Heard(attempt, new CallEvent.Ended(Ending.UNCLAIMED)));
        } else {
            in(20_000, new FloorInput.Heard(attempt, new CallEvent.Ended(Ending.NO_ANSWER)));
        }
    }
}
