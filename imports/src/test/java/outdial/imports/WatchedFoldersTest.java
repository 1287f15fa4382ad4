package outdial.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.imports.feed.FeedImport;
import outdial.imports.feed.WatchedFolders;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.sql.Feeds;
import outdial.sql.Jooq;
import outdial.sql.OnEachServer;
import outdial.sql.TestDb;

@OnEachServer
final class WatchedFoldersTest {
    private static final String TEXT = "phone;name\n2025550123;Ann\nnone;Bob\n";
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final TestDb db;
    private final Tables tables;
    private Instant now = Tables.NOON;

    @TempDir
    private Path root;

    private Path inbox = Path.of("");
    private WatchedFolders folders;

    WatchedFoldersTest(TestDb db) {
        this.db = db;
        this.tables = Tables.empty(db);
    }

    @BeforeEach
    void a_feed_of_leads() throws IOException {
        long feed = new Feeds(Jooq.on(db.source()), new ClientId(2))
                .add(
                        new Feeds.Terms("Daily", "LEADS", Optional.of(new CampaignId(3)), Optional.empty(), "US"),
                        "0".repeat(64),
                        Tables.NOON);
        var imports = tables.importer(root.resolve("rejected"));
        var deliveries = new FeedImport(db.source(), imports, () -> now);
        folders = new WatchedFolders(db.source(), deliveries, imports, () -> now, root);
        folders.look();
        inbox = WatchedFolders.folder(root, feed);
        assertThat(inbox).isDirectory();
    }

    @Test
    void a_complete_file_is_imported_and_lies_in_done_with_its_rejected_rows_beside_it() throws IOException {
        Files.writeString(inbox.resolve("monday.csv"), TEXT);
        lookTwice();
        long run = tables.number("SELECT id FROM import_run");
        assertThat(names("")).containsExactly("done");
        assertThat(names("done")).containsExactly("monday.run-" + run + ".csv", "monday.run-" + run + ".rejected.csv");
        assertThat(Files.readString(inbox.resolve("done/monday.run-" + run + ".rejected.csv")))
                .contains("Reason refused", "none;Bob");
        assertThat(tables.texts("SELECT action FROM audit_event")).containsExactly("FEED_IMPORTED");
    }

    @Test
    void a_file_that_is_still_being_written_waits() throws IOException {
        Path file = Files.writeString(inbox.resolve("monday.csv"), "phone\n");
        folders.look();
        later(QUIET);
        Files.writeString(file, TEXT);
        folders.look();
        later(QUIET.minusMillis(1));
        folders.look();
        assertThat(names("")).containsExactly("monday.csv");
        later(Duration.ofMillis(1));
        folders.look();
        assertThat(names("")).containsExactly("done");
    }

    @Test
    void names_that_say_unfinished_and_links_are_left_alone() throws IOException {
        Path outside = Files.writeString(root.resolve("outside.csv"), TEXT);
        Files.createSymbolicLink(inbox.resolve("link.csv"), outside);
        for (String name : List.of("a.csv.part", "b.tmp", ".c.csv", "~d.csv")) {
            Files.writeString(inbox.resolve(name), TEXT);
        }
        lookTwice();
        assertThat(tables.count("import_run")).isZero();
        assertThat(names("")).hasSize(5);
    }

    @Test
    void a_file_that_can_not_be_read_lies_in_refused_with_the_reason() throws IOException {
        Files.writeString(inbox.resolve("letter.csv"), "%PDF-1.7\n");
        lookTwice();
        assertThat(names("refused")).containsExactly("letter.20261123-120005.csv", "letter.20261123-120005.why.txt");
        assertThat(Files.readString(inbox.resolve("refused/letter.20261123-120005.why.txt")))
                .contains("is a PDF");
        assertThat(tables.texts("SELECT action FROM audit_event")).containsExactly("FEED_REFUSED");
    }

    @Test
    void the_same_file_put_there_twice_is_two_runs_and_one_whose_moving_was_cut_off_is_one() throws IOException {
        Path first = Files.writeString(inbox.resolve("monday.csv"), TEXT);
        FileTime written = Files.getLastModifiedTime(first);
        lookTwice();
        Path again = Files.writeString(inbox.resolve("monday.csv"), TEXT);
        Files.setLastModifiedTime(again, written);
        lookTwice();
        assertThat(tables.count("import_run")).isEqualTo(1);
        Files.writeString(inbox.resolve("monday.csv"), TEXT);
        Files.setLastModifiedTime(again, FileTime.from(written.toInstant().plusSeconds(60)));
        lookTwice();
        assertThat(tables.count("import_run")).isEqualTo(2);
        assertThat(tables.count("lead")).isEqualTo(1);
        assertThat(names("")).containsExactly("done");
    }

    @Test
    void a_feed_that_is_off_takes_nothing() throws IOException {
        tables.change("UPDATE import_feed SET is_on = FALSE");
        Files.writeString(inbox.resolve("monday.csv"), TEXT);
        lookTwice();
        assertThat(names("")).containsExactly("monday.csv");
    }

    private void lookTwice() {
        folders.look();
        later(QUIET);
        folders.look();
    }

    private void later(Duration by) {
        now = now.plus(by);
    }

    private List<String> names(String below) throws IOException {
        try (Stream<Path> inside = Files.list(inbox.resolve(below))) {
            return inside.map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
