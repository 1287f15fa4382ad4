package outdial.model.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.model.agent.Agent;
import outdial.model.call.Call;
import outdial.model.call.CallEvent;
import outdial.model.call.Ending;
import outdial.model.call.Stage;
import outdial.model.campaign.DialMode;
import outdial.model.pacing.Situation.AgentSeen;
import outdial.model.pacing.Situation.CallSeen;
import outdial.model.pacing.account.AccountRule;
import outdial.model.pacing.account.AccountStanding;
import outdial.model.pacing.account.Tally;
import outdial.model.pacing.engine.LeadPast;

class PredictivePacingTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final AgentId ANA = new AgentId(1);

    private int calls;

    private AttemptId attempt() {
        return AttemptId.of(new FloorId(1), new Fence(1), calls++);
    }

    private static AccountStanding standing(Tally tally) {
        return new AccountStanding(AccountRule.ofCampaign(0.03), tally);
    }

    private static Situation situation(Instant at, int ready, Tally lastDay, List<CallSeen> seen) {
        List<AgentSeen> agents = new ArrayList<>();
        for (int agent = 0; agent < ready; agent++) {
            agents.add(new AgentSeen(new AgentId(agent + 1), new Agent.Ready(at), false));
        }
        return new Situation(at, ready, seen.size(), 99, standing(lastDay), () -> agents, () -> seen);
    }

    /** Five calls, of which a person answers one and talks for a minute. */
    private void five(PredictivePacing pacing, Instant at) {
        for (int i = 0; i < 5; i++) {
            Call.Intended intended = Call.intended(attempt(), false, at);
            Call sent = told(pacing, intended, intended.sent(at), at);
            Call ringing = told(pacing, sent, sent.on(new CallEvent.Ringing(), at.plusSeconds(2)), at.plusSeconds(2));
            if (i > 0) {
                Instant over = at.plusSeconds(24);
                told(pacing, ringing, ringing.on(new CallEvent.Ended(Ending.NO_ANSWER), over), over);
            } else {
                talk(pacing, ringing, at.plusSeconds(10));
            }
        }
    }

    private static void talk(PredictivePacing pacing, Call ringing, Instant at) {
        Call waiting = told(pacing, ringing, ringing.on(new CallEvent.Answered(), at), at);
        told(pacing, waiting, waiting.on(new CallEvent.Connected(ANA), at), at);
        var talking = new Agent.Talking(ringing.attempt(), at);
        var wrapUp = new Agent.WrapUp(ringing.attempt(), at.plusSeconds(60), at.plusSeconds(120));
        pacing.moved(ANA, talking, wrapUp);
        pacing.moved(ANA, wrapUp, new Agent.Ready(at.plusSeconds(75)));
    }

    private static Call told(PredictivePacing pacing, Call before, Call now, Instant at) {
        pacing.heard(LeadPast.NONE, before, now, at);
        return now;
    }

    private PredictivePacing taught() {
        var pacing = new PredictivePacing();
        for (int round = 0; round < 40; round++) {
            five(pacing, NOON.plusSeconds(round * 60L));
        }
        return pacing;
    }

    @Test
    void the_mode_brings_the_engine() {
        assertThat(Pacing.of(new DialMode.Predictive(), Optional.empty())).isInstanceOf(PredictivePacing.class);
    }

    @Test
    void a_new_campaign_starts_with_one_call_for_each_ready_agent() {
        Launch launch = new PredictivePacing().launch(situation(NOON, 4, new Tally(NOON, 0, 0, 0), List.of()));
        assertThat(launch.count()).isEqualTo(4);
        assertThat(launch.why().get()).contains("Learns").endsWith(".");
    }

    @Test
    void what_its_calls_have_taught_lets_it_dial_more_than_it_has_agents() {
        Instant later = NOON.plusSeconds(3_000);
        var pacing = taught();
        int made = 0;
        List<CallSeen> seen = new ArrayList<>();
        for (int turn = 0; turn < 10; turn++) {
            Launch launch = pacing.launch(situation(later, 4, new Tally(NOON, 400, 2, 0), seen));
            made += launch.count();
            for (int i = 0; i < launch.count(); i++) {
                seen.add(new CallSeen(attempt(), true, Stage.SENT, Duration.ZERO, Duration.ZERO, false, LeadPast.NONE));
            }
        }
        assertThat(made).isBetween(5, 16);
    }

    @Test
    void only_calls_that_have_rung_for_15_s_are_taken_back() {
        Instant later = NOON.plusSeconds(3_000);
        var young = new CallSeen(
                attempt(), true, Stage.RINGING, Duration.ofSeconds(16), Duration.ofSeconds(14), false, LeadPast.NONE);
        var old = new CallSeen(
                attempt(), true, Stage.RINGING, Duration.ofSeconds(18), Duration.ofSeconds(16), false, LeadPast.NONE);
        List<AgentSeen> agents =
                List.of(new AgentSeen(ANA, new Agent.Talking(attempt(), later.minusSeconds(1)), false));
        var spent = new Tally(NOON, 400, 14, 0);
        var now = new Situation(later, 0, 2, 99, standing(spent), () -> agents, () -> List.of(young, old));
        Launch launch = taught().launch(now);
        assertThat(launch.count()).isZero();
        assertThat(launch.takeBack()).containsExactly(old.attempt());
    }

    @Test
    void it_decides_the_same_after_a_restart() {
        var before = taught();
        var after = new PredictivePacing(before.memory());
        for (int ready = 0; ready < 6; ready++) {
            Situation now = situation(NOON.plusSeconds(3_000 + ready), ready, new Tally(NOON, 400, 2, 0), List.of());
            Launch wanted = before.launch(now);
            Launch launch = after.launch(now);
            assertThat(launch.count()).isEqualTo(wanted.count());
            assertThat(launch.why().get()).isEqualTo(wanted.why().get());
        }
    }

    @Test
    void the_longer_dialling_goes_on_the_more_it_dares_and_leads_that_run_out_count_like_time() {
        Instant later = NOON.plusSeconds(3_000);
        var twoHours = new Situation.Ahead(Duration.ofHours(2), Integer.MAX_VALUE);
        assertThat(leftWith(new Situation.Ahead(Duration.ofHours(4), Integer.MAX_VALUE), later))
                .isGreaterThan(leftWith(twoHours, later));
        assertThat(leftWith(twoHours, later)).isGreaterThan(leftWith(new Situation.Ahead(Duration.ZERO, 500), later));
        assertThat(leftWith(new Situation.Ahead(Duration.ofHours(4), 0), later))
                .isEqualTo(leftWith(new Situation.Ahead(Duration.ZERO, 500), later));
    }

    /** How many more may be abandoned, as it says. */
    private int leftWith(Situation.Ahead ahead, Instant at) {
        List<AgentSeen> agents = new ArrayList<>();
        for (int agent = 0; agent < 20; agent++) {
            agents.add(new AgentSeen(new AgentId(agent + 1), new Agent.Talking(attempt(), at.minusSeconds(9)), false));
        }
        var spent = standing(new Tally(NOON, 100, 2, 0));
        var now = new Situation(at, 0, 0, 99, Situation.Limit.CAMPAIGN, spent, ahead, () -> agents, List::of, List::of);
        Matcher said = Pattern.compile("(-?[0-9]+) more may be abandoned")
                .matcher(taught().launch(now).why().get());
        return said.find() ? Integer.parseInt(said.group(1)) : 0;
    }

    @Test
    void what_it_has_learnt_is_handed_out_once_for_each_news() {
        var pacing = new PredictivePacing();
        assertThat(pacing.learnt()).isEmpty();
        five(pacing, NOON);
        assertThat(pacing.learnt()).contains(pacing.memory());
        assertThat(pacing.learnt()).isEmpty();
    }

    @Test
    void another_day_keeps_what_was_learnt_and_begins_with_a_cautious_risk() {
        var pacing = taught();
        pacing.launch(situation(NOON.plusSeconds(3_000), 2, new Tally(NOON, 400, 0, 0), List.of()));
        var bold = pacing.memory();
        Instant nextDay = NOON.plusSeconds(20 * 3_600);
        Launch launch = pacing.launch(situation(nextDay, 2, new Tally(NOON, 0, 0, 0), List.of()));
        assertThat(pacing.memory().theta()).isLessThan(bold.theta());
        assertThat(pacing.memory().persons()).isEqualTo(bold.persons());
        assertThat(launch.why().get()).doesNotContain("Learns");
    }

    @Test
    void an_agent_who_is_nearly_done_lets_it_dial_ahead() {
        Instant later = NOON.plusSeconds(3_000);
        var wrapUp = new Agent.WrapUp(attempt(), later.minusSeconds(4), later.plusSeconds(60));
        var pacing = taught();
        // They have taught it that two seconds after the sign they are ready.
        for (int i = 0; i < 60; i++) {
            wrapUpWithSign(pacing, later.minusSeconds(1_000 - i));
        }
        var busy = new AgentSeen(new AgentId(2), new Agent.Talking(attempt(), later), false);
        List<AgentSeen> agents = List.of(new AgentSeen(ANA, wrapUp, false), busy);
        var spent = new Tally(NOON, 400, 2, 0);
        var now = new Situation(later, 0, 0, 99, standing(spent), () -> agents, List::of);
        pacing.launch(now);
        for (int person = 0; person < 60; person++) {
            wrapUpWithSign(pacing, later.minusSeconds(900 - person)); // nobody was abandoned: it may risk more
        }
        assertThat(pacing.launch(now).count()).isZero();
        pacing.nearlyDone(ANA, later);
        assertThat(pacing.launch(now).count()).isPositive();
    }

    @Test
    void a_rest_between_calls_is_learnt_as_part_of_the_wrap_up() {
        Instant later = NOON.plusSeconds(6_000);
        var pacing = taught();
        for (int i = 0; i < 60; i++) {
            wrapUpAndRest(pacing, later.minusSeconds(4_000 - 60 * i), later);
        }
        // Twenty seconds of wrap-up and twenty of rest: whoever has only the first behind them is not about to be free.
        var wrapUp = new Agent.WrapUp(attempt(), later.minusSeconds(19), later.plusSeconds(60));
        assertThat(pacing.launch(withOne(wrapUp, later)).count()).isZero();
        Agent.Resting resting = wrapUpAndRest(pacing, later.minusSeconds(99), later);
        assertThat(pacing.launch(withOne(resting, later)).count()).isPositive();
    }

    private Situation withOne(Agent agent, Instant at) {
        var busy = new AgentSeen(new AgentId(2), new Agent.Talking(attempt(), at), false);
        List<AgentSeen> agents = List.of(new AgentSeen(ANA, agent, false), busy);
        return new Situation(at, 0, 0, 99, standing(new Tally(NOON, 400, 2, 0)), () -> agents, List::of);
    }

    /** A wrap-up of 20 s from 60 s after {@code at} on, and a rest of 20 s, as far as it has come by {@code now}. */
    private Agent.Resting wrapUpAndRest(PredictivePacing pacing, Instant at, Instant now) {
        Agent.WrapUp wrapUp = talked(pacing, at);
        var resting = new Agent.Resting(at.plusSeconds(80), at.plusSeconds(100));
        pacing.moved(ANA, wrapUp, resting);
        if (resting.until().isBefore(now)) {
            pacing.moved(ANA, resting, new Agent.Ready(resting.until()));
        }
        return resting;
    }

    private void wrapUpWithSign(PredictivePacing pacing, Instant at) {
        Agent.WrapUp wrapUp = talked(pacing, at);
        pacing.nearlyDone(ANA, at.plusSeconds(118));
        pacing.moved(ANA, wrapUp, new Agent.Ready(at.plusSeconds(120)));
    }

    private Agent.WrapUp talked(PredictivePacing pacing, Instant at) {
        Call.Intended intended = Call.intended(attempt(), false, at);
        Call sent = told(pacing, intended, intended.sent(at), at);
        Instant rang = at.plusSeconds(2);
        Call ringing = told(pacing, sent, sent.on(new CallEvent.Ringing(), rang), rang);
        Instant met = at.plusSeconds(12);
        Call waiting = told(pacing, ringing, ringing.on(new CallEvent.Answered(), met), met);
        told(pacing, waiting, waiting.on(new CallEvent.Connected(ANA), met), met);
        var wrapUp = new Agent.WrapUp(intended.attempt(), at.plusSeconds(60), at.plusSeconds(180));
        pacing.moved(ANA, new Agent.Talking(intended.attempt(), met), wrapUp);
        return wrapUp;
    }

    @Test
    void calls_of_another_campaign_that_may_take_the_same_agents_count_in_full() {
        Instant later = NOON.plusSeconds(3_000);
        var tally = new Tally(NOON, 400, 2, 0);
        int alone = taught().launch(situation(later, 2, tally, List.of())).count();
        List<CallSeen> others = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            others.add(new CallSeen(
                    attempt(),
                    false,
                    Stage.RINGING,
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(2),
                    false,
                    LeadPast.NONE));
        }
        assertThat(alone).isPositive();
        assertThat(taught().launch(situation(later, 2, tally, others)).count()).isZero();
    }

    @Test
    void an_agent_alone_gets_one_call_at_a_time_whatever_was_learnt() {
        var pacing = new PredictivePacing();
        Instant at = NOON;
        for (int round = 0; round < 20; round++) {
            five(pacing, at);
            at = at.plusSeconds(120);
        }
        Launch alone = pacing.launch(situation(at, 1, new Tally(NOON, 4_000, 0, 0), List.of()));
        assertThat(alone.count()).isEqualTo(1);
        assertThat(alone.why().get()).isEqualTo("Dials ahead from two agents on: one call for the ready agent.");
        assertThat(pacing.launch(situation(at, 2, new Tally(NOON, 4_000, 0, 0), List.of()))
                        .count())
                .isGreaterThanOrEqualTo(2);
    }
}
