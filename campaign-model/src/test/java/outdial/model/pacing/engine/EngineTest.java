package outdial.model.pacing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {
    private static final Prospects AVERAGE_OF_UNLIKE = new Prospects() {
        @Override
        public double chance(double quantile) {
            return 1;
        }

        @Override
        public double unlike() {
            return 1;
        }

        @Override
        public void take() {}
    };

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** An engine that has seen a few hours: of ten calls, two are answered after a while. */
    private static Engine learnt() {
        var engine = new Engine(Tuning.FULL);
        RandomGenerator random = random(1);
        for (int call = 0; call < 600; call++) {
            teach(engine, random, call);
        }
        return engine;
    }

    private static void teach(Engine engine, RandomGenerator random, double at) {
        if (random.nextInt(5) == 0) {
            engine.resolved(2, 3 + 10 * random.nextDouble(), CallEnd.PERSON, at);
            engine.talked(20 + 200 * random.nextDouble());
            engine.wrappedUp(10 + 20 * random.nextDouble(), Double.NaN);
        } else {
            engine.resolved(2, 22, CallEnd.NO_ANSWER, at);
        }
    }

    private static Moment moment(double at, int free, int answered, int abandoned) {
        var moment = new Moment();
        moment.at = at;
        moment.free = free;
        moment.team = free;
        moment.answered = answered;
        moment.abandoned = abandoned;
        moment.left = 3_600;
        return moment;
    }

    private static void busy(Moment moment, Moment.Work work, double seconds) {
        moment.addAgent(work, seconds);
        moment.team++;
    }

    /** A team at work, with calls on their way; the same for the same seed. */
    private static Moment any(long seed, double at, int free, int abandoned) {
        RandomGenerator random = random(seed);
        Moment moment = moment(at, free, 400, abandoned);
        int agents = 2 + random.nextInt(8);
        for (int agent = 0; agent < agents; agent++) {
            busy(moment, random.nextInt(4) == 0 ? Moment.Work.WRAPPING_UP : Moment.Work.TALKING, random.nextInt(120));
        }
        int calls = random.nextInt(12);
        for (int call = 0; call < calls; call++) {
            moment.addCall(Moment.Stage.RINGING, random.nextInt(20), 1);
        }
        return moment;
    }

    @Test
    void before_it_has_learnt_it_makes_one_call_for_each_free_agent() {
        Moment moment = moment(0, 3, 0, 0);
        moment.addCall(Moment.Stage.RINGING, 1, 1);
        Decision decision = new Engine(Tuning.FULL).decide(moment);
        assertThat(decision.launch()).isEqualTo(2);
        assertThat(decision.reason()).isEqualTo(Decision.Reason.LEARNING);
    }

    @Test
    void it_dials_ahead_of_agents_who_will_be_free() {
        Moment moment = moment(1_000, 3, 400, 2);
        assertThat(learnt().decide(moment).launch()).isPositive();
        Moment nearly = moment(1_000, 0, 400, 2);
        for (int agent = 0; agent < 10; agent++) {
            busy(nearly, Moment.Work.WRAPPING_UP, 25);
        }
        assertThat(learnt().decide(nearly).launch()).isPositive();
    }

    @Test
    void when_no_agent_can_come_nothing_is_launched() {
        Moment nobody = moment(1_000, 0, 400, 0);
        assertThat(learnt().decide(nobody).launch()).isZero();
        Moment leaving = moment(1_000, 0, 400, 0);
        for (int agent = 0; agent < 10; agent++) {
            busy(leaving, Moment.Work.LEAVING, 100);
        }
        assertThat(learnt().decide(leaving).launch()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"400, 9, 3", "1600, 46, 2", "1700, 49, 1", "8000, 237, 1", "8000, 238, 0"})
    void of_fifty_abandonments_one_is_never_spent_and_of_each_120_more_another(int answered, int abandoned, int left) {
        Moment evening = moment(1_000, 4, answered, abandoned);
        evening.left = 0;
        assertThat(learnt().decide(evening).left()).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 13, 20, 100})
    void when_the_budget_is_spent_it_makes_one_call_for_each_free_agent(int abandoned) {
        Moment spent = moment(1_000, 4, 400, abandoned);
        spent.left = 0;
        spent.addCall(Moment.Stage.DIALLING, 1, 1);
        Decision decision = learnt().decide(spent);
        assertThat(decision.launch()).isEqualTo(3);
        assertThat(decision.left()).isLessThanOrEqualTo(0);
    }

    @Test
    void what_is_left_counts_whole_abandonments_and_waiting_persons_as_spent() {
        Moment now = moment(1_000, 0, 400, 5);
        now.left = 0;
        busy(now, Moment.Work.TALKING, 5);
        assertThat(learnt().decide(now).left()).isEqualTo(7);
        now.waiting = 2;
        assertThat(learnt().decide(now).left()).isEqualTo(5);
        now.answered = 399;
        assertThat(learnt().decide(now).left()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void more_free_agents_never_launch_fewer_calls(long seed) {
        int before = 0;
        for (int free = 0; free < 10; free++) {
            int launch = learnt().decide(any(seed, 1_000, free, 5)).launch();
            assertThat(launch).as("seed %d, %d free", seed, free).isGreaterThanOrEqualTo(before);
            before = launch;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void a_larger_budget_never_launches_fewer_calls(long seed) {
        int before = 0;
        for (int abandoned = 16; abandoned >= 0; abandoned--) {
            int launch = learnt().decide(any(seed, 1_000, 2, abandoned)).launch();
            assertThat(launch).as("seed %d, %d abandoned", seed, abandoned).isGreaterThanOrEqualTo(before);
            before = launch;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void no_call_is_taken_back_before_it_has_rung_for_15_s(long seed) {
        RandomGenerator random = random(seed);
        Moment now = moment(1_000, 0, 400, 11);
        busy(now, Moment.Work.TALKING, 3);
        for (int call = 0; call < 10; call++) {
            now.addCall(Moment.Stage.RINGING, 22 * random.nextDouble(), 1);
        }
        List<Integer> takenBack = learnt().decide(now).takeBack();
        assertThat(takenBack).allMatch(call -> now.age[call] >= Engine.LEAST_RING);
        long old = Arrays.stream(now.age, 0, now.calls())
                .filter(age -> age >= Engine.LEAST_RING)
                .count();
        assertThat(takenBack).hasSize((int) old);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void an_engine_resumed_from_memory_decides_as_the_one_before(long seed) {
        Engine before = learnt();
        before.decide(any(seed, 700, 2, 4));
        var after = new Engine(before.memory());
        RandomGenerator one = random(seed);
        RandomGenerator other = random(seed);
        for (int turn = 0; turn < 200; turn++) {
            double at = 701 + 3 * turn;
            teach(before, one, at);
            teach(after, other, at);
            if (turn % 7 == 0) {
                before.settled(turn % 21 == 0, any(seed + turn, at, 1, 4));
                after.settled(turn % 21 == 0, any(seed + turn, at, 1, 4));
            }
            Decision wanted = before.decide(any(seed + turn, at, turn % 4, 4));
            assertThat(after.decide(any(seed + turn, at, turn % 4, 4)))
                    .as("turn %d", turn)
                    .usingRecursiveComparison()
                    .isEqualTo(wanted);
        }
    }

    /** One call each would bring ten agents a person in minutes, and no other call could leave one without an agent. */
    @ParameterizedTest
    @CsvSource({"33, 15, 80", "2, 10, 10"})
    void with_nothing_left_more_calls_than_free_agents_are_made_only_where_nobody_could_be_abandoned(
            int oneAnswersOf, int atLeast, int atMost) {
        var engine = new Engine(Tuning.FULL);
        for (int call = 0; call < 2_000; call++) {
            boolean person = call % oneAnswersOf == 0;
            engine.resolved(2, person ? 3 + call % 11 : 22, person ? CallEnd.PERSON : CallEnd.NO_ANSWER, call);
        }
        int launched = 0;
        for (int turn = 0; turn < 100; turn++) {
            Moment now = moment(2_000 + turn, 10, 400, 12);
            now.left = 0;
            for (int call = 0; call < launched; call++) {
                now.addCall(Moment.Stage.DIALLING, 0.5, 1);
            }
            launched += engine.decide(now).launch();
        }
        assertThat(launched).isBetween(atLeast, atMost);
    }

    /** They were launched though nothing was left, for together they hardly ever bring more than there are agents. */
    @Test
    void with_nothing_left_calls_that_could_hardly_leave_anybody_without_an_agent_ring_on() {
        var engine = new Engine(Tuning.FULL);
        for (int call = 0; call < 2_000; call++) {
            boolean person = call % 33 == 0;
            engine.resolved(2, person ? 3 + call % 18 : 22, person ? CallEnd.PERSON : CallEnd.NO_ANSWER, call);
        }
        Moment now = moment(2_000, 6, 400, 12);
        now.left = 0;
        for (int call = 0; call < 9; call++) {
            now.addCall(Moment.Stage.RINGING, 16, 1);
        }
        assertThat(engine.decide(now).takeBack()).isEmpty();
        now.free = 1;
        assertThat(engine.decide(now).takeBack()).isNotEmpty();
    }

    @Test
    void with_nothing_left_an_age_at_which_nobody_was_seen_to_answer_proves_nothing() {
        var engine = new Engine(Tuning.FULL);
        for (int call = 0; call < 100; call++) {
            boolean person = call % 5 == 0;
            engine.resolved(2, person ? 3 + call % 11 : 28, person ? CallEnd.PERSON : CallEnd.NO_ANSWER, call);
        }
        Moment spent = moment(1_000, 1, 30, 1);
        spent.left = 0;
        spent.addCall(Moment.Stage.RINGING, 27, 1);
        Decision decision = engine.decide(spent);
        assertThat(decision.left()).isNegative();
        assertThat(decision.launch()).isZero();
    }

    @Test
    void where_leads_are_unlike_calls_wait_until_there_is_room_for_what_they_add_themselves() {
        int alike = 0;
        int unlike = 0;
        for (int seed = 0; seed < 40; seed++) {
            int filled = learnt().decide(any(seed, 1_000, 2, 5)).launch();
            Decision fitted = learnt().decide(any(seed, 1_000, 2, 5), AVERAGE_OF_UNLIKE);
            assertThat(fitted.launch()).as("seed %d", seed).isLessThanOrEqualTo(filled);
            if (fitted.reason() == Decision.Reason.RISK) {
                assertThat(fitted.risk())
                        .as("seed %d: what is told of the risk is more than is allowed", seed)
                        .isGreaterThan(fitted.allowed());
            }
            alike += filled;
            unlike += fitted.launch();
        }
        assertThat(unlike).isLessThan(alike);
    }
}
