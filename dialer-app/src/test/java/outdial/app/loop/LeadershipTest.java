package outdial.app.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import outdial.app.floor.FloorInput;
import outdial.model.Fence;

final class LeadershipTest {
    private final Keeper keeper = new Keeper();
    private final SpyTelephony telephony = new SpyTelephony();
    private final List<FloorInput> told = Collections.synchronizedList(new ArrayList<>());
    private long nanos;
    private final Leadership leadership = new Leadership(
            Scene.FLOOR,
            keeper,
            new MemoryFloorStore(() -> Instant.EPOCH, List.of()),
            telephony,
            told::add,
            () -> nanos);

    @AfterEach
    void the_lead_is_given_back() {
        leadership.close();
    }

    @Test
    void the_exchange_knows_the_new_leader_before_the_floor_does() throws InterruptedException {
        leadership.beat();
        introduced();
        assertThat(telephony.orders()).contains("lead 1");
        assertThat(told).contains(new FloorInput.LeadTaken(Scene.FLOOR, new Fence(1), List.of()));
    }

    @Test
    void a_lead_held_by_another_is_asked_for_again() {
        keeper.free = false;
        leadership.beat();
        assertThat(leadership.fence()).isEmpty();
        keeper.free = true;
        leadership.beat();
        assertThat(leadership.fence()).contains(new Fence(1));
    }

    @Test
    void renewals_keep_the_lead_for_ever() {
        leadership.beat();
        for (int i = 0; i < 100; i++) {
            pass(Leadership.RENEW);
            leadership.beat();
            leadership.watch();
        }
        assertThat(leadership.fence()).contains(new Fence(1));
        assertThat(keeper.renewals).isEqualTo(100);
    }

    @Test
    void without_renewal_the_lead_is_kept_to_just_before_three_and_a_half_seconds_and_then_given_up() {
        leadership.beat();
        keeper.down = true;
        pass(Leadership.GIVE_UP.minusNanos(1));
        leadership.beat();
        leadership.watch();
        assertThat(leadership.fence()).isPresent();
        pass(Duration.ofNanos(1));
        leadership.watch();
        assertThat(leadership.fence()).isEmpty();
        assertThat(told).last().isInstanceOf(FloorInput.LeadLost.class);
    }

    @Test
    void a_lead_that_another_has_taken_is_given_up_at_once_and_a_new_one_has_a_higher_fence() {
        leadership.beat();
        keeper.mine = false;
        leadership.beat();
        assertThat(leadership.fence()).isEmpty();
        keeper.mine = true;
        leadership.beat();
        assertThat(leadership.fence()).contains(new Fence(2));
    }

    @Test
    void a_renewal_that_comes_back_too_late_does_not_bring_the_lead_back() {
        leadership.beat();
        pass(Leadership.GIVE_UP);
        keeper.meanwhile = leadership::watch;
        leadership.beat();
        assertThat(leadership.fence()).isEmpty();
    }

    @Test
    void the_lead_is_given_back_on_closing() {
        leadership.beat();
        leadership.close();
        assertThat(keeper.released).contains(new Fence(1));
        assertThat(leadership.fence()).isEmpty();
    }

    private void introduced() throws InterruptedException {
        for (int i = 0; told.isEmpty() && i < 2_000; i++) {
            Thread.sleep(5);
        }
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private static final class Keeper implements LeaseKeeper {
        boolean free = true;
        boolean mine = true;
        boolean down;
        int renewals;
        Runnable meanwhile = () -> {};
        Optional<Fence> released = Optional.empty();
        private int fence;

        @Override
        public Optional<Fence> take() {
            return free ? Optional.of(new Fence(++fence)) : Optional.empty();
        }

        @Override
        public boolean renew(Fence held) throws StoreDown {
            meanwhile.run();
            if (down) {
                throw new StoreDown("down for a test");
            }
            renewals++;
            return mine;
        }

        @Override
        public void release(Fence held) {
            released = Optional.of(held);
        }
    }
}
