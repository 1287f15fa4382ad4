package outdial.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.imports.ImportEnd.Undone;
import outdial.imports.ImportRequest.Reading;
import outdial.imports.job.Rules;
import outdial.model.ClientId;
import outdial.sql.OnEachServer;
import outdial.sql.TestDb;

@OnEachServer
final class ConsentImportTest {
    private static final String HEADER = "Phone;Consent;Channel;Wording;Evidence;Date;Valid until;Purpose;Campaign\n";

    @TempDir
    private Path folder;

    private final Tables tables;

    ConsentImportTest(TestDb db) {
        this.tables = Tables.empty(db);
    }

    @Test
    void a_consent_is_kept_with_its_number_kind_proof_and_days() throws IOException {
        ImportReceipt receipt = receipt(HEADER
                + "202 555 0123;written;form;\"Yes; call me\";scan 12;2026-03-01;2027-01-31;sales;autumn\n"
                + "202-555-0124;yes;web;It's \\ ok;log 7;3/2/2026 14:30;;;\n");
        assertThat(counts(receipt)).isEqualTo("2 2 0 0");
        assertThat(tables.texts("SELECT CONCAT_WS('|', e164, campaign_id, purpose, state, channel, wording, evidence,"
                        + " given_at, expires_at, row_no) FROM consent ORDER BY id"))
                .containsExactly(
                        "12025550123|3|SALES|EXPRESS_WRITTEN|form|Yes; call me|scan 12|2026-03-01 00:00:00.000"
                                + "|2027-02-01 00:00:00.000|2",
                        "12025550124|EXPRESS|web|It's \\ ok|log 7|2026-03-02 14:30:00.000|3");
    }

    @Test
    void leads_are_judged_anew_once_their_consents_came_in_and_again_once_they_are_taken_back() throws IOException {
        tables.execute("INSERT INTO lead_judging (client_id, campaign_id, by_what, last_lead_id, judged, at)"
                + " VALUES (2, 3, 'book', 700, 700, '2026-11-23 11:00:00')");
        ImportReceipt receipt = receipt(HEADER + "202 555 0123;written;form;W;E;2026-03-01;;;\n");
        assertThat(tables.texts("SELECT by_what FROM lead_judging")).containsExactly("");
        tables.execute("UPDATE lead_judging SET by_what = 'book'");
        tables.importer(folder).ending().undo(new ClientId(2), receipt.run(), Optional.empty());
        assertThat(tables.texts("SELECT by_what FROM lead_judging")).containsExactly("");
    }

    @Test
    void a_row_that_lacks_what_a_consent_needs_is_refused_and_comes_in_once_it_is_mended() throws IOException {
        String text = HEADER
                + "none;written;form;W;E;2026-03-01;;;\n"
                + "2025550123;maybe;form;W;E;2026-03-01;;;\n"
                + "2025550123;no;form;W;E;2026-03-01;;;\n"
                + "2025550123;yes;;W;E;2026-03-01;;;\n"
                + "2025550123;yes;form;W;;2026-03-01;;;\n"
                + "2025550123;yes;form;W;E;yesterday;;;\n"
                + "2025550123;yes;form;W;E;2026-12-24;;;\n"
                + "2025550123;yes;form;W;E;2026-03-01;2026-02-01;;\n"
                + "2025550123;yes;form;W;E;2026-03-01;;fun;\n"
                + "2025550123;yes;form;W;E;2026-03-01;;;Spring\n"
                + "2025550123;yes;form;W, and more;E;2026-03-01;;;;x\n"
                + "2025550123;yes;form;" + "W".repeat(2001) + ";E;2026-03-01;;;\n"
                + "2025550123;yes;form;W\0;E;2026-03-01;;;\n";
        ImportRequest request = request(write("consents.csv", text));
        DryRun dry = (DryRun) tables.importer(folder).dryRun(request, (_, _) -> {});
        ImportReceipt receipt = (ImportReceipt) tables.importer(folder).run(request, (_, _) -> {});
        assertThat(counts(receipt)).isEqualTo("13 0 13 0");
        assertThat(List.of(dry.read(), dry.accepted(), dry.rejected(), dry.duplicates()))
                .containsExactly(13L, 0L, 13L, 0L);
        assertThat(Files.readString(dry.rejectedRows().orElseThrow()))
                .isEqualTo(Files.readString(receipt.rejectedRows().orElseThrow()));
        assertThat(tables.texts("SELECT CONCAT(row_no, ' ', column_name, ': ', reason) FROM import_problem"
                        + " WHERE column_name IS NOT NULL ORDER BY row_no"))
                .contains(
                        "3 Consent: Not the kind of a consent.",
                        "5 Channel: The cell is empty, and no consent is kept without it.",
                        "7 Date: Not a day.",
                        "8 Date: The day is still to come: nobody has agreed yet.",
                        "9 Valid until: The consent would end before it was given.",
                        "11 Campaign: Not a campaign of this client.");
        String mended = Files.readString(receipt.rejectedRows().orElseThrow())
                .replace("2025550123;maybe", "2025550123;express")
                .replace("\nnone;", "\n202 555 0124;");
        assertThat(counts(receipt(mended))).isEqualTo("13 2 11 0");
    }

    @Test
    void the_same_consent_is_kept_once_and_another_day_or_kind_is_another() throws IOException {
        String row = "2025550123;yes;form;W;E;2026-03-01;;;\n";
        String text = HEADER + row + "+12025550123;yes;letter;other;F;2026-03-01;;;\n"
                + "2025550123;yes;form;W;E;2026-03-02;;;\n2025550123;written;form;W;E;2026-03-01;;;\n";
        ImportRequest request = request(write("consents.csv", text));
        DryRun dry = (DryRun) tables.importer(folder).dryRun(request, (_, _) -> {});
        assertThat(dry.duplicates()).isEqualTo(1);
        assertThat(counts(receipt(text))).isEqualTo("4 3 0 1");
        assertThat(counts(receipt(text))).isEqualTo("4 0 0 4");
    }

    @Test
    void consents_are_taken_back_unless_somebody_was_called_on_their_ground() throws IOException {
        List<String> before = tables.everything();
        ImportReceipt receipt = receipt(HEADER + "2025550123;yes;form;W;E;2026-03-01;;;\n");
        assertThat(undo(receipt)).isEqualTo(new Undone.Gone(1));
        assertThat(tables.everything()).isEqualTo(before);
        receipt = receipt(HEADER + "2025550123;yes;form;W;E;2026-03-01;;;\n");
        Path leads = Files.writeString(folder.resolve("leads.csv"), "phone\n2025550123\n");
        tables.importer(folder)
                .run(
                        new ImportRequest.Leads(leads, "US", "Autumn", Optional.of("List"), Optional.of("Nordwind")),
                        (_, _) -> {});
        tables.change("INSERT INTO attempt (id, started_at, client_id, campaign_id, lead_id, phone_id, attempt_no,"
                + " caller_e164, rule_book, rules, granted_at) SELECT 1, '2026-11-23 12:00:01', 2, 3, lead_id, id, 1,"
                + " 12025550100, 'book', '', '2026-11-23 12:00:01' FROM phone");
        assertThat(undo(receipt))
                .isInstanceOfSatisfying(
                        Undone.Kept.class, kept -> assertThat(kept.why()).contains("the calls' ground"));
    }

    @Test
    void a_file_without_a_column_that_every_consent_needs_is_refused_whole() throws IOException {
        ImportRequest request = request(write("consents.csv", "phone;consent;date\n2025550123;yes;2026-03-01\n"));
        assertThat(tables.importer(folder).run(request, (_, _) -> {}))
                .isEqualTo(new FileRefused("No column holds channel, wording, evidence, and no consent is kept without"
                        + " it. The file has: phone, consent, date. Nothing was imported."));
    }

    @Test
    void what_a_column_holds_is_said_in_any_language_or_chosen() throws IOException {
        Path file = write(
                "consents.csv",
                "телефон;съгласие;канал;текст;дата;x\n+12025550123;писмено;форма;да;01.03.2026;архив 3\n");
        var reading = Reading.columns(Map.of("x", "evidence"));
        var request = new ImportRequest.Consents(file, "BG", Optional.of("Nordwind"), reading, Rules.USUAL);
        assertThat(counts((ImportReceipt) tables.importer(folder).run(request, (_, _) -> {})))
                .isEqualTo("1 1 0 0");
        assertThat(tables.texts("SELECT CONCAT(state, ' ', given_at, ' ', evidence) FROM consent"))
                .containsExactly("EXPRESS_WRITTEN 2026-03-01 00:00:00.000 архив 3");
    }

    private Undone undo(ImportReceipt receipt) throws IOException {
        return tables.importer(folder).ending().undo(new ClientId(2), receipt.run(), Optional.empty());
    }

    private ImportReceipt receipt(String text) throws IOException {
        return (ImportReceipt) tables.importer(folder).run(request(write("consents.csv", text)), (_, _) -> {});
    }

    private static ImportRequest request(Path file) {
        return new ImportRequest.Consents(file, "US", Optional.of("Nordwind"));
    }

    private static String counts(ImportReceipt receipt) {
        return receipt.read() + " " + receipt.accepted() + " " + receipt.rejected() + " " + receipt.duplicates();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
