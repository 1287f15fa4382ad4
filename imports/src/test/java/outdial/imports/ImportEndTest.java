package outdial.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.imports.ImportEnd.Undone;
import outdial.imports.ImportRequest.Reading;
import outdial.imports.job.Rules;
import outdial.imports.sample.SampleList;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.sql.BucketCounts;
import outdial.sql.ImportRunId;
import outdial.sql.Jooq;
import outdial.sql.OnEachServer;
import outdial.sql.TestDb;

@OnEachServer
final class ImportEndTest {
    private static final ClientId NORDWIND = new ClientId(2);
    private static final String TEXT =
            "phone;name;colour\n2025550123;Ann;red\n2025550124;Bob;blue\nnone;Cy;\n2025550123;Dee;\n";

    private static final Rules UPDATE = new Rules(
            Rules.Duplicates.UPDATE,
            Rules.Within.CAMPAIGN,
            Rules.Match.REFUSE,
            Rules.Match.REFUSE,
            Rules.Match.TAKE,
            List.of());
    private static final String EAST = "America/New_York";
    private static final String BOTH = "America/Los_Angeles,America/New_York";

    @TempDir
    private Path folder;

    private final Tables tables;

    ImportEndTest(TestDb db) {
        this.tables = Tables.empty(db);
    }

    @Test
    void an_import_that_was_undone_leaves_nothing_but_the_audit() throws IOException {
        Path file = folder.resolve("sample.csv");
        SampleList.write(file);
        List<String> before = tables.everything();
        ImportReceipt receipt = receipt(request(file, Rules.USUAL));
        assertThat(receipt.rejectedRows().orElseThrow()).exists();
        assertThat(undo(receipt)).isEqualTo(new Undone.Gone(receipt.accepted()));
        assertThat(tables.everything()).isEqualTo(before);
        assertThat(receipt.rejectedRows().orElseThrow()).doesNotExist();
        assertThat(tables.texts("SELECT CONCAT(action, ': ', detail) FROM audit_event"))
                .singleElement()
                .asString()
                .startsWith("IMPORT_UNDONE: File sample.csv, SHA-256 ");
    }

    @Test
    void an_undone_update_gives_the_leads_back_as_they_were() throws IOException {
        receipt(request(write("list.csv", TEXT), Rules.USUAL));
        List<String> before = tables.everything();
        ImportReceipt receipt = receipt(request(
                write(
                        "later.csv",
                        "phone;tel 2;name;colour;value;language\n2025550123;2025550129;Eve Fox;green;9;bg\n"),
                UPDATE));
        assertThat(receipt.updated()).isEqualTo(1);
        assertThat(undo(receipt)).isEqualTo(new Undone.Gone(0));
        assertThat(tables.everything()).isEqualTo(before);
    }

    /** By its clocks the hopper reads a lead, and the waterfall counts it. */
    @Test
    void a_lead_that_moves_is_read_by_the_clocks_of_its_new_home_until_the_update_is_undone() throws IOException {
        receipt(request(
                write("list.csv", "phone;zip\n2125550123;10001\n2125550124;90210\n2125550125;\n"), Rules.USUAL));
        assertThat(zones()).containsExactly(EAST, BOTH, EAST);
        tables.execute("INSERT INTO lead_judging (client_id, campaign_id, by_what, last_lead_id, judged, at)"
                + " VALUES (2, 3, 'book', 700, 700, '2026-11-23 11:00:00')");
        ImportReceipt receipt = receipt(request(
                write(
                        "later.csv",
                        "phone;zip;name\n2125550123;90210;\n2125550124;90211;\n2125550125;;Cy\n2125550126;;Dee\n"),
                UPDATE));
        assertThat(receipt.updated()).isEqualTo(3);
        assertThat(zones()).containsExactly(BOTH, BOTH, EAST, EAST);
        assertThat(tables.number("SELECT SUM(n) FROM bucket_count JOIN zone_set ON zone_set.id = zone_set_id"
                        + " WHERE zones = '" + BOTH + "'"))
                .isEqualTo(2);
        assertThat(new BucketCounts(Jooq.on(tables.source())).recount(NORDWIND, new CampaignId(3)))
                .isZero();
        assertThat(tables.texts("SELECT by_what FROM lead_judging"))
                .as("judged anew")
                .containsExactly("");
        tables.execute("UPDATE lead_judging SET by_what = 'book'");
        assertThat(undo(receipt)).isEqualTo(new Undone.Gone(1));
        assertThat(zones()).containsExactly(EAST, BOTH, EAST);
        assertThat(tables.texts("SELECT by_what FROM lead_judging")).containsExactly("");
        assertThat(new BucketCounts(Jooq.on(tables.source())).recount(NORDWIND, new CampaignId(3)))
                .isZero();
    }

    private List<String> zones() {
        return tables.texts(
                "SELECT zones FROM campaign_lead JOIN zone_set ON zone_set.id = zone_set_id ORDER BY lead_id");
    }

    @Test
    void an_import_is_not_undone_once_a_lead_of_it_was_dialled() throws IOException {
        ImportReceipt receipt = receipt(request(write("list.csv", TEXT), Rules.USUAL));
        tables.change("UPDATE campaign_lead SET attempts = 1, state = 1, due_at = NOW(3) WHERE lead_id = 1");
        List<String> before = tables.everything();
        assertThat(undo(receipt))
                .isInstanceOfSatisfying(
                        Undone.Kept.class, kept -> assertThat(kept.why()).contains("Retire the list instead"));
        assertThat(tables.everything()).isEqualTo(before);
    }

    @Test
    void a_retired_list_waits_for_nobody_and_takes_nobody_in() throws IOException {
        receipt(request(write("list.csv", TEXT), Rules.USUAL));
        tables.change("UPDATE campaign_lead SET state = 2 WHERE lead_id = 1");
        var end = tables.importer(folder).ending();
        assertThat(end.retire(NORDWIND, "Nobody's", Optional.empty())).isEmpty();
        assertThat(end.retire(NORDWIND, "List", Optional.empty())).contains(new ImportEnd.Retired(1, 1));
        assertThat(tables.texts("SELECT blocked_by FROM campaign_lead WHERE state = 4"))
                .containsExactly("LIST_RETIRED");
        assertThat(tables.texts("SELECT state FROM lead_list")).containsExactly("RETIRED");
        assertThat(tables.importer(folder).run(request(write("more.csv", TEXT), Rules.USUAL), (_, _) -> {}))
                .isInstanceOfSatisfying(
                        FileRefused.class, refused -> assertThat(refused.why()).contains("was retired"));
    }

    @Test
    void numbers_that_must_not_be_called_are_taken_back_too() throws IOException {
        var list = new ImportRequest.DoNotCall(
                write("numbers.csv", "2025550123\n2025550124\n"), "US", "Register", Optional.of("Nordwind"));
        ImportReceipt receipt = receipt(list);
        assertThat(undo(receipt)).isEqualTo(new Undone.Gone(2));
        assertThat(tables.count("dnc_entry")).isZero();
    }

    @Test
    void what_was_never_imported_can_not_be_undone() throws IOException {
        assertThat(tables.importer(folder).ending().undo(NORDWIND, new ImportRunId(99), Optional.empty()))
                .isEqualTo(new Undone.Kept("There is no import run 99 of this client."));
    }

    private Undone undo(ImportReceipt receipt) throws IOException {
        return tables.importer(folder).ending().undo(NORDWIND, receipt.run(), Optional.empty());
    }

    private ImportReceipt receipt(ImportRequest request) throws IOException {
        return (ImportReceipt) tables.importer(folder).run(request, (_, _) -> {});
    }

    private static ImportRequest request(Path file, Rules rules) {
        return new ImportRequest.Leads(
                file, "US", "Autumn", Optional.of("List"), Optional.of("Nordwind"), Reading.FOUND_OUT, rules);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
