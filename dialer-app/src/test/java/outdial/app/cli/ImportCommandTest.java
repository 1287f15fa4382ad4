package outdial.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.Outdial;
import outdial.app.RunningProgram;
import outdial.app.dialling.UsualCampaign;
import outdial.app.web.FirstAdministrator;
import outdial.app.web.Visitor;
import outdial.imports.sample.SampleList;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.campaign.DialMode;
import outdial.sql.Campaigns;
import outdial.sql.Clients;

/** {@code outdial import} beside a serving program: what it says, how it ends, and that the pages say the same. */
class ImportCommandTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Pattern TILE = Pattern.compile("<dd class=\"figure\">([0-9,]+)</dd>");

    @TempDir
    private static Path folder;

    private static RunningProgram program;
    private static Visitor visitor;
    private static long client;
    private static long campaign;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void serve() throws Exception {
        program = RunningProgram.start(folder.resolve("var"));
        var admin = program.part(FirstAdministrator.class).createIfNone().orElseThrow();
        visitor = new Visitor(program.port());
        visitor.signIn(admin.signIn(), admin.password());
        ClientId acme = new Clients(sql()).open("Acme", NOON);
        client = acme.value();
        var settings = UsualCampaign.settings(
                new DialMode.Progressive(), ZoneId.of("America/New_York"), Set.of("US"), true, Duration.ofHours(2));
        campaign = new Campaigns(sql(), acme)
                .create("Spring", new FloorId(1), settings, NOON)
                .value();
    }

    @AfterAll
    static void stop() {
        visitor.close();
        program.close();
    }

    @BeforeEach
    void no_leads() {
        for (String table : List.of(
                "campaign_lead",
                "phone",
                "lead_value",
                "bucket_count",
                "`lead`",
                "consent",
                "dnc_entry",
                "import_run")) {
            sql().execute("DELETE FROM " + table);
        }
    }

    private static DSLContext sql() {
        return program.part(DSLContext.class);
    }

    @Test
    void a_dry_run_and_the_pages_count_the_same_and_refuse_the_same_rows_and_the_import_does_so() throws Exception {
        Path file = folder.resolve("sample.csv");
        SampleList.write(file, 1_200);
        assertThat(importing(file, "--dry-run")).isZero();
        Map<String, Long> dry = printed();
        Path rejected = rejectedFile();
        String upload = bring(file);
        location(visitor.post(upload + "/dry-run", Map.of("_csrf", visitor.token("/"))));
        assertThat(tiles(settled(upload)))
                .containsExactly(dry.get("rows"), dry.get("accepted"), dry.get("rejected"), dry.get("duplicates"));
        assertThat(dry.get("rejected")).isPositive();
        assertThat(visitor.get(upload + "/rejected").body()).isEqualTo(Files.readString(rejected));
        assertThat(count("`lead`")).isZero();
        out.getBuffer().setLength(0);
        assertThat(importing(file)).isZero();
        assertThat(printed()).isEqualTo(dry);
        assertThat(Files.readString(rejectedFile())).isEqualTo(Files.readString(rejected));
        assertThat(count("`lead`")).isEqualTo(dry.get("accepted"));
    }

    @Test
    void only_a_file_that_is_refused_whole_ends_with_a_failure() throws Exception {
        Path allBad = Files.writeString(folder.resolve("bad.csv"), "phone;name\nnone;Ann\n12;Bob\n");
        assertThat(importing(allBad)).isZero();
        assertThat(printed()).containsEntry("accepted", 0L).containsEntry("rejected", 2L);
        assertThat(rejectedFile()).exists();
        Path letter = Files.writeString(folder.resolve("letter.csv"), "%PDF-1.7\n");
        assertThat(importing(letter)).isEqualTo(1);
        assertThat(importing(letter, "--dry-run")).isEqualTo(1);
        assertThat(importing(folder.resolve("missing.csv"))).isEqualTo(1);
        assertThat(err.toString())
                .contains("The file was refused: ", "is a PDF", "There is no readable file")
                .doesNotContain("\tat ");
    }

    @Test
    void consents_come_in_by_the_command_and_by_the_pages_alike() throws Exception {
        Path file = Files.writeString(folder.resolve("consents.csv"), """
                phone;consent;channel;wording;evidence;given
                +12025550123;written;form;Call me;scan 12;2026-03-01
                +12025550124;perhaps;form;Call me;scan 13;2026-03-01
                """);
        assertThat(run("import", file.toString(), "--consents", "--client", "Acme", "--country", "US"))
                .isZero();
        assertThat(printed()).containsEntry("accepted", 1L).containsEntry("rejected", 1L);
        var fields = Map.of("_csrf", visitor.token("/"), "fileKind", "CONSENTS", "fileCountry", "US");
        String upload = location(
                visitor.bring("/clients/" + client + "/uploads", fields, "consents.csv", Files.readString(file)));
        assertThat(visitor.get(upload).body())
                .contains("Keep the consents", "The consent is kept already.", "Not the kind of a consent.");
        location(visitor.post(upload + "/import", Map.of("_csrf", visitor.token("/"))));
        settled(upload);
        assertThat(count("consent")).isEqualTo(1);
        var numbers = Map.of(
                "_csrf", visitor.token("/"), "fileKind", "DO_NOT_CALL", "fileCountry", "US", "listName", "House");
        upload = location(
                visitor.bring("/clients/" + client + "/uploads", numbers, "numbers.csv", "2025550123\n2025550124\n"));
        assertThat(visitor.get(upload, "Accept-Language", "nl").body())
                .contains("Op lijst House zetten", "kolommen gescheiden door");
        location(visitor.post(upload + "/import", Map.of("_csrf", visitor.token("/"))));
        settled(upload);
        assertThat(count("dnc_entry")).isEqualTo(2);
    }

    private static long count(String table) {
        return sql().fetchSingle("SELECT COUNT(*) FROM " + table).get(0, Long.class);
    }

    private int importing(Path file, String... more) {
        return run(Stream.concat(
                        Stream.of("import", file.toString(), "--campaign", "Spring", "--country", "US", "--list", "L"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    /** Figures by the words before them. */
    private Map<String, Long> printed() {
        var found = new HashMap<String, Long>();
        Matcher line = Pattern.compile("(?m)^(rows|accepted|rejected|duplicates) +([0-9]+)$")
                .matcher(out.toString());
        while (line.find()) {
            found.put(line.group(1), Long.parseLong(line.group(2)));
        }
        return found;
    }

    private Path rejectedFile() {
        Matcher line =
                Pattern.compile("(?m)^The rejected rows, with reasons: (.+)$").matcher(out.toString());
        assertThat(line.find()).as(out.toString()).isTrue();
        return Path.of(line.group(1));
    }

    private static List<Long> tiles(String page) {
        var figures = new ArrayList<Long>();
        Matcher tile = TILE.matcher(page);
        while (tile.find()) {
            figures.add(Long.parseLong(tile.group(1).replace(",", "")));
        }
        return figures;
    }

    private static String bring(Path file) throws Exception {
        var fields = Map.of(
                "_csrf",
                visitor.token("/"),
                "campaign",
                String.valueOf(campaign),
                "fileCountry",
                "US",
                "listName",
                "L");
        return location(visitor.bring("/clients/" + client + "/uploads", fields, "sample.csv", Files.readString(file)));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    /** The page when nothing is read of the file any more. */
    private static String settled(String upload) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end) {
            var page = visitor.get(upload);
            if (page.statusCode() != 200 || !page.body().contains("hx-get=")) {
                return page.body();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("Never done: " + visitor.get(upload).body());
    }

    private int run(String... args) {
        var set = RunningProgram.settings(folder.resolve("var")).entrySet().stream()
                .flatMap(one -> Stream.of("--set", one.getKey() + "=" + one.getValue()));
        return OutdialCommand.commandLine(new Program(Outdial.class))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of(args), set).toArray(String[]::new));
    }
}
