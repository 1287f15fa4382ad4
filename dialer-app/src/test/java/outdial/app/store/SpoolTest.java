package outdial.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.floor.StorageEffect;
import outdial.app.floor.StorageEffect.CloseAttempt;
import outdial.app.floor.StorageEffect.SaveDisposition;
import outdial.app.loop.FloorStore;
import outdial.app.loop.StoreDown;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.FloorId;
import outdial.model.LeadId;
import outdial.model.call.CallTimes;
import outdial.model.call.Outcome;
import outdial.model.disposition.CallbackRequest;
import outdial.model.disposition.Disposition;
import outdial.model.selection.Recycle;

/** What the database can't take is on the disk, and comes to it once it can, also after a kill. */
final class SpoolTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final FloorId FLOOR = new FloorId(1);

    @TempDir
    private Path folder;

    private final List<StorageEffect> stored = new ArrayList<>();
    private boolean down;

    @Test
    void what_an_outage_kept_comes_to_the_store_after_a_kill_in_its_order() throws Exception {
        List<StorageEffect> told = List.of(
                closed(1, Outcome.TALKED, new Recycle.Awaiting()),
                disposed(1, Disposition.Kind.CALLBACK, new Recycle.Again(NOON.plusSeconds(3_600), 0)),
                closed(2, Outcome.INVALID_NUMBER, new Recycle.OtherPhone(NOON)),
                closed(3, Outcome.CONGESTION, new Recycle.Done("The network did not carry 10 calls in a row")));
        down = true;
        var dying = spooled();
        told.forEach(effect -> assertRefused(dying, effect));
        told.forEach(effect -> assertRefused(dying, effect)); // tried again, as the lanes do
        assertThat(stored).isEmpty();

        down = false;
        spooled().open(FLOOR);
        assertThat(stored).isEqualTo(told);
        assertThat(folder.resolve("outcomes.jsonl")).doesNotExist();
    }

    @Test
    void what_is_stored_in_the_end_leaves_no_file() throws Exception {
        var over = closed(1, Outcome.BUSY, new Recycle.Again(NOON.plusSeconds(600), 0));
        var store = spooled();
        down = true;
        assertRefused(store, over);
        assertThat(Files.readAllLines(folder.resolve("outcomes.jsonl"))).hasSize(1);
        down = false;
        store.close(over);
        assertThat(stored).containsExactly(over);
        assertThat(folder.resolve("outcomes.jsonl")).doesNotExist();
    }

    @Test
    void an_outage_in_the_midst_of_the_replay_loses_nothing() {
        down = true;
        assertRefused(spooled(), closed(1, Outcome.BUSY, new Recycle.OtherPhone(NOON)));
        assertThatThrownBy(() -> spooled().open(FLOOR)).isInstanceOf(StoreDown.class);
        assertThat(folder.resolve("outcomes.jsonl")).exists();
    }

    @Test
    void a_line_cut_short_by_a_power_loss_is_put_aside_and_stops_nobody() throws Exception {
        down = true;
        var whole = closed(1, Outcome.BUSY, new Recycle.OtherPhone(NOON));
        assertRefused(spooled(), whole);
        Files.writeString(folder.resolve("outcomes.jsonl"), "{\"says\":\"ended\",\"ov", StandardOpenOption.APPEND);
        down = false;
        spooled().open(FLOOR);
        assertThat(stored).containsExactly(whole);
        assertThat(Files.readString(folder.resolve("outcomes-aside.jsonl"))).startsWith("{\"says\":\"ended\"");
    }

    private SpooledStore spooled() {
        return new SpooledStore(tables(), new Spool(folder));
    }

    private static void assertRefused(SpooledStore store, StorageEffect effect) {
        assertThatThrownBy(() -> {
                    switch (effect) {
                        case CloseAttempt over -> store.close(over);
                        case SaveDisposition said -> store.dispose(said);
                        default -> throw new IllegalArgumentException(effect.toString());
                    }
                })
                .isInstanceOf(StoreDown.class);
    }

    /** A store that notes what it is told, or is down. */
    private FloorStore tables() {
        return (FloorStore) Proxy.newProxyInstance(
                FloorStore.class.getClassLoader(), new Class<?>[] {FloorStore.class}, (_, method, told) -> {
                    if (method.getName().equals("open")) {
                        return List.of();
                    }
                    if (down) {
                        throw new StoreDown("down for a test");
                    }
                    stored.add((StorageEffect) told[0]);
                    return null;
                });
    }

    private static CloseAttempt closed(long attempt, Outcome outcome, Recycle recycle) {
        var times = new CallTimes(NOON, NOON, NOON.plusSeconds(2), null, null, null, null, NOON.plusMillis(9_123));
        return new CloseAttempt(
                new AttemptId(attempt), new LeadId(10 + attempt), outcome, times, Optional.of(new AgentId(5)), recycle);
    }

    private static SaveDisposition disposed(long attempt, Disposition.Kind kind, Recycle recycle) {
        return new SaveDisposition(
                new AttemptId(attempt),
                new LeadId(10 + attempt),
                new AgentId(5),
                Disposition.of(kind),
                Optional.of(new CallbackRequest(NOON.plusSeconds(3_600), Optional.empty())),
                recycle,
                NOON);
    }
}
