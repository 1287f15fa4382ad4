package outdial.app.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.compliance.ledger.ChainHead;
import outdial.compliance.ledger.LedgerReport;
import outdial.compliance.ledger.LedgerRow;
import outdial.compliance.ledger.SignedHeads;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.sql.Ledgers;
import outdial.sql.TestDb;

class LedgerSealTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Ledgers.Chain CHAIN = new Ledgers.Chain(new ClientId(7), new FloorId(1));

    private final DSLContext dsl = TestDb.mariaDb().dsl();

    @BeforeEach
    void aChainOfThreeRows() {
        TestDb.mariaDb().empty();
        ChainHead head = ChainHead.start(CHAIN.name());
        for (int i = 0; i < 3; i++) {
            head = head.after(add(head, "as it was"));
        }
        dsl.execute("INSERT INTO ledger_head VALUES (7, 1, ?, ?, ?)", head.seq(), head.hash(), NOON.toString());
    }

    private LedgerRow add(ChainHead head, String what) {
        var entries = new LinkedHashMap<String, String>();
        entries.put("what", what);
        LedgerRow row = head.row(NOON, "permit", entries);
        dsl.execute("INSERT INTO ledger_row VALUES (7, 1, ?, NULL, ?, ?)", row.seq(), row.hash(), row.content());
        return row;
    }

    private LedgerReport verify(LedgerSeal.Kept kept) throws IOException, GeneralSecurityException {
        List<SignedHeads> signed = Files.readAllLines(kept.heads()).stream()
                .map(line -> SignedHeads.find(line).orElseThrow())
                .toList();
        return new Ledgers(dsl).verify(CHAIN, signed, Optional.of(key(kept)));
    }

    private static PublicKey key(LedgerSeal.Kept kept) throws IOException, GeneralSecurityException {
        String base64 = Files.readString(kept.publicKey()).replaceAll("-----.*-----|\\s", "");
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private LedgerSeal seal(LedgerSeal.Kept kept) {
        return new LedgerSeal(kept, dsl, InstantSource.fixed(NOON));
    }

    @Test
    void the_key_is_made_once_and_only_its_owner_may_read_it(@TempDir Path var) throws IOException {
        var kept = LedgerSeal.Kept.under(var);
        seal(kept).ready();
        String key = Files.readString(kept.key());
        seal(kept).ready();
        assertThat(Files.readString(kept.key())).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.key())))
                .isEqualTo("rw-------");
    }

    @Test
    void an_untouched_ledger_agrees_with_its_signed_heads(@TempDir Path var) throws Exception {
        var kept = LedgerSeal.Kept.under(var);
        assertThat(seal(kept).sign()).isTrue();
        assertThat(seal(kept).sign()).isTrue();
        assertThat(verify(kept))
                .isInstanceOfSatisfying(
                        LedgerReport.Sound.class,
                        sound -> assertThat(sound.heads()).isPositive());
    }

    @Test
    void a_ledger_that_was_rewritten_with_its_own_head_is_found_by_the_signed_one(@TempDir Path var) throws Exception {
        var kept = LedgerSeal.Kept.under(var);
        seal(kept).sign();
        dsl.execute("DELETE FROM ledger_row");
        ChainHead head = ChainHead.start(CHAIN.name());
        for (int i = 0; i < 3; i++) {
            head = head.after(add(head, "as somebody wants it"));
        }
        dsl.execute("UPDATE ledger_head SET hash = ?", head.hash());
        assertThat(new Ledgers(dsl).verify(CHAIN, List.of(), Optional.empty())).isInstanceOf(LedgerReport.Sound.class);
        assertThat(verify(kept)).isNotInstanceOf(LedgerReport.Sound.class);
    }

    @Test
    void a_ledger_whose_end_was_cut_with_its_head_is_found_by_the_signed_one(@TempDir Path var) throws Exception {
        var kept = LedgerSeal.Kept.under(var);
        seal(kept).sign();
        dsl.execute("DELETE FROM ledger_row WHERE seq = 3");
        String last =
                dsl.fetchValue("SELECT hash FROM ledger_row WHERE seq = 2").toString();
        dsl.execute("UPDATE ledger_head SET seq = 2, hash = ?", last);
        assertThat(verify(kept)).isEqualTo(new LedgerReport.Truncated(3, 3));
    }

    @Test
    void heads_of_another_key_are_not_believed(@TempDir Path var) throws Exception {
        var kept = LedgerSeal.Kept.under(var.resolve("ours"));
        var other = LedgerSeal.Kept.under(var.resolve("theirs"));
        seal(kept).sign();
        seal(other).sign();
        Files.copy(other.heads(), kept.heads(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(verify(kept)).isInstanceOf(LedgerReport.Unusable.class);
    }
}
