package outdial.app.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import outdial.app.simulation.DemoCampaigns.Made;
import outdial.compliance.ComplianceGate;
import outdial.compliance.NumberReader;
import outdial.compliance.RuleBook;
import outdial.imports.FileImport;
import outdial.imports.FileRefused;
import outdial.imports.ImportBroken;
import outdial.imports.ImportRequest;
import outdial.imports.job.GiveWay;
import outdial.imports.sample.SampleList;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.State;
import outdial.sql.FloorPulses;
import outdial.sql.Jooq;
import outdial.sql.server.EmbeddedMariaDb;
import outdial.sql.server.Schema;

/**
 * A floor that dials in real time, its tables on a durable server of their own, for a while alone, then with the import of
 * a large file into another client's campaign beside it, in the same program: answer to agent, abandonment and what the
 * floor's transactions take. Once the import gives way and once, for comparison, it does not. Arguments: seconds of each
 * part (60), agents (20).
 */
public final class ImportBesideDiallingBench {
    private static final int SECONDS = 60;
    private static final int AGENTS = 20;
    private static final int CACHE_MB = 512;
    private static final int LEADS = 40_000;
    private static final int ROWS = 2_000_000;

    private final HikariDataSource source;
    private final Path folder;
    private final Made campaign;
    private final Duration each;
    private final int agents;
    private int parts;

    private ImportBesideDiallingBench(HikariDataSource source, Path folder, Made campaign, Duration each, int agents) {
        this.source = source;
        this.folder = folder;
        this.campaign = campaign;
        this.each = each;
        this.agents = agents;
    }

    public static void main(String[] args) throws Exception {
        Duration each = Duration.ofSeconds(args.length > 0 ? Integer.parseInt(args[0]) : SECONDS);
        int agents = args.length > 1 ? Integer.parseInt(args[1]) : AGENTS;
        Path folder = Files.createTempDirectory("outdial-beside");
        Path binaries = Path.of(System.getProperty("outdial.root", ".")).resolve("target/mariadb-11.4.5");
        try (var server = EmbeddedMariaDb.start(
                        new EmbeddedMariaDb.Settings(folder.resolve("db"), binaries, 0, true, CACHE_MB));
                var source = source(server)) {
            Schema.migrate(source);
            Made campaign = new DemoCampaigns(Jooq.on(source), now()).sales();
            // Listening for a machine takes seconds of its own, and would hide what is measured.
            Jooq.on(source).execute("UPDATE campaign SET is_machine_detected = FALSE");
            Path leads = folder.resolve("leads.csv");
            SampleList.write(leads, LEADS);
            var bench = new ImportBesideDiallingBench(source, folder, campaign, each, agents);
            bench.imports(leads, campaign.name(), campaign.clientName(), GiveWay::sleep, new AtomicLong(), "Bench");
            new Campaigns(Jooq.on(source), campaign.client()).move(campaign.id(), Set.of(State.DRAFT), State.RUNNING);
            bench.run();
        }
        System.exit(0);
    }

    private static Instant now() {
        return InstantSource.system().instant();
    }

    private static HikariDataSource source(EmbeddedMariaDb server) {
        var config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setUsername(server.user());
        config.setPassword(server.password());
        config.setMaximumPoolSize(20);
        return new HikariDataSource(config);
    }

    private void run() throws Exception {
        Path file = folder.resolve("large.csv");
        write(file);
        System.out.printf("%d agents, %d s each%n", agents, each.toSeconds());
        System.out.printf(
                "%-28s %9s %9s %10s %10s %10s %11s %11s%n",
                "beside dialling", "attempts", "answered", "to agent,", "", "abandoned", "commits,", "imported,");
        System.out.printf(
                "%-28s %9s %9s %10s %10s %10s %11s %11s%n", "", "", "", "p50 ms", "p99 ms", "%", "p95 ms", "rows/s");
        part("(to warm up)", Optional.empty(), file);
        part("nothing", Optional.empty(), file);
        part("import that gives way", Optional.of(GiveWay::sleep), file);
        part("import that does not", Optional.of(_ -> {}), file);
        part("nothing, again", Optional.empty(), file);
    }

    /** One part: the floor for its time, and all the while the import, if any. */
    private void part(String name, Optional<GiveWay.Sleep> sleep, Path file) throws Exception {
        Instant from = now();
        var rows = new AtomicLong();
        Thread beside =
                Thread.ofPlatform().name("import").unstarted(() -> sleep.ifPresent(how -> importAll(file, how, rows)));
        var over = new AtomicBoolean();
        List<Long> told = new ArrayList<>();
        Thread listener = Thread.ofPlatform().name("listener").start(() -> listen(over, told));
        Thread dialling = Thread.ofPlatform().name("dialling").start(this::dial);
        beside.start();
        Thread.sleep(each);
        beside.interrupt();
        beside.join();
        over.set(true);
        listener.join();
        print(name, from, told, rows.get());
        dialling.interrupt();
        dialling.join();
    }

    /** Until it is interrupted: calls that live then are left to the next part's floor. */
    private void dial() {
        try {
            new DialRun(job(), InstantSource.system(), (_, _) -> {}).inRealTime();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private DialRun.Job job() {
        return new DialRun.Job(
                source,
                folder.resolve("spool" + parts++),
                campaign.client(),
                campaign.id(),
                new ComplianceGate(RuleBook.exercise()),
                new Exchange.Simulated(),
                new DialRun.Crew(agents, 1, 1),
                each.multipliedBy(10));
    }

    private void importAll(Path file, GiveWay.Sleep sleep, AtomicLong rows) {
        try {
            String list = "part " + parts;
            var other = new DemoCampaigns(Jooq.on(source), now()).survey();
            imports(file, other.name(), other.clientName(), sleep, rows, list);
        } catch (ImportBroken | IOException ended) {
            // The part is over; what came in is counted.
        }
    }

    private void imports(Path file, String into, String client, GiveWay.Sleep sleep, AtomicLong rows, String list)
            throws IOException {
        var result = new FileImport(source, new NumberReader(), InstantSource.system(), folder, sleep)
                .run(
                        new ImportRequest.Leads(file, "US", into, Optional.of(list), Optional.of(client)),
                        (done, _) -> rows.set(done));
        if (result instanceof FileRefused(String why)) {
            throw new IllegalStateException(why); // nothing would be beside the dialling
        }
    }

    private void listen(AtomicBoolean over, List<Long> told) {
        var pulses = new FloorPulses(Jooq.on(source));
        while (!over.get()) {
            long ms = pulses.slowest(Duration.ofSeconds(4)).toMillis();
            if (ms > 0) {
                told.add(ms);
            }
            try {
                Thread.sleep(1_000);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void print(String name, Instant from, List<Long> told, long rows) {
        var sql = Jooq.on(source);
        List<Double> waits = sql.fetch(
                        "SELECT TIMESTAMPDIFF(MICROSECOND, answered_at, connected_at) / 1000 AS ms FROM `attempt`"
                                + " WHERE started_at >= ? AND connected_at IS NOT NULL ORDER BY ms",
                        LocalDateTime.ofInstant(from, ZoneOffset.UTC))
                .map(row -> row.get(0, Double.class));
        var counts = sql.fetchSingle(
                "SELECT COUNT(*), COUNT(answered_at), SUM(outcome = 'ABANDONED') FROM `attempt` WHERE started_at >= ?",
                LocalDateTime.ofInstant(from, ZoneOffset.UTC));
        long answered = counts.get(1, Long.class);
        long abandoned = Optional.ofNullable(counts.get(2, Long.class)).orElse(0L);
        System.out.printf(
                Locale.ROOT,
                "%-28s %,9d %,9d %10.0f %10.0f %10.2f %5d (%d max) %,11.0f%n",
                name,
                counts.get(0, Long.class),
                answered,
                at(waits, 0.5),
                at(waits, 0.99),
                100.0 * abandoned / Math.max(1, answered),
                told.stream().sorted().toList().get(told.size() / 2),
                told.stream().mapToLong(ms -> ms).max().orElse(0),
                (double) rows / each.toSeconds());
    }

    private static double at(List<Double> sorted, double part) {
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * part)));
    }

    private static void write(Path file) throws IOException {
        try (Writer text = Files.newBufferedWriter(file, UTF_8)) {
            text.write("Customer No;First name;Last name;Phone;City\n");
            for (int row = 0; row < ROWS; row++) {
                text.write("C" + row + ";Maria;Ivanova;+1" + (201 + row % 40) + (2_000_000 + row / 40) + ";Boston\n");
            }
        }
    }
}
