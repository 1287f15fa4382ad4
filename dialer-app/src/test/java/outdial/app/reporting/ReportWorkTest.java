package outdial.app.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.sql.Accounts;
import outdial.sql.ReportRuns;
import outdial.sql.ReportRuns.Asked;
import outdial.sql.ReportRuns.Run;
import outdial.sql.ReportRuns.State;
import outdial.sql.TestDb;

class ReportWorkTest {
    private static final Instant NOON = Instant.parse("2026-11-17T12:00:00Z");

    private final DSLContext sql = TestDb.mariaDb().dsl();
    private final ReportRuns runs = new ReportRuns(sql);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path var;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ReportScene scene;

    private volatile Instant now = NOON;

    @BeforeEach
    void a_scene() {
        TestDb.mariaDb().empty();
        scene = new ReportScene(sql, "none");
    }

    @Test
    void what_a_killed_program_was_making_is_made_by_the_next_one() throws Exception {
        long id = ask("by=DAY&from=2026-11-16&to=2026-11-16");
        assertThat(runs.claim(NOON)).isPresent(); // and the program dies here
        now = NOON.plus(Duration.ofSeconds(61));
        var work = work();
        work.start();
        try {
            Run made = await(id, run -> run.state() == State.DONE);
            Path file = work.file(made).orElseThrow();
            assertThat(Files.readString(file)).contains("2026-11-16,68,");
            assertThat(made.bytes()).isEqualTo(Files.size(file));
        } finally {
            work.stop();
        }
    }

    @Test
    void one_that_its_maker_still_works_at_is_left_to_it() {
        long id = ask("by=DAY");
        assertThat(runs.claim(NOON)).isPresent();
        assertThat(runs.beat(id, 5, 10, NOON.plusSeconds(50))).isTrue();
        runs.revive(NOON.plusSeconds(40), NOON.plusSeconds(100));
        assertThat(runs.find(scene.analyst, id).orElseThrow().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void one_person_has_one_made_at_a_time_and_few_in_line() {
        long first = ask("by=DAY");
        ask("by=HOUR");
        assertThat(runs.claim(NOON).orElseThrow().id()).isEqualTo(first);
        assertThat(runs.claim(NOON)).isEmpty();
        runs.done(first, 1, NOON);
        assertThat(runs.claim(NOON)).isPresent();
        for (int i = 1; i < ReportRuns.MOST_OPEN; i++) {
            ask("by=DAY");
        }
        assertThat(runs.ask(asked("by=DAY"), NOON)).isEmpty();
    }

    @Test
    void one_that_ends_its_program_three_times_fails_with_a_sentence() {
        long id = ask("by=DAY");
        for (int i = 0; i < 3; i++) {
            assertThat(runs.claim(NOON)).isPresent();
            runs.revive(NOON.plusSeconds(1), NOON);
        }
        Run failed = runs.find(scene.analyst, id).orElseThrow();
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.problem()).contains("3 times");
    }

    @Test
    void one_that_is_taken_back_while_it_is_made_stops_and_leaves_no_file() throws Exception {
        long id = ask("kind=everything&campaign=" + scene.campaign.value() + "&from=2026-11-16&to=2026-11-16");
        Run run = runs.claim(NOON).orElseThrow();
        assertThat(runs.drop(scene.analyst, id, NOON)).isTrue();
        assertThat(runs.beat(run.id(), 1, 68, NOON)).isFalse();
        runs.done(run.id(), 1, NOON);
        assertThat(runs.find(scene.analyst, id).orElseThrow().state()).isEqualTo(State.DROPPED);
        assertThat(runs.of(scene.analyst, 9)).isEmpty();
    }

    @Test
    void files_are_thrown_away_after_their_days() throws Exception {
        long id = ask("by=DAY");
        var work = work();
        work.start();
        try {
            Path file = work.file(await(id, run -> run.state() == State.DONE)).orElseThrow();
            now = NOON.plus(Duration.ofDays(14)).plusSeconds(5);
            work.wake();
            Instant end = Instant.now().plusSeconds(60);
            while (runs.find(scene.analyst, id).isPresent() && Instant.now().isBefore(end)) {
                Thread.sleep(20);
            }
            assertThat(runs.find(scene.analyst, id)).isEmpty();
            assertThat(file).doesNotExist();
        } finally {
            work.stop();
        }
    }

    @Test
    void a_campaign_that_is_not_theirs_is_not_made() throws Exception {
        long id = ask("kind=everything&campaign=" + scene.foreign.value());
        var work = work();
        work.start();
        try {
            assertThat(await(id, run -> !run.isOpen()))
                    .matches(run -> run.state() == State.FAILED)
                    .matches(run -> run.problem().contains("no longer yours to see"));
        } finally {
            work.stop();
        }
    }

    private ReportWork work() {
        return new ReportWork(sql, () -> now, ReportScene.settings(var, 0));
    }

    private long ask(String question) {
        return runs.ask(asked(question), NOON).orElseThrow();
    }

    private Asked asked(String question) {
        return new Asked(
                new Accounts(sql).find(scene.analyst).orElseThrow().client(),
                scene.analyst,
                String.valueOf(scene.one.value()),
                "Figures",
                question,
                "en",
                "Figures." + (question.startsWith("kind") ? "xlsx" : "csv"));
    }

    private Run await(long id, Predicate<Run> what) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(60);
        Optional<Run> run = runs.find(scene.analyst, id);
        while (run.filter(what).isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(20);
            run = runs.find(scene.analyst, id);
        }
        assertThat(run)
                .as("%s", List.of(run))
                .matches(found -> found.filter(what).isPresent());
        return run.orElseThrow();
    }
}
