package outdial.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.simulation.DemoCampaigns.Made;
import outdial.compliance.ComplianceGate;
import outdial.compliance.NumberReader;
import outdial.compliance.RuleBook;
import outdial.imports.FileImport;
import outdial.imports.ImportReceipt;
import outdial.imports.ImportRequest;
import outdial.imports.job.GiveWay;
import outdial.imports.sample.SampleList;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.State;
import outdial.sql.FloorPulses;
import outdial.sql.TestDb;

/** A program that dials tells every other, through the database, how long its transactions take: imports go by it. */
final class FloorPulseTest {
    private static final Duration SHIFT = Duration.ofSeconds(60);
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final Duration FRESH = Duration.ofSeconds(15);

    /** Longer than commits may take before an import gives way. */
    private static final long HELD_NANOS = Duration.ofMillis(250).toNanos();

    private final TestDb server = TestDb.mariaDb();

    @Test
    void an_import_gives_way_while_the_commits_of_a_floor_that_dials_really_are_slow(@TempDir Path folder)
            throws Exception {
        server.empty();
        Made campaign = new DemoCampaigns(server.dsl(), InstantSource.system().instant()).sales();
        imported(folder, campaign, "leads", 400, GiveWay::sleep);
        new Campaigns(server.dsl(), campaign.client()).move(campaign.id(), Set.of(State.DRAFT), State.RUNNING);
        var run = new DialRun(job(folder, campaign), InstantSource.system(), (_, _) -> {});
        var dialling = Thread.ofPlatform().name("dialling").start(() -> dial(run));
        var slow = new AtomicBoolean(true);
        var holder = Thread.ofPlatform().name("holder").start(() -> holdCounters(slow));
        try {
            await(Duration.ofMillis(100), Duration.ofMinutes(1));
            List<Duration> pauses = new ArrayList<>();
            ImportReceipt receipt = imported(folder, campaign, "more", 100, pauses::add);
            assertThat(receipt.read()).isEqualTo(100);
            assertThat(pauses).first().isEqualTo(Duration.ofMillis(100));
            slow.set(false);
            holder.join();
            await(Duration.ZERO, Duration.ofMillis(100));
            pauses.clear();
            imported(folder, campaign, "even more", 110, pauses::add);
            assertThat(pauses).isEmpty();
        } finally {
            slow.set(false);
            dialling.interrupt();
            dialling.join();
        }
    }

    /** Until it is interrupted; calls that live then are nobody's. */
    private static void dial(DialRun run) {
        try {
            run.inRealTime();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the floor has told that its commits take longer than {@code more} and no longer than {@code most}. */
    private void await(Duration more, Duration most) {
        var pulses = new FloorPulses(server.dsl());
        long end = System.nanoTime() + LIMIT.toNanos();
        Duration told = pulses.slowest(FRESH);
        while (told.compareTo(more) <= 0 || told.compareTo(most) > 0) {
            assertThat(System.nanoTime())
                    .as("commits are told to take %s", told)
                    .isLessThan(end);
            LockSupport.parkNanos(50_000_000);
            told = pulses.slowest(FRESH);
        }
    }

    /** Every transaction of the floor changes its campaign's counters before it commits. */
    private void holdCounters(AtomicBoolean slow) {
        while (slow.get()) {
            server.dsl().transaction(transaction -> {
                transaction.dsl().fetch("SELECT n FROM bucket_count FOR UPDATE");
                LockSupport.parkNanos(HELD_NANOS);
            });
            LockSupport.parkNanos(1_000_000);
        }
    }

    private ImportReceipt imported(Path folder, Made campaign, String name, int rows, GiveWay.Sleep sleep)
            throws IOException {
        Path list = folder.resolve(name + ".csv");
        SampleList.write(list, rows);
        return (ImportReceipt) new FileImport(
                        server.source(), new NumberReader(), InstantSource.system(), folder, sleep)
                .run(
                        new ImportRequest.Leads(
                                list, "US", campaign.name(), Optional.empty(), Optional.of(campaign.clientName())),
                        (_, _) -> {});
    }

    private DialRun.Job job(Path folder, Made campaign) {
        return new DialRun.Job(
                server.source(),
                folder.resolve("spool"),
                campaign.client(),
                campaign.id(),
                new ComplianceGate(RuleBook.exercise()),
                new Exchange.Simulated(),
                new DialRun.Crew(10, 1, 1),
                SHIFT);
    }
}
