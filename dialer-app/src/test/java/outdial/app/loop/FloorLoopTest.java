package outdial.app.loop;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import outdial.app.floor.Effect;
import outdial.app.floor.FloorInput;
import outdial.app.floor.FloorView;
import outdial.app.floor.StorageEffect.AgentChanged;
import outdial.app.floor.StorageEffect.FillHopper;
import outdial.app.floor.StorageEffect.Progress;
import outdial.app.floor.TelephonyEffect;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.call.Stage;

/** The loop and its lanes, around floors made up for the purpose. */
final class FloorLoopTest {
    private static final AgentId ANA = new AgentId(1);
    /** Is not prepared before the test says so. */
    private static final AgentId LATE = new AgentId(2);

    private static final CampaignId CAMPAIGN = new CampaignId(1);
    private static final AttemptId ATTEMPT = AttemptId.of(Scene.FLOOR, Scene.FENCE, 1);

    private final InstantSource clock = InstantSource.system();
    private final CountDownLatch prepared = new CountDownLatch(1);
    private final Inbox inbox = new Inbox(100);
    private final SlowStore store = new SlowStore();
    private final SpyTelephony telephony = new SpyTelephony();
    private final List<FloorInput> told = Collections.synchronizedList(new ArrayList<>());
    private final List<FloorInput> aside = Collections.synchronizedList(new ArrayList<>());
    private final EffectRunner runner = new EffectRunner(
            new TelephonyOrders(telephony, Scene::phone),
            new StorageOrders(store, telephony::forget),
            inbox,
            clock,
            new Asides(),
            new EffectRunner.Limits(5, 100, 4));
    private FloorLoop loop = loop((input, at) -> List.of());

    @AfterEach
    void the_loop_ends() {
        store.open();
        store.letGo();
        prepared.countDown();
        loop.close();
        runner.close();
    }

    @Test
    void a_redirect_does_not_wait_for_a_commit() {
        runner.run(new Progress(ATTEMPT, Stage.ANSWERED, Optional.empty(), Instant.EPOCH));
        runner.run(new TelephonyEffect.Connect(ATTEMPT, ANA));
        await(() -> telephony.orders().contains("connect " + ATTEMPT.value()));
        assertThat(store.done()).isEmpty();
    }

    @Test
    void nobody_is_connected_before_their_agent_is_prepared_and_nobody_else_waits_for_it() {
        AttemptId other = AttemptId.of(Scene.FLOOR, Scene.FENCE, 2);
        runner.run(new TelephonyEffect.Connect(ATTEMPT, LATE));
        runner.run(new TelephonyEffect.Connect(other, ANA));
        await(() -> telephony.orders().contains("connect " + other.value()));
        assertThat(telephony.orders()).doesNotContain("connect " + ATTEMPT.value());
        prepared.countDown();
        await(() -> telephony.orders().contains("connect " + ATTEMPT.value()));
    }

    @Test
    void effects_of_one_lane_keep_their_order_and_other_lanes_do_not_wait() {
        AttemptId other = AttemptId.of(Scene.FLOOR, Scene.FENCE, 2);
        store.open();
        store.holdBack(ATTEMPT);
        for (Stage stage : List.of(Stage.SENT, Stage.RINGING, Stage.ANSWERED)) {
            runner.run(new Progress(ATTEMPT, stage, Optional.empty(), Instant.EPOCH));
        }
        runner.run(new Progress(other, Stage.SENT, Optional.empty(), Instant.EPOCH));
        await(() -> store.done().equals(List.of(other.value() + " SENT")));
        store.letGo();
        await(() -> store.done().size() == 4);
        assertThat(store.done().subList(1, 4))
                .containsExactly(
                        ATTEMPT.value() + " SENT", ATTEMPT.value() + " RINGING", ATTEMPT.value() + " ANSWERED");
    }

    @Test
    void what_the_store_cannot_take_is_kept_and_taken_later() {
        store.open();
        store.failTimes(3);
        runner.run(new Progress(ATTEMPT, Stage.SENT, Optional.empty(), Instant.EPOCH));
        await(() -> store.done().size() == 1);
        assertThat(runner.pending()).isLessThanOrEqualTo(1);
    }

    @Test
    void a_full_lane_stops_dialling_and_nothing_else() {
        FillHopper ask = new FillHopper(CAMPAIGN, 10, Set.of());
        loop = loop((input, at) -> switch (input) {
            case FloorInput.Readied _ -> List.of(ask, new TelephonyEffect.Connect(ATTEMPT, ANA));
            case FloorInput _ -> List.of();
        });
        for (int i = 0; i < 6; i++) {
            runner.run(new Progress(ATTEMPT, Stage.SENT, Optional.empty(), Instant.EPOCH));
        }
        assertThat(runner.isFull()).isTrue();
        loop.start();
        inbox.offer(new FloorInput.Readied(ANA), clock.instant());
        await(() -> told.contains(new FloorInput.HopperFilled(CAMPAIGN, List.of(), false)));
        await(() -> telephony.orders().contains("connect " + ATTEMPT.value()));
        store.open();
        await(() -> !runner.isFull());
    }

    @Test
    void an_input_that_breaks_the_floor_is_put_aside_and_its_campaign_stopped() {
        loop = loop((input, at) -> switch (input) {
            case FloorInput.HopperFilled _ -> throw new IllegalStateException("poison");
            case FloorInput.Readied _ -> List.of(new TelephonyEffect.Connect(ATTEMPT, ANA));
            case FloorInput _ -> List.of();
        });
        loop.start();
        FloorInput poison = new FloorInput.HopperFilled(CAMPAIGN, List.of(), true);
        inbox.offer(poison, clock.instant());
        inbox.offer(new FloorInput.Readied(ANA), clock.instant());
        await(() -> telephony.orders().contains("connect " + ATTEMPT.value()));
        assertThat(aside).containsExactly(poison);
        assertThat(told)
                .anySatisfy(input -> assertThat(input)
                        .isInstanceOfSatisfying(FloorInput.CampaignStopped.class, stop -> {
                            assertThat(stop.campaign()).isEqualTo(CAMPAIGN);
                            assertThat(stop.atOnce()).isFalse();
                        }));
        assertThat(telephony.orders()).contains("survey").doesNotContain("hang up");
    }

    @Test
    void a_campaign_that_cannot_even_be_stopped_begins_nothing() {
        FillHopper ask = new FillHopper(CAMPAIGN, 10, Set.of());
        loop = loop((input, at) -> switch (input) {
            case FloorInput.AgentHere _ -> throw new IllegalStateException("poison");
            case FloorInput.CampaignStopped _ -> throw new IllegalStateException("poison again");
            case FloorInput.Paused _ -> List.of(new Effect.Publish(oneCampaign()));
            case FloorInput.Readied _ -> List.of(ask);
            case FloorInput _ -> List.of();
        });
        store.open();
        loop.start();
        inbox.offer(new FloorInput.Paused(ANA, "lunch"), clock.instant());
        inbox.offer(new FloorInput.AgentHere(ANA), clock.instant());
        inbox.offer(new FloorInput.Readied(ANA), clock.instant());
        await(() -> told.contains(new FloorInput.HopperFilled(CAMPAIGN, List.of(), false)));
        assertThat(store.done()).isEmpty();
    }

    @Test
    void news_lost_for_want_of_room_is_counted_and_leads_to_a_survey_while_answers_are_never_lost() {
        for (int i = 0; i < 120; i++) {
            inbox.offer(new FloorInput.Readied(ANA), clock.instant());
        }
        var answer = new FloorInput.AttemptsBegun(1, Set.of(), Map.of());
        inbox.put(answer, clock.instant());
        assertThat(inbox.lost()).isEqualTo(20);
        loop.start();
        await(() -> told.contains(answer) && telephony.orders().contains("survey"));
        assertThat(told.stream().filter(FloorInput.Readied.class::isInstance)).hasSize(100);
    }

    @Test
    void time_passes_for_the_floor_a_few_times_a_second() {
        loop.start();
        await(() -> told.stream().filter(FloorInput.Tick.class::isInstance).count() > 3);
    }

    @Test
    void an_agent_without_a_phone_is_told_as_gone() {
        var orders = new TelephonyOrders(telephony, agent -> Optional.empty());
        assertThat(orders.carryOut(new TelephonyEffect.CallAgent(ANA)))
                .contains(new FloorInput.AgentGone(ANA, "no phone is there"));
    }

    private FloorLoop loop(BiFunction<FloorInput, Instant, List<Effect>> floor) {
        BiFunction<FloorInput, Instant, List<Effect>> noted = (input, at) -> {
            told.add(input);
            return floor.apply(input, at);
        };
        return new FloorLoop(noted, inbox, runner, clock, new Asides());
    }

    private static FloorView oneCampaign() {
        var line = new FloorView.CampaignView(CAMPAIGN, true, "dials", 0, false, 0, 0, 0, 0, 0, List.of());
        return new FloorView(
                Instant.EPOCH,
                Optional.empty(),
                List.of(line),
                List.of(),
                List.of(),
                new FloorView.Counters(0, 0, 0, 0));
    }

    private static void await(BooleanSupplier there) {
        long until = System.nanoTime() + ofSeconds(20).toNanos();
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).as("what was awaited did not come").isLessThan(until);
            LockSupport.parkNanos(ofMillis(2).toNanos());
        }
    }

    private final class Asides implements Audience {
        @Override
        public void shown(FloorView view) {}

        @Override
        public void prepare(AgentId agent, AttemptId attempt) throws InterruptedException {
            if (agent.equals(LATE)) {
                prepared.await();
            }
        }

        @Override
        public void changed(AgentChanged change) {}

        @Override
        public void putAside(FloorInput input, RuntimeException failure) {
            aside.add(input);
        }
    }
}
