package outdial.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.imports.feed.FeedImport;
import outdial.imports.feed.FeedImport.Answer;
import outdial.imports.feed.FeedTokens;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.sql.Feeds;
import outdial.sql.Feeds.Feed;
import outdial.sql.ImportRuns.Counts;
import outdial.sql.Jooq;
import outdial.sql.NamedLock;
import outdial.sql.OnEachServer;
import outdial.sql.TestDb;

@OnEachServer
final class FeedImportTest {
    private static final ClientId NORDWIND = new ClientId(2);
    private static final Instant NOON = Tables.NOON;
    private static final String TEXT = "phone;name\n2025550123;Ann\nnone;Bob\n2025550123;Cy\n";

    private final TestDb db;
    private final Tables tables;

    @TempDir
    private Path folder;

    FeedImportTest(TestDb db) {
        this.db = db;
        this.tables = Tables.empty(db);
    }

    @Test
    void a_file_brought_again_under_its_key_is_answered_and_not_imported_again() throws IOException {
        Path file = write("monday.csv", TEXT);
        Answer.Done first = (Answer.Done) deliver("2026-11-23", file);
        assertThat(first.counts()).isEqualTo(new Counts(3, 1, 1, 1, 0));
        assertThat(deliver("2026-11-23", file)).isEqualTo(new Answer.Done(first.run(), first.counts(), true));
        assertThat(tables.count("import_run")).isEqualTo(1);
        assertThat(tables.texts("SELECT name FROM lead_list")).containsExactly("Daily");
        assertThat(tables.texts("SELECT CONCAT(action, ': ', subject, ', ', detail) FROM audit_event"))
                .containsExactly("FEED_IMPORTED: feed 1, Daily, monday.csv: run "
                        + first.run().value() + ", 1 accepted, 1 rejected, 1 duplicates");
    }

    @Test
    void another_file_under_a_key_is_turned_away_and_the_same_file_under_another_is_told_apart() throws IOException {
        Path file = write("monday.csv", TEXT);
        Answer.Done first = (Answer.Done) deliver("2026-11-23", file);
        assertThat(deliver("2026-11-23", write("other.csv", "phone\n2025550124\n")))
                .isInstanceOf(Answer.KeyTaken.class);
        Answer.Done second = (Answer.Done) deliver("2026-11-24", file);
        assertThat(second.run()).isNotEqualTo(first.run());
        assertThat(second.counts()).isEqualTo(new Counts(3, 0, 1, 2, 0));
        assertThat(tables.count("lead")).isEqualTo(1);
    }

    @Test
    void a_file_that_was_refused_whole_may_come_again_mended_under_its_key() throws IOException {
        assertThat(deliver("a", write("monday.csv", "a;b\n1;2\n"))).isInstanceOf(Answer.Refused.class);
        assertThat(deliver("a", write("monday.csv", TEXT))).isInstanceOf(Answer.Done.class);
        assertThat(tables.texts("SELECT action FROM audit_event ORDER BY id"))
                .containsExactly("FEED_REFUSED", "FEED_IMPORTED");
    }

    @Test
    void an_import_that_was_stopped_goes_on_when_its_file_is_brought_again() throws IOException {
        StringBuilder text = new StringBuilder("phone\n");
        for (int i = 0; i < 1500; i++) {
            text.append("202555").append(1000 + i).append('\n');
        }
        Path file = write("long.csv", text.toString());
        long inSecondSlab = stepsToFirstSlab(file) + 9;
        var dying = new DyingDatabase(db.source(), inSecondSlab);
        Feed feed = feed();
        Answer stopped = new FeedImport(db.source(), tables.importer(folder, dying), InstantSource.fixed(NOON))
                .deliver(feed, "k", file);
        assertThat(stopped).isInstanceOf(Answer.Later.class);
        assertThat(tables.number("SELECT rows_read FROM import_run")).isEqualTo(1000);
        assertThat(onceFree(feed, "k", file)).isEqualTo(new Answer.Done(run(), new Counts(1500, 1500, 0, 0, 0), false));
        assertThat(tables.count("lead")).isEqualTo(1500);
    }

    /** Brought again until the server has noticed that who held the lock is gone. */
    private Answer onceFree(Feed feed, String key, Path file) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        Answer answer = deliver(feed, key, file);
        while (answer instanceof Answer.Later && System.nanoTime() < end) {
            LockSupport.parkNanos(50_000_000);
            answer = deliver(feed, key, file);
        }
        return answer;
    }

    private long stepsToFirstSlab(Path file) throws IOException {
        var counting = new DyingDatabase(db.source(), 0);
        var steps = new AtomicLong();
        var request = new ImportRequest.Leads(file, "US", "Autumn", Optional.of("Daily"), Optional.of("Nordwind"));
        tables.importer(folder, counting).run(request, (_, _) -> steps.compareAndSet(0, counting.steps()));
        tables.importer(folder).ending().undo(NORDWIND, run(), Optional.empty());
        return steps.get();
    }

    @Test
    void two_files_of_a_feed_are_not_imported_at_once() throws IOException {
        Feed feed = feed();
        try (NamedLock _ = NamedLock.tryTake(db.source(), "feed " + feed.id()).orElseThrow()) {
            assertThat(deliver(feed, "a", write("monday.csv", TEXT))).isInstanceOf(Answer.Later.class);
        }
        assertThat(tables.count("import_delivery")).isZero();
    }

    @Test
    void an_undone_delivery_may_be_brought_again() throws IOException {
        Path file = write("monday.csv", TEXT);
        Answer.Done first = (Answer.Done) deliver("a", file);
        tables.importer(folder).ending().undo(NORDWIND, first.run(), Optional.empty());
        assertThat(((Answer.Done) deliver("a", file)).counts()).isEqualTo(first.counts());
    }

    @Test
    void a_feed_opens_to_its_own_token_while_it_is_on() {
        Feed feed = feed();
        var dsl = Jooq.on(db.source());
        String token = FeedTokens.token(feed.id(), SECRET);
        assertThat(FeedTokens.open(dsl, token)).contains(feed);
        assertThat(FeedTokens.open(dsl, FeedTokens.token(feed.id(), FeedTokens.newSecret())))
                .isEmpty();
        assertThat(FeedTokens.open(dsl, FeedTokens.token(feed.id() + 1, SECRET)))
                .isEmpty();
        assertThat(FeedTokens.open(dsl, "")).isEmpty();
        new Feeds(dsl, NORDWIND).turn(feed.id(), false);
        assertThat(FeedTokens.open(dsl, token)).isEmpty();
    }

    private static final String SECRET = FeedTokens.newSecret();

    private outdial.sql.ImportRunId run() {
        return new outdial.sql.ImportRunId(tables.number("SELECT id FROM import_run"));
    }

    private Answer deliver(String key, Path file) throws IOException {
        return deliver(feed(), key, file);
    }

    private Answer deliver(Feed feed, String key, Path file) throws IOException {
        return new FeedImport(db.source(), tables.importer(folder), InstantSource.fixed(NOON)).deliver(feed, key, file);
    }

    private Feed feed() {
        var feeds = new Feeds(Jooq.on(db.source()), NORDWIND);
        if (feeds.list().isEmpty()) {
            tables.change("ALTER TABLE import_feed AUTO_INCREMENT = 1");
            feeds.add(
                    new Feeds.Terms("Daily", "LEADS", Optional.of(new CampaignId(3)), Optional.empty(), "US"),
                    FeedTokens.hash(SECRET),
                    NOON);
        }
        return feeds.list().getFirst();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
