package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.Sample.FLOOR;
import static outdial.sql.Sample.NOON;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.LEDGER_HEAD;
import static outdial.sql.gen.Tables.LEDGER_ROW;
import static outdial.sql.gen.Tables.LEDGER_SALT;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.compliance.ledger.LedgerReport;
import outdial.compliance.ledger.LedgerReport.Altered;
import outdial.compliance.ledger.LedgerReport.Missing;
import outdial.compliance.ledger.LedgerReport.Reordered;
import outdial.compliance.ledger.LedgerReport.Sound;
import outdial.compliance.ledger.LedgerReport.Truncated;
import outdial.compliance.ledger.LedgerVerifier;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.call.CallTimes;
import outdial.model.call.Outcome;
import outdial.model.selection.Recycle;
import outdial.sql.Begun.Refusal;

/** Permits and measured times are rows of a chain, and whatever is done to the live tables is named. */
@OnEachServer
class LedgerRowsTest {
    private static final int LEADS = 12;

    private final TestDb db;
    private Sample sample;
    private Fence fence;
    private Ledgers.Chain chain;

    LedgerRowsTest(TestDb db) {
        this.db = db;
    }

    /** Rows 1 to 12 are permits, row 13 tells of the first call's times. */
    @BeforeEach
    void aChain() {
        db.empty();
        sample = new Sample(db, "Acme");
        for (int i = 0; i < LEADS; i++) {
            sample.lead(i, "America/New_York");
        }
        try (var leases = new FloorLeases(db.source())) {
            fence = leases.take(FLOOR, "here").orElseThrow().fence();
        }
        sample.begin(0, fence, NOON);
        close(AttemptId.of(FLOOR, fence, 0));
        chain = new Ledgers.Chain(sample.client, FLOOR);
    }

    private boolean close(AttemptId attempt) {
        var times = new CallTimes(
                NOON,
                NOON,
                NOON.plusSeconds(2),
                NOON.plusSeconds(9),
                null,
                null,
                NOON.plusSeconds(9),
                NOON.plusSeconds(40));
        return new AttemptEnds(sample.dsl)
                .close(attempt, Outcome.TALKED, times, Optional.empty(), new Recycle.Done("SALE"));
    }

    private LedgerReport verify() {
        try {
            return new Ledgers(sample.dsl).verify(chain, List.of(), Optional.empty());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String content(long seq) {
        return sample.dsl
                .select(LEDGER_ROW.CONTENT)
                .from(LEDGER_ROW)
                .where(LEDGER_ROW.SEQ.eq(seq))
                .fetchSingle(LEDGER_ROW.CONTENT);
    }

    @Test
    void each_permit_and_each_measured_call_is_a_row_and_the_chain_is_sound() {
        assertThat(new Ledgers(sample.dsl).chains()).containsExactly(chain);
        assertThat(verify()).isInstanceOfSatisfying(Sound.class, sound -> {
            assertThat(sound.rows()).isEqualTo(LEADS + 1);
            assertThat(sound.closed()).isZero();
        });
        long attempt = AttemptId.of(FLOOR, fence, 0).value();
        assertThat(content(1))
                .contains("\tpermit\t", "attempt=" + attempt, "packs=exercise@", "kind=sales", "number=commit:")
                .contains("rules=number-valid")
                .doesNotContain(Sample.number(1, 0).e164());
        assertThat(content(LEADS + 1))
                .contains("\ttimes\tof=1\t", "rang=2026-11-23T12:00:02Z", "ended=2026-11-23T12:00:40Z");
    }

    @Test
    void a_repeated_end_adds_no_row() {
        assertThat(close(AttemptId.of(FLOOR, fence, 0))).isFalse();
        assertThat(sample.dsl.fetchCount(LEDGER_ROW)).isEqualTo(LEADS + 1);
    }

    @Test
    void what_a_fenced_leader_wanted_leaves_neither_attempt_nor_row() {
        sample.lead(99, "America/New_York");
        var late = Sample.attempt(500, fence, sample.due(1, NOON).getFirst(), NOON);
        sample.dsl.execute("UPDATE floor_lease SET fence = fence + 1");
        assertThat(sample.begin(fence, List.of(late), NOON).refused()).containsEntry(late.id(), Refusal.FENCED);
        assertThat(sample.dsl.fetchCount(LEDGER_ROW)).isEqualTo(LEADS + 1);
        assertThat(verify()).isInstanceOf(Sound.class);
    }

    @Test
    void a_flipped_character_is_named_with_its_row() {
        sample.dsl.execute(
                "UPDATE ledger_row SET content = REPLACE(content, 'kind=sales', 'kind=Sales') WHERE seq = 5");
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Altered.class, altered -> assertThat(altered.row()).isEqualTo(5));
    }

    @Test
    void a_row_rewritten_together_with_its_hash_is_named() {
        String forged = content(5).replace("kind=sales", "kind=research");
        sample.dsl
                .update(LEDGER_ROW)
                .set(LEDGER_ROW.CONTENT, forged)
                .set(LEDGER_ROW.HASH, sha256(forged))
                .where(LEDGER_ROW.SEQ.eq(5L))
                .execute();
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Altered.class, altered -> assertThat(altered.row()).isEqualTo(5));
    }

    private static String sha256(String text) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_deleted_row_is_missing() {
        sample.dsl.execute("DELETE FROM ledger_row WHERE seq = 7");
        assertThat(verify()).isInstanceOfSatisfying(Missing.class, missing -> {
            assertThat(missing.from()).isEqualTo(7);
            assertThat(missing.to()).isEqualTo(7);
        });
    }

    @Test
    void rows_that_changed_places_are_out_of_order() {
        sample.dsl.execute("UPDATE ledger_row SET seq = 1000 WHERE seq = 3");
        sample.dsl.execute("UPDATE ledger_row SET seq = 3 WHERE seq = 4");
        sample.dsl.execute("UPDATE ledger_row SET seq = 4 WHERE seq = 1000");
        sample.dsl.execute("DELETE FROM ledger_salt WHERE seq IN (3, 4)");
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Reordered.class,
                        reordered -> assertThat(reordered.row()).isEqualTo(4));
    }

    @Test
    void an_end_that_was_cut_off_is_missing_and_so_is_a_head_that_was_set_back() {
        sample.dsl.execute("DELETE FROM ledger_row WHERE seq > 9");
        assertThat(verify()).isEqualTo(new Truncated(10, LEADS + 1));
        sample.dsl.execute("UPDATE ledger_head SET seq = 8");
        assertThat(verify()).isInstanceOf(Altered.class);
        sample.dsl.execute("DELETE FROM ledger_head");
        assertThat(verify()).isEqualTo(new Truncated(10, 0));
        sample.dsl.execute("DELETE FROM ledger_row");
        assertThat(new Ledgers(sample.dsl).chains()).isEmpty();
    }

    @Test
    void erased_personal_data_leaves_every_hash_true() {
        sample.dsl.execute("DELETE FROM ledger_salt WHERE seq IN (2, 6)");
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Sound.class, sound -> assertThat(sound.firstClosed()).containsExactly(2L, 6L));
        sample.dsl.execute("UPDATE ledger_salt SET e164 = e164 + 1 WHERE seq = 4");
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Altered.class, altered -> assertThat(altered.row()).isEqualTo(4));
    }

    @Test
    void the_written_file_is_what_a_stranger_verifies() throws IOException {
        var out = new ByteArrayOutputStream();
        new Ledgers(sample.dsl).write(chain, out);
        assertThat(LedgerVerifier.verify(new ByteArrayInputStream(out.toByteArray()), List.of(), Optional.empty()))
                .isEqualTo(verify());
    }

    @Test
    void the_chain_goes_on_where_it_ended() {
        sample.lead(50, "America/New_York");
        Instant later = NOON.plusSeconds(90);
        assertThat(sample.begin(700, fence, later).begun()).hasSize(1);
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Sound.class, sound -> assertThat(sound.rows()).isEqualTo(LEADS + 2));
        assertThat(sample.dsl.fetchSingle(LEDGER_HEAD).getAt()).isEqualTo(later.toString());
    }

    @Test
    void an_exercise_whose_clock_went_back_is_still_recorded_in_order() {
        sample.lead(51, "America/New_York");
        assertThat(sample.begin(800, fence, NOON.minusSeconds(60)).begun()).hasSize(1);
        assertThat(verify()).isInstanceOf(Sound.class);
    }

    @Test
    void no_attempt_is_begun_without_its_row() {
        assertThat(sample.dsl.fetchCount(ATTEMPT)).isEqualTo(LEADS);
        assertThat(sample.dsl.fetchCount(LEDGER_SALT)).isEqualTo(LEADS);
        sample.dsl.execute("RENAME TABLE ledger_salt TO ledger_salt_away");
        try {
            sample.lead(52, "America/New_York");
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> sample.begin(900, fence, NOON.plusSeconds(60)))
                    .isInstanceOf(org.jooq.exception.DataAccessException.class);
        } finally {
            sample.dsl.execute("RENAME TABLE ledger_salt_away TO ledger_salt");
        }
        assertThat(sample.dsl.fetchCount(ATTEMPT)).isEqualTo(LEADS);
        assertThat(sample.dsl.fetchCount(LEDGER_ROW)).isEqualTo(LEADS + 1);
    }
}
