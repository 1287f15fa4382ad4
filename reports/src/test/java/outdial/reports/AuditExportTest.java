package outdial.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.reports.CampaignRows.NINE;
import static outdial.sql.gen.Tables.LEDGER_HEAD;
import static outdial.sql.gen.Tables.LEDGER_ROW;
import static outdial.sql.gen.Tables.LEDGER_SALT;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.compliance.RuleBook;
import outdial.compliance.ledger.ChainHead;
import outdial.compliance.ledger.Commitment;
import outdial.compliance.ledger.Decision;
import outdial.compliance.ledger.LedgerReport;
import outdial.compliance.ledger.LedgerReport.Altered;
import outdial.compliance.ledger.LedgerReport.Missing;
import outdial.compliance.ledger.LedgerReport.Reordered;
import outdial.compliance.ledger.LedgerReport.Sound;
import outdial.compliance.ledger.LedgerReport.Truncated;
import outdial.compliance.ledger.LedgerRow;
import outdial.compliance.ledger.SignedHeads;
import outdial.compliance.pack.RulePacks;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;
import outdial.reports.evidence.AuditExport;
import outdial.reports.evidence.AuditQuestion;
import outdial.reports.evidence.AuditVerifier;
import outdial.reports.grid.ReadBack;
import outdial.reports.grid.Titles;
import outdial.sql.Ledgers;
import outdial.sql.OnEachServer;
import outdial.sql.RuleTexts;
import outdial.sql.TestDb;

/** What an auditor takes home proves itself: whatever is done to the file is named, without the database. */
@OnEachServer
final class AuditExportTest {
    private static final ClientId CLIENT = new ClientId(11);
    private static final PhoneNumber ASKED = new PhoneNumber("+12025550123");
    private static final PhoneNumber OTHER = new PhoneNumber("+12025550124");
    private static final String CHAIN = new Ledgers.Chain(CLIENT, new FloorId(1)).name();
    private static final ZoneId VILNIUS = ZoneId.of("Europe/Vilnius");
    private static final List<Long> SEALED = List.of(10L, 20L, 30L);

    private final TestDb server;
    private final List<SignedHeads> heads = new ArrayList<>();
    private KeyPair pair;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    AuditExportTest(TestDb server) throws Exception {
        this.server = server;
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    /** Row 4 permits a call to the number, row 25 denies one; all others are another person's. A seal each ten rows. */
    @BeforeEach
    void a_chain_of_thirty_five_rows() {
        server.empty();
        CampaignRows.centre(server.dsl());
        CampaignRows.of(server.dsl(), CLIENT.value(), "Autumn tea");
        new RuleTexts(server.dsl()).keepShipped(NINE);
        ChainHead head = ChainHead.start(CHAIN);
        for (int seq = 1; seq <= 35; seq++) {
            Instant at = NINE.plusSeconds(60L * seq);
            PhoneNumber number = seq == 4 || seq == 25 ? ASKED : OTHER;
            byte[] salt = new byte[16];
            salt[0] = (byte) seq;
            Decision decision = decision(seq, Commitment.of(salt, number.e164()));
            LedgerRow row = head.row(at, decision.kind(), decision.entries());
            head = head.after(row);
            keep(row, number, salt);
            if (SEALED.contains((long) seq)) {
                heads.add(SignedHeads.sign(at, List.of(head), pair.getPrivate()));
            }
        }
        server.dsl()
                .insertInto(LEDGER_HEAD, LEDGER_HEAD.fields())
                .values(CLIENT.value(), 1, head.seq(), head.hash(), head.at().toString())
                .execute();
    }

    private static Decision decision(int seq, String commitment) {
        String packs = RuleBook.house().title() + " " + RulePacks.shipped().title();
        return seq == 25
                ? new Decision.VerdictChanged(7, packs, "deny", Optional.empty(), List.of("us.window"), commitment)
                : new Decision.Permitted(
                        seq,
                        packs,
                        Map.of("campaign", "11", "lead", "1101"),
                        Map.of("number", commitment),
                        List.of("country-allowed", "us.window"));
    }

    private void keep(LedgerRow row, PhoneNumber number, byte[] salt) {
        server.dsl()
                .insertInto(LEDGER_ROW)
                .set(LEDGER_ROW.CLIENT_ID, CLIENT.value())
                .set(LEDGER_ROW.FLOOR_ID, 1)
                .set(LEDGER_ROW.SEQ, row.seq())
                .set(LEDGER_ROW.HASH, row.hash())
                .set(LEDGER_ROW.CONTENT, row.content())
                .execute();
        server.dsl()
                .insertInto(LEDGER_SALT)
                .set(LEDGER_SALT.CLIENT_ID, CLIENT.value())
                .set(LEDGER_SALT.FLOOR_ID, 1)
                .set(LEDGER_SALT.SEQ, row.seq())
                .set(LEDGER_SALT.E164, number)
                .set(LEDGER_SALT.SALT, salt)
                .execute();
    }

    private Path write(AuditQuestion question, String name) throws IOException {
        Path file = folder.resolve(name);
        new AuditExport(server.dsl(), Titles.ENGLISH, heads, "", RowProgress.NONE).write(question, NINE, VILNIUS, file);
        return file;
    }

    private String story() throws IOException {
        return Files.readString(write(new AuditQuestion.OfNumber(CLIENT, ASKED), "story.json"));
    }

    private AuditVerifier.Result verify(String json) throws IOException {
        return new AuditVerifier(heads, Optional.of(pair.getPublic()))
                .verify(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private LedgerReport first(String json) throws IOException {
        return verify(json).stretches().stream()
                .map(AuditVerifier.Stretch::report)
                .filter(report -> !(report instanceof Sound))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_numbers_story_is_the_stretches_between_seals_that_hold_it_and_names_nobody_else() throws IOException {
        String json = story();
        AuditVerifier.Result result = verify(json);
        assertThat(result.problems()).isEmpty();
        assertThat(result.stretches())
                .extracting(AuditVerifier.Stretch::after, AuditVerifier.Stretch::to)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0L, 10L), org.assertj.core.groups.Tuple.tuple(20L, 30L));
        assertThat(result.isSound()).isTrue();
        assertThat(json)
                .contains(ASKED.e164(), "\"rule\":\"us.window\"", "us.yaml", "- id: us.window")
                .doesNotContain(OTHER.e164());
    }

    @Test
    void a_campaigns_period_is_its_rows_with_a_seal_at_each_end() throws IOException {
        var period = new Period(NINE.plusSeconds(60 * 12), NINE.plusSeconds(60 * 14));
        String json = Files.readString(
                write(new AuditQuestion.OfCampaign(CLIENT, new CampaignId(11), period), "period.json"));
        AuditVerifier.Result result = verify(json);
        assertThat(result.isSound()).isTrue();
        assertThat(result.stretches())
                .extracting(AuditVerifier.Stretch::after, AuditVerifier.Stretch::to)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(10L, 20L));
    }

    @Test
    void an_altered_row_is_named() throws IOException {
        assertThat(first(story().replace("\"attempt\":\"23\"", "\"attempt\":\"99\"")))
                .isInstanceOfSatisfying(
                        Altered.class, found -> assertThat(found.row()).isEqualTo(23));
        assertThat(first(story().replace("\"findings\":\"us.window\"", "\"findings\":\"us.dnc\"")))
                .isInstanceOfSatisfying(
                        Altered.class, found -> assertThat(found.row()).isEqualTo(25));
        assertThat(first(story().replace(ASKED.e164() + "\"}", "+12025550125\"}")))
                .isInstanceOfSatisfying(
                        Altered.class, found -> assertThat(found.row()).isEqualTo(4));
    }

    @Test
    void a_missing_a_reordered_and_a_cut_row_are_named() throws IOException {
        String json = story();
        assertThat(first(json.replace(row(json, 23) + ",", "")))
                .isInstanceOfSatisfying(
                        Missing.class, found -> assertThat(found.from()).isEqualTo(23));
        String turned = json.replace(row(json, 23), "§").replace(row(json, 24), row(json, 23));
        assertThat(first(turned.replace("§", row(json, 24)))).isInstanceOf(Reordered.class);
        assertThat(first(json.replace("," + row(json, 30), "")))
                .isInstanceOfSatisfying(
                        Truncated.class, found -> assertThat(found.from()).isEqualTo(30));
    }

    @Test
    void a_stretch_that_was_shortened_with_its_own_end_misses_the_seal() throws IOException {
        String json = story();
        String cut = json.replace("," + row(json, 30), "").replace("\"to\":30", "\"to\":29");
        assertThat(first(cut)).isInstanceOf(Truncated.class);
    }

    @Test
    void rules_that_are_not_those_of_the_fingerprint_are_named() throws IOException {
        String json = story();
        assertThat(verify(json.replace("max-rate: 0.03", "max-rate: 0.30")).problems())
                .anySatisfy(problem ->
                        assertThat(problem).contains(RulePacks.shipped().title()));
        assertThat(verify(json.substring(0, json.length() / 2)).problems()).isNotEmpty();
        assertThat(verify("{}").isSound()).isFalse();
    }

    @Test
    void the_workbook_has_the_same_rows_and_the_text_of_each_rule() throws IOException {
        Path file = write(new AuditQuestion.OfNumber(CLIENT, ASKED), "story.xlsx");
        assertThat(ReadBack.rows(file, "Ledger")).hasSize(20);
        assertThat(ReadBack.rows(file, "Ledger"))
                .filteredOn(row -> row.get(4).equals(ASKED.e164()))
                .extracting(row -> row.get(1))
                .containsExactly("4", "25");
        List<String> window = ReadBack.rows(file, "Rules").stream()
                .filter(row -> row.getFirst().equals("us.window"))
                .findFirst()
                .orElseThrow();
        assertThat(window.subList(9, 11)).containsExactly("1", "1");
        assertThat(window.get(11)).startsWith("- id: us.window");
    }

    private static String row(String json, int seq) {
        int start = json.indexOf("{\"row\":\"" + seq + "\"");
        int end = Math.min(index(json, ",{\"row\":", start + 1), index(json, "]", start));
        return json.substring(start, end);
    }

    private static int index(String text, String part, int from) {
        int found = text.indexOf(part, from);
        return found < 0 ? text.length() : found;
    }
}
