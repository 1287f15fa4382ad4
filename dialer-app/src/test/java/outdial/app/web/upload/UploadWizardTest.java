package outdial.app.web.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A manager's way with a file: look, say how it is read, count, mend together, import, take back, retire. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UploadWizardTest {
    /** One that comes in, a landline, the first once more, and two numbers of another country. */
    static final String FILE = """
            Phone;Kunde;City
            2025550123;Ann Lee;Boston
            +44 20 7946 0123;Bob Ray;London
            202-555-0123;Cy Day;Salem
            020 7946 0131;Dee Fox;Leeds
            020 7946 0132;Eve Orr;Leeds
            """;

    private static final Map<String, String> CHOSEN =
            Map.of("duplicates", "KEEP", "within", "CAMPAIGN", "refuseDoNotCall", "on", "column-2", "full_name");

    private static WizardScene scene;
    private static String upload = "";
    private static String run = "";

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        scene = new WizardScene(folder);
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    private static String page(String path) throws Exception {
        return scene.visitor.get(path).body();
    }

    @Test
    @Order(1)
    void the_first_rows_are_judged_as_the_campaigns_import_would() throws Exception {
        upload = scene.bring("leads.csv", FILE);
        assertThat(page(upload))
                .contains("Of the first 5 rows, 1 would come in.", "which the campaign does not dial.", "Duplicate")
                .contains("CSV, UTF-8, columns parted by")
                .doesNotContain("as chosen");
    }

    @Test
    @Order(2)
    void what_columns_hold_and_what_becomes_of_rows_is_chosen_and_shown_at_once() throws Exception {
        scene.send(upload, CHOSEN);
        assertThat(page(upload)).contains("Of the first 5 rows, 3 would come in.", "as chosen");
        scene.send(upload, with("column-1", "custom"));
        assertThat(page(upload)).contains("No column is headed as a telephone number", "as chosen");
    }

    private static Map<String, String> with(String name, String value) {
        var fields = new HashMap<>(CHOSEN);
        fields.put(name, value);
        return fields;
    }

    @Test
    @Order(3)
    void all_rows_are_counted_and_numbers_of_another_country_are_mended_together() throws Exception {
        scene.send(upload + "/dry-run", CHOSEN);
        assertThat(scene.settled(upload))
                .contains("All rows counted", "Read them as numbers of GB", "2 of 2 tried would then be numbers");
        assertThat(page(upload + "/rejected")).contains("Reason refused", "020 7946 0131");
        scene.send(upload + "/assume", Map.of("repair", "FR"));
        assertThat(page(upload)).as("only what was offered").contains("Read them as numbers of GB");
        scene.send(upload + "/assume", Map.of("repair", "GB"));
        assertThat(scene.settled(upload))
                .contains("<dt>Would come in</dt><dd class=\"figure\">5</dd>", "name=\"repairs\" value=\"GB\"")
                .doesNotContain("Read them as numbers of GB");
        assertThat(scene.leads()).isZero();
    }

    @Test
    @Order(4)
    void the_import_does_what_was_counted() throws Exception {
        scene.send(upload + "/import", with("repairs", "GB"));
        run = scene.settled(upload);
        assertThat(page(run)).contains("Take this import back", "Retire the list");
        assertThat(scene.leads()).isEqualTo(5);
        assertThat(scene.sql().fetchValue("SELECT first_name FROM `lead` WHERE last_name = 'Ray'"))
                .isEqualTo("Bob");
    }

    @Test
    @Order(5)
    void an_import_is_taken_back_without_a_trace_and_its_columns_are_remembered() throws Exception {
        String lists = scene.send(run + "/undo", Map.of());
        assertThat(page(lists)).contains("so many rows are gone: 5.");
        assertThat(scene.leads()).isZero();
        assertThat(scene.visitor.get(run).statusCode()).isEqualTo(404);
        upload = scene.bring("leads.csv", FILE);
        assertThat(page(upload)).contains("as last time");
    }

    @Test
    @Order(6)
    void a_retired_list_is_dialled_no_more_and_takes_no_more_leads() throws Exception {
        scene.send(upload + "/import", CHOSEN);
        run = scene.settled(upload);
        assertThat(page(run + "/rejected.csv")).contains("Reason refused", "020 7946 0131");
        scene.send(run + "/retire", Map.of());
        assertThat(page(run)).contains("Leads that will not be dialled any more: 3.");
        assertThat(scene.give("more.csv", FILE).body()).contains("was retired");
    }

    @Test
    @Order(7)
    void a_file_that_does_not_name_its_columns_is_read_by_what_stands_in_them() throws Exception {
        scene.sql().execute("UPDATE lead_list SET name = 'Old'");
        String bare = scene.bring("bare.csv", "1;2025550125;Fay\n2;2025550126;Gus\n");
        assertThat(page(bare))
                .contains("The file does not name its columns", "by what stands in it")
                .contains("Of the first 2 rows, 2 would come in.");
        String lists = scene.send(bare + "/drop", Map.of());
        assertThat(page(lists)).contains("bare.csv was not imported.");
    }
}
