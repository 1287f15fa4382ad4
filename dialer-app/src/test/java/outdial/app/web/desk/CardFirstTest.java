package outdial.app.web.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.FloorId;
import outdial.model.agent.AgentProfile;
import outdial.sql.AgentAccounts.Seat;

/** Before the voice, the card: what holds a person back, and for how long. */
class CardFirstTest {
    private static final Seat ANA =
            new Seat(new AgentProfile(new AgentId(1), Set.of(), Set.of("en")), new FloorId(1), "Ana");
    private static final AttemptId CALL = new AttemptId(7);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final AgentDesk desk = new AgentDesk(ANA, Locale.ENGLISH);

    @Test
    void the_person_waits_until_the_card_of_this_very_call_is_dealt() throws Exception {
        desk.show(new DeskPage("page", "session"), ANA, Locale.ENGLISH);
        desk.deal(card(6));
        CompletableFuture<Void> waits = awaitCard(LONG);
        assertThatThrownBy(() -> waits.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        desk.deal(card(7));
        waits.get(5, TimeUnit.SECONDS);
        awaitCard(LONG).get(5, TimeUnit.SECONDS);
    }

    @Test
    void with_no_card_to_be_had_the_person_is_put_through_after_a_short_while() throws Exception {
        desk.show(new DeskPage("page", "session"), ANA, Locale.ENGLISH);
        long start = System.nanoTime();
        awaitCard(Duration.ofMillis(50)).get(5, TimeUnit.SECONDS);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
    }

    @Test
    void nobody_waits_for_a_page_that_is_away() throws Exception {
        awaitCard(LONG).get(5, TimeUnit.SECONDS);
    }

    private CompletableFuture<Void> awaitCard(Duration most) {
        var done = new CompletableFuture<Void>();
        Thread.ofVirtual().start(() -> {
            try {
                desk.awaitCard(CALL, most);
                done.complete(null);
            } catch (InterruptedException stopped) {
                done.completeExceptionally(stopped);
            }
        });
        return done;
    }

    private static Card card(long attempt) {
        return new Card(
                Long.toString(attempt),
                "1",
                "Campaign",
                "Client",
                "Maria",
                null,
                null,
                false,
                List.of(),
                null,
                List.of(),
                null,
                List.of(),
                Map.of(),
                List.of(),
                Map.of(),
                null,
                List.of(),
                List.of(),
                "OFF",
                "NONE",
                null);
    }
}
