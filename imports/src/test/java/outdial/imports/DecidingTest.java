package outdial.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.imports.ImportRequest.Reading;
import outdial.imports.job.Rules;
import outdial.imports.job.Rules.Duplicates;
import outdial.imports.job.Rules.Match;
import outdial.imports.job.Rules.Within;
import outdial.imports.row.Remark;
import outdial.imports.row.Repair;
import outdial.sql.OnEachServer;
import outdial.sql.TestDb;

/** What becomes of rows that could be taken or left; a dry run says the same each time. */
@OnEachServer
final class DecidingTest {
    private static final String FIRST = "phone;mobile;name;city;colour\n2025550123;2025550124;Ann Lee;Boston;red\n";

    @TempDir
    private Path folder;

    private final Tables tables;

    DecidingTest(TestDb db) {
        this.tables = Tables.empty(db);
    }

    @Test
    void a_number_is_the_same_in_any_column_and_notation() throws IOException {
        receipt("first.csv", FIRST, Rules.USUAL);
        String again = "phone;mobile;name\n;(202) 555-0124;Bob\n+1 202 555 0125;;Cy\n۲۰۲۵۵۵۰۱۲۵;;Dee\n";
        assertThat(counts("second.csv", again, Rules.USUAL)).isEqualTo("1 accepted, 0 rejected, 2 duplicates");
        assertThat(tables.texts("SELECT reason FROM import_problem WHERE is_duplicate ORDER BY row_no"))
                .containsExactly(
                        "A lead of this campaign has this number already.",
                        "Row 3 of this file has this number already.");
    }

    /** Slabs are of 1,000 rows at first and of 4,000 later, and are decided while those before them are being written. */
    @Test
    void a_number_that_comes_again_in_a_later_slab_is_a_duplicate_however_near() throws IOException {
        var text = new StringBuilder("phone;name\n");
        for (int row = 0; row < 9_000; row++) {
            int before = List.of(0, 1, 900, 3_000, 6_000).get(row % 5);
            int number = Math.max(0, row - before) / 2;
            text.append("+1%s55501%02d;Lead %d\n".formatted(BareLoads.area(number), number / BareLoads.AREAS, row));
        }
        assertThat(counts("long.csv", text.toString(), Rules.USUAL))
                .isEqualTo("4020 accepted, 0 rejected, 4980 duplicates");
        assertThat(tables.number("SELECT COUNT(DISTINCT e164) FROM phone")).isEqualTo(tables.count("phone"));
    }

    @Test
    void a_duplicate_may_be_a_lead_of_its_own() throws IOException {
        receipt("first.csv", FIRST, Rules.USUAL);
        assertThat(counts("again.csv", FIRST + "2025550123;;Bob;;\n", rules(Duplicates.KEEP, Within.CAMPAIGN)))
                .isEqualTo("2 accepted, 0 rejected, 0 duplicates");
    }

    @Test
    void a_duplicate_may_bring_the_lead_up_to_date_and_blank_cells_say_nothing() throws IOException {
        receipt("first.csv", FIRST, Rules.USUAL);
        String later = """
                phone;tel 2;name;city;colour;value;language
                2025550124;2025550126;Ann Smith;;blue;7;bg
                2025550126;;;;green;;
                2025550124;;;;green;;
                """;
        ImportReceipt receipt = receipt("later.csv", later, rules(Duplicates.UPDATE, Within.CAMPAIGN));
        assertThat(receipt.duplicates()).isEqualTo(3);
        assertThat(receipt.updated()).isEqualTo(2);
        assertThat(tables.texts("SELECT CONCAT_WS(' ', first_name, last_name, city, value, language) FROM `lead`"))
                .containsExactly("Ann Smith Boston 7 bg");
        assertThat(tables.texts("SELECT e164 FROM phone ORDER BY seq"))
                .containsExactly("12025550123", "12025550124", "12025550126");
        assertThat(tables.texts("SELECT value FROM lead_value ORDER BY value")).containsExactly("green");
        assertThat(tables.texts("SELECT language FROM campaign_lead")).containsExactly("bg");
        assertThat(tables.number("SELECT (rank_key DIV 16777216) MOD 16777216 FROM campaign_lead"))
                .isEqualTo(8_388_607 - 7);
    }

    @Test
    void rows_of_one_file_bring_each_other_up_to_date() throws IOException {
        String text = "phone;tel 2;name;city\n2025550123;;Ann;\n2025550123;2025550124;;Boston\n2025550124;;;Salem\n";
        ImportReceipt receipt = receipt("list.csv", text, rules(Duplicates.UPDATE, Within.CAMPAIGN));
        assertThat(receipt.accepted()).isEqualTo(1);
        assertThat(receipt.updated()).isEqualTo(2);
        assertThat(tables.texts("SELECT CONCAT_WS(' ', last_name, city) FROM `lead`"))
                .containsExactly("Ann Salem");
        assertThat(tables.count("phone")).isEqualTo(2);
    }

    @Test
    void leads_of_the_clients_other_campaigns_count_if_asked_for() throws IOException {
        receipt("first.csv", FIRST, Rules.USUAL);
        tables.campaign(4, "Winter");
        var elsewhere = new ImportRequest.Leads(
                write("other.csv", FIRST),
                "US",
                "Winter",
                Optional.empty(),
                Optional.empty(),
                Reading.FOUND_OUT,
                rules(Duplicates.SKIP, Within.CLIENT));
        assertThat(counts(elsewhere)).isEqualTo("0 accepted, 0 rejected, 1 duplicates");
    }

    @Test
    void a_row_is_refused_if_no_number_of_it_may_be_called() throws IOException {
        var listed = new ImportRequest.DoNotCall(
                write("dnc.csv", "2025550123\n2025550124\n"), "US", "Register", Optional.of("Nordwind"));
        tables.importer(folder).run(listed, (_, _) -> {});
        tables.dials("FIXED_OR_MOBILE");
        String text = "phone;mobile\n2025550123;2025550124\n2025550123;2025550125\n8005550126;\n";
        assertThat(counts("list.csv", text, Rules.USUAL)).isEqualTo("1 accepted, 2 rejected, 0 duplicates");
        assertThat(tables.texts("SELECT reason FROM import_problem WHERE NOT is_duplicate ORDER BY row_no"))
                .containsExactly(
                        "The number is on the do-not-call list Register.",
                        "The number is of the kind TOLL_FREE, which the campaign does not dial.");
        var all = new Rules(Duplicates.KEEP, Within.CAMPAIGN, Match.TAKE, Match.TAKE, Match.TAKE, List.of());
        assertThat(counts("all.csv", text, all)).isEqualTo("3 accepted, 0 rejected, 0 duplicates");
    }

    @Test
    void a_number_without_a_zone_is_refused_if_asked_for() throws IOException {
        var strict = new Rules(Duplicates.SKIP, Within.CAMPAIGN, Match.TAKE, Match.TAKE, Match.REFUSE, List.of());
        String text = "phone;time zone\n+800 1234 5678;\n+800 1234 5679;Europe/Sofia\n2025550123;\n";
        assertThat(counts("list.csv", text, strict)).isEqualTo("2 accepted, 1 rejected, 0 duplicates");
    }

    @Test
    void refused_numbers_are_counted_together_with_what_would_mend_them() throws IOException {
        tables.change("INSERT INTO campaign_country (client_id, campaign_id, country) VALUES (2, 3, 'LT')");
        StringBuilder text = new StringBuilder("phone;name\n2025550123;Ann\nnone;Bob\n");
        for (int i = 0; i < 30; i++) {
            text.append("0612345").append(10 + i).append(";Lead ").append(i).append('\n');
        }
        Path file = write("list.csv", text.toString());
        DryRun dry = (DryRun) tables.importer(folder).dryRun(leads(file, Rules.USUAL), (_, _) -> {});
        assertThat(dry.rejected()).isEqualTo(31);
        Trouble phones = dry.troubles().getFirst();
        assertThat(phones.kind()).isEqualTo(Remark.Kind.PHONE);
        assertThat(phones.rows()).isEqualTo(31);
        assertThat(phones.cure().orElseThrow().repair()).isEqualTo(new Repair("LT"));
        assertThat(phones.cure().orElseThrow().mended()).isEqualTo(30);
        assertThat(phones.said()).contains("31 rows in 'phone'", "30 of 31 would be numbers of LT: --assume LT");
        var mended = new Rules(
                Duplicates.SKIP, Within.CAMPAIGN, Match.REFUSE, Match.REFUSE, Match.TAKE, List.of(new Repair("LT")));
        assertThat(counts("list.csv", text.toString(), mended)).isEqualTo("31 accepted, 1 rejected, 0 duplicates");
        assertThat(tables.number("SELECT COUNT(*) FROM phone WHERE country = 'LT'"))
                .isEqualTo(30);
    }

    @Test
    void what_columns_were_said_to_hold_is_remembered_for_the_client() throws IOException {
        String text = "Rufnummer;Kunde;Ort\n2025550123;Ann;Boston\n";
        Path file = write("list.csv", text);
        assertThat(tables.importer(folder).run(leads(file, Rules.USUAL), (_, _) -> {}))
                .isInstanceOf(FileRefused.class);
        var told = new ImportRequest.Leads(
                file,
                "US",
                "Autumn",
                Optional.of("List"),
                Optional.empty(),
                Reading.columns(Map.of("rufnummer", "phone", "2", "full name", "Ort", "city")),
                Rules.USUAL);
        assertThat(counts(told)).isEqualTo("1 accepted, 0 rejected, 0 duplicates");
        assertThat(tables.texts("SELECT CONCAT_WS(' ', last_name, city) FROM `lead`"))
                .containsExactly("Ann Boston");
        ImportReceipt next = receipt("next.csv", text.replace("0123", "0124"), Rules.USUAL);
        assertThat(next.accepted()).isEqualTo(1);
        assertThat(next.remarks().get(1)).contains("'Rufnummer' is a phone (as last time)");
    }

    @Test
    void a_misspelt_column_or_field_is_refused() throws IOException {
        Path file = write("list.csv", FIRST);
        assertThat(refused(file, Map.of("Telefoon", "phone")))
                .contains("The file has no column telefoon. It has: phone");
        assertThat(refused(file, Map.of("name", "fone")))
                .contains("'fone' for column 'name' is no field. Fields: phone");
    }

    @Test
    void the_beginning_of_a_file_is_shown_with_what_it_was_taken_for() throws IOException {
        Preview preview = tables.importer(folder)
                .preview(leads(write("list.csv", "Our list;;\n" + FIRST + "2025550125;;\"a\nb\";;\n"), Rules.USUAL));
        assertThat(preview.described()).isEqualTo("CSV, UTF-8, columns parted by ';'");
        assertThat(preview.headerRow()).isEqualTo(2);
        assertThat(preview.columns())
                .extracting(each -> each.header() + " " + each.field() + " " + each.why())
                .containsExactly(
                        "phone phone ITS_NAME",
                        "mobile phone ITS_NAME",
                        "name full_name ITS_NAME",
                        "city city ITS_NAME",
                        "colour custom NOTHING");
        assertThat(preview.lines()).hasSize(2);
        assertThat(tables.rows()).isEmpty();
    }

    @Test
    void the_first_rows_are_judged_as_the_import_judges_them() throws IOException {
        receipt("first.csv", FIRST, Rules.USUAL);
        tables.dials("FIXED_OR_MOBILE");
        String text = "phone;name\n2025550124;Ann\n+447911123456;Bob\nnone;Cy\n2025550125;Dee\n2025550126;Eve\n";
        tables.change("INSERT INTO dnc_list (client_id, id, name, kind) VALUES (2, 1, 'House', 'REGISTER')");
        tables.change("INSERT INTO dnc_entry (client_id, list_id, e164, added_at, source)"
                + " VALUES (2, 1, 12025550125, NOW(3), 'TEST')");
        ImportRequest request = leads(write("later.csv", text), Rules.USUAL);
        Preview preview = tables.importer(folder).preview(request);
        DryRun dry = (DryRun) tables.importer(folder).dryRun(request, (_, _) -> {});
        assertThat(preview.count(Preview.Fate.TAKEN)).isEqualTo(dry.accepted());
        assertThat(preview.count(Preview.Fate.REFUSED)).isEqualTo(dry.rejected());
        assertThat(preview.count(Preview.Fate.DUPLICATE)).isEqualTo(dry.duplicates());
        assertThat(preview.lines())
                .extracting(line -> line.fate() + " "
                        + line.why().stream()
                                .map(why -> (why.column().isEmpty() ? "" : why.column() + ": ") + why.sentence())
                                .collect(Collectors.joining(" ")))
                .containsExactly(
                        "DUPLICATE A lead of this campaign has this number already.",
                        "REFUSED The number is of the kind MOBILE, which the campaign does not dial.",
                        "REFUSED phone: 'none' has letters in it. Write the number in digits.",
                        "REFUSED The number is on the do-not-call list House.",
                        "TAKEN ");
    }

    private String refused(Path file, Map<String, String> columns) throws IOException {
        var request = new ImportRequest.Leads(
                file, "US", "Autumn", Optional.empty(), Optional.empty(), Reading.columns(columns), Rules.USUAL);
        return ((FileRefused) tables.importer(folder).run(request, (_, _) -> {})).why();
    }

    private static Rules rules(Duplicates duplicates, Within within) {
        return new Rules(duplicates, within, Match.REFUSE, Match.REFUSE, Match.TAKE, List.of());
    }

    private String counts(String name, String text, Rules rules) throws IOException {
        return counts(leads(write(name, text), rules));
    }

    /** Of the import, and of a dry run of it before. */
    private String counts(ImportRequest request) throws IOException {
        DryRun dry = (DryRun) tables.importer(folder).dryRun(request, (_, _) -> {});
        ImportReceipt receipt = (ImportReceipt) tables.importer(folder).run(request, (_, _) -> {});
        String counts = said(receipt.accepted(), receipt.rejected(), receipt.duplicates());
        assertThat(said(dry.accepted(), dry.rejected(), dry.duplicates())).isEqualTo(counts);
        return counts;
    }

    private static String said(long accepted, long rejected, long duplicates) {
        return accepted + " accepted, " + rejected + " rejected, " + duplicates + " duplicates";
    }

    private ImportReceipt receipt(String name, String text, Rules rules) throws IOException {
        return (ImportReceipt) tables.importer(folder).run(leads(write(name, text), rules), (_, _) -> {});
    }

    private static ImportRequest.Leads leads(Path file, Rules rules) {
        return new ImportRequest.Leads(
                file, "US", "Autumn", Optional.of("List"), Optional.empty(), Reading.FOUND_OUT, rules);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
