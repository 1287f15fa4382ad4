package outdial.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.imports.sample.SampleList;
import outdial.sql.OnEachServer;
import outdial.sql.TestDb;

@OnEachServer
final class LeadImportTest {
    private static final Progress UNSEEN = (_, _) -> {};

    private final TestDb db;

    @TempDir
    private Path folder;

    private Tables tables;

    LeadImportTest(TestDb db) {
        this.db = db;
        this.tables = Tables.empty(db);
    }

    @Test
    void the_sample_list_comes_in_with_exactly_its_figures() throws IOException {
        Path file = folder.resolve("sample.csv");
        SampleList.Figures figures = SampleList.write(file);
        List<Long> progress = new ArrayList<>();
        ImportReceipt receipt = receipt(file, (done, _) -> progress.add(done));
        assertThat(figures).isEqualTo(new SampleList.Figures(5000, 4624, 206, 170));
        assertThat(receipt)
                .extracting(
                        ImportReceipt::read,
                        ImportReceipt::accepted,
                        ImportReceipt::rejected,
                        ImportReceipt::duplicates)
                .containsExactly((long) figures.rows(), (long) figures.accepted(), (long) figures.rejected(), (long)
                        figures.duplicates());
        assertThat(progress).containsExactly(1000L, 2000L, 3000L, 4000L, 5000L);
        assertThat(tables.count("lead")).isEqualTo(figures.accepted());
        assertThat(tables.number("SELECT COUNT(*) FROM campaign_lead WHERE state = 0 AND campaign_id = 3"))
                .isEqualTo(figures.accepted());
        assertThat(tables.number("SELECT SUM(n) FROM bucket_count WHERE state = 0"))
                .isEqualTo(figures.accepted());
        assertThat(tables.number("SELECT COUNT(*) FROM import_problem WHERE is_duplicate"))
                .isEqualTo(figures.duplicates());
        assertThat(tables.texts("SELECT state FROM lead_list")).containsExactly("ACTIVE");
        assertThat(tables.number(
                        "SELECT COUNT(*) FROM phone WHERE CAST(e164 AS CHAR) NOT REGEXP '^1[2-9][0-9]{2}555[0-9]{4}$'"))
                .isZero();
    }

    @Test
    void a_list_is_not_dialled_in_the_order_of_its_file_but_the_valuable_leads_come_first() throws IOException {
        StringBuilder text = new StringBuilder("phone;value\n");
        for (int i = 0; i < 200; i++) {
            text.append("202 555 ").append(1000 + i).append(';').append(i % 2).append('\n');
        }
        receipt(write("list.csv", text.toString()), UNSEEN);
        List<String> rows =
                tables.texts("SELECT row_no FROM `lead` JOIN campaign_lead ON lead_id = id ORDER BY rank_key");
        assertThat(tables.texts("SELECT value FROM `lead` JOIN campaign_lead ON lead_id = id ORDER BY rank_key"))
                .isSortedAccordingTo(Comparator.<String>reverseOrder());
        assertThat(rows.subList(0, 100))
                .isNotEqualTo(rows.subList(0, 100).stream().sorted().toList());
    }

    @Test
    void an_import_stopped_at_any_thousand_goes_on_to_the_rows_of_a_clean_run() throws IOException {
        Path file = folder.resolve("sample.csv");
        int rows = 2_400;
        SampleList.write(file, rows);
        receipt(file, UNSEEN);
        List<String> clean = tables.rows();
        for (long before : List.of(0L, 1000L, 2000L)) {
            tables = Tables.empty(db);
            assertThatThrownBy(() -> receipt(file, stoppingAt(Math.min(before + 1000, rows))))
                    .isInstanceOf(ImportBroken.class)
                    .hasMessageContaining("Give the same command again to go on from there.");
            assertThat(tables.number("SELECT rows_read FROM import_run")).isEqualTo(before);
            assertThat(tables.texts("SELECT state FROM import_run")).containsExactly("FAILED");
            ImportReceipt receipt = receipt(file, UNSEEN);
            assertThat(receipt.read()).isEqualTo(rows);
            assertThat(tables.rows()).isEqualTo(clean);
        }
    }

    @Test
    void a_second_import_of_the_same_file_is_a_run_of_its_own_and_adds_nothing() throws IOException {
        Path file = write("list.csv", "phone;name\n202-555-0123;Ann\n202-555-0124;Bob\nnone;Cy\n");
        ImportReceipt first = receipt(file, UNSEEN);
        ImportReceipt second = receipt(file, UNSEEN);
        assertThat(second.run()).isNotEqualTo(first.run());
        assertThat(second)
                .extracting(ImportReceipt::accepted, ImportReceipt::rejected, ImportReceipt::duplicates)
                .containsExactly(0L, 1L, 2L);
        assertThat(second.remarks()).last().asString().startsWith("The same file was imported before, as run 1");
        assertThat(tables.count("lead")).isEqualTo(2);
    }

    @Test
    void rejected_rows_come_back_with_reasons_and_come_in_once_they_are_mended() throws IOException {
        Path file = write("list.csv", """
                \uFEFFOur list;;;
                Name;Tel;Colour;Value
                Ann;202-555-0123;"red; dark";1
                Bob;000-000-0000;"two
                lines";1

                Cy;;blue;2
                Dee;202 555 0125;green;much
                """);
        ImportReceipt receipt = receipt(file, UNSEEN);
        Path rejected = receipt.rejectedRows().orElseThrow();
        String text = Files.readString(rejected);
        assertThat(text).isEqualTo(Golden.of("rejected.csv"));
        Path mended = write(
                "mended.csv",
                text.replace("000-000-0000;", "+1 202 555 0124;")
                        .replace("Cy;;", "Cy;202.555.0126;")
                        .replace(";much;", ";5;"));
        assertThat(receipt(mended, UNSEEN))
                .extracting(ImportReceipt::accepted, ImportReceipt::rejected)
                .containsExactly(3L, 0L);
        assertThat(tables.texts("SELECT DISTINCT name FROM custom_field")).containsExactly("Colour");
    }

    @Test
    void what_can_not_be_imported_is_refused_whole_and_writes_nothing() throws IOException {
        Path file = write("list.csv", "phone\n2025550123\n");
        refused(leads(write("head.csv", "phone;name\n")), "a header and no rows");
        refused(
                leads(write("other.csv", "a;b\n1;2\n")),
                "No column is headed as a telephone number. The first row holds: a, b.");
        refused(leads(write("blank.csv", "\n\n")), "The file holds no rows.");
        refused(
                new ImportRequest.Leads(file, "US", "Spring", Optional.empty(), Optional.empty()),
                "no campaign 'Spring'");
        refused(
                new ImportRequest.Leads(file, "XX", "Autumn", Optional.empty(), Optional.empty()),
                "'XX' is no country");
        refused(
                new ImportRequest.Leads(file, "US", "Autumn", Optional.empty(), Optional.of("Centre")),
                "no campaign 'Autumn' of a client 'Centre'");
        assertThat(tables.rows()).isEmpty();
        assertThat(tables.count("lead_list")).isZero();
    }

    private void refused(ImportRequest request, String why) throws IOException {
        assertThat(tables.importer(folder).run(request, UNSEEN))
                .isInstanceOfSatisfying(
                        FileRefused.class, refused -> assertThat(refused.why()).contains(why));
    }

    private static Progress stoppingAt(long row) {
        return (done, _) -> {
            if (done == row) {
                throw new IllegalStateException("The test stops here");
            }
        };
    }

    private ImportReceipt receipt(Path file, Progress progress) throws IOException {
        return (ImportReceipt) tables.importer(folder).run(leads(file), progress);
    }

    private static ImportRequest leads(Path file) {
        return new ImportRequest.Leads(file, "US", "Autumn", Optional.of("Autumn list"), Optional.empty());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
