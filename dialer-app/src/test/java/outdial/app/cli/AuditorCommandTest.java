package outdial.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.Outdial;
import outdial.app.RunningProgram;
import outdial.imports.sample.SampleList;
import outdial.sql.TestDb;

/** What an auditor asks for, by the command line alone: a campaign that was dialled, exported, verified and read. */
class AuditorCommandTest {
    private static final String CLIENT = "--client=Audited";

    @TempDir
    private static Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void dialled() throws IOException {
        TestDb.mariaDb().empty();
        Path leads = folder.resolve("leads.csv");
        SampleList.write(leads, 40);
        var first = new AuditorCommandTest();
        first.done(
                "campaign",
                "Spring",
                CLIENT,
                "--country=US",
                "--caller=+14045550100",
                "--right=contract 12",
                "--zone=America/New_York",
                "--kind=RESEARCH");
        first.done("import", leads.toString(), "--country=US", "--campaign=Spring", CLIENT);
        first.done(
                "dial", "--campaign=Spring", CLIENT, "--virtual", "--rule-book=exercise", "--agents=3", "--for=PT1H");
        first.done("ledger", "seal");
    }

    @Test
    void a_whole_chain_is_exported_and_verified_offline_and_what_was_altered_or_cut_off_is_named() throws IOException {
        Path file = folder.resolve("whole.ledger");
        done("ledger", "export", file.toString());
        assertThat(out.toString()).contains("is written to " + file);
        String heads = "--heads=" + folder.resolve("var/ledger/heads.txt");
        String key = "--key=" + folder.resolve("var/ledger/key.pub.pem");
        assertThat(offline("ledger", "verify", file.toString(), heads, key)).isZero();
        assertThat(out.toString()).contains("Sound: all ");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSizeGreaterThan(20);
        var altered = new ArrayList<>(lines);
        int permit = lines.indexOf(lines.stream()
                .filter(line -> line.contains("\tpermit\t"))
                .findFirst()
                .orElseThrow());
        altered.set(permit, lines.get(permit).replace("attempt=", "attempt=9"));
        assertThat(offline("ledger", "verify", written("altered.ledger", altered), heads, key))
                .isEqualTo(1);
        assertThat(out.toString()).contains("(line " + (permit + 1) + ") was altered");
        var cut = lines.subList(0, lines.size() - 3);
        assertThat(offline("ledger", "verify", written("cut.ledger", cut), heads, key))
                .isEqualTo(1);
        assertThat(out.toString()).contains("The end is missing");
        assertThat(run("ledger", "export", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("There is a file").doesNotContain("\tat ");
    }

    @Test
    void one_numbers_whole_story_is_json_that_verifies_and_a_workbook_that_says_the_same() throws IOException {
        String number = dialledNumber();
        Path json = folder.resolve("story.json");
        Path xlsx = folder.resolve("story.xlsx");
        done("ledger", "export", json.toString(), "--number=" + number, CLIENT);
        done("ledger", "export", xlsx.toString(), "--number=" + number, CLIENT);
        assertThat(offline("ledger", "verify", json.toString())).isZero();
        assertThat(out.toString()).contains("Sound");
        assertThat(Files.readString(json)).contains(number, "exercise@", "house-window");
        try (Workbook book = WorkbookFactory.create(xlsx.toFile())) {
            assertThat(names(book))
                    .containsExactly(
                            "About",
                            "Attempts",
                            "Verdicts",
                            "Consents",
                            "Do-not-call",
                            "Ledger",
                            "Rules",
                            "Definitions");
            assertThat(texts(book.getSheet("Attempts"))).contains(number);
            assertThat(texts(book.getSheet("Ledger"))).contains(number, "permit");
        }
        var altered = Files.readString(json).replaceFirst("\"attempt\":\"", "\"attempt\":\"9");
        assertThat(offline("ledger", "verify", written("altered.json", List.of(altered))))
                .isEqualTo(1);
    }

    @Test
    void the_regulators_workbook_has_each_window_with_its_definition_and_the_calls_behind() throws IOException {
        Path file = folder.resolve("abandonment.xlsx");
        done("abandonment-report", file.toString(), CLIENT, "--zone=America/New_York");
        try (Workbook book = WorkbookFactory.create(file.toFile())) {
            assertThat(texts(book.getSheet("Windows")))
                    .contains("Spring", "Whole client", "Calendar month", "The campaign's own cap");
            assertThat(book.getSheet("Calls").getLastRowNum()).isPositive();
        }
    }

    @Test
    void what_cannot_be_asked_is_refused_in_a_sentence() {
        Path file = folder.resolve("none.json");
        assertThat(run("ledger", "export", file.toString(), "--number=+14045550199", "--client=Nobody"))
                .isEqualTo(1);
        assertThat(run("ledger", "export", file.toString(), "--campaign=Autumn", CLIENT))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("There is no client 'Nobody'", "Autumn")
                .doesNotContain("\tat ");
        assertThat(file).doesNotExist();
    }

    private static String dialledNumber() {
        return "+"
                + TestDb.mariaDb()
                        .dsl()
                        .fetchValue("SELECT MIN(p.e164) FROM phone p JOIN `attempt` a ON a.phone_id = p.id");
    }

    private static List<String> names(Workbook book) {
        return StreamSupport.stream(book.spliterator(), false)
                .map(Sheet::getSheetName)
                .toList();
    }

    private static List<String> texts(Sheet sheet) {
        var format = new DataFormatter();
        var texts = new ArrayList<String>();
        for (Row row : sheet) {
            row.forEach(cell -> texts.add(format.formatCellValue(cell)));
        }
        return texts;
    }

    private static String written(String name, List<String> lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n")
                .toString();
    }

    private void done(String... args) {
        assertThat(run(args)).as(() -> String.join(" ", args) + "\n" + err).isZero();
    }

    private int run(String... args) {
        Stream<String> settings = RunningProgram.settings(folder.resolve("var")).entrySet().stream()
                .flatMap(one -> Stream.of("--set", one.getKey() + "=" + one.getValue()));
        return offline(Stream.concat(Stream.of(args), settings).toArray(String[]::new));
    }

    /** Without any setting: a stranger has neither the program's folder nor its database. */
    private int offline(String... args) {
        return OutdialCommand.commandLine(new Program(Outdial.class))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
