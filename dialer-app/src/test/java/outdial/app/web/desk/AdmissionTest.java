package outdial.app.web.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import outdial.app.web.desk.DeskPhones.Access;
import outdial.model.AgentId;
import outdial.model.FloorId;
import outdial.model.agent.AgentProfile;
import outdial.sql.AgentAccounts.Seat;

class AdmissionTest {
    private static final Seat ANA =
            new Seat(new AgentProfile(new AgentId(1), Set.of(), Set.of("en")), new FloorId(1), "Ana");

    @Test
    void a_stream_that_comes_back_while_the_exchange_is_slow_gets_the_password_of_the_first() throws Exception {
        var desk = new AgentDesk(ANA, Locale.ENGLISH);
        var drawn = new AtomicInteger();
        var slow = new CountDownLatch(1);
        AgentDesk.Admission exchange = () -> {
            await(slow);
            return new Access.Softphone("agent1", "password " + drawn.incrementAndGet(), "127.0.0.1");
        };
        var first = admitted(desk, exchange);
        var second = admitted(desk, exchange);
        slow.countDown();
        assertThat(second.get(5, TimeUnit.SECONDS)).isEqualTo(first.get(5, TimeUnit.SECONDS));
        assertThat(drawn).hasValue(1);
    }

    private static CompletableFuture<Access> admitted(AgentDesk desk, AgentDesk.Admission exchange) {
        var access = new CompletableFuture<Access>();
        Thread.ofVirtual().start(() -> {
            try {
                access.complete(desk.admit(new DeskPage("page", "session"), exchange));
            } catch (Exception failure) {
                access.completeExceptionally(failure);
            }
        });
        return access;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
