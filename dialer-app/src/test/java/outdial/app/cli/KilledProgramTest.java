package outdial.app.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.Outdial;
import outdial.app.rig.Invite;
import outdial.app.rig.RealPbx;
import outdial.app.rig.Rig;
import outdial.app.telephony.asterisk.PbxLink;

/** {@code outdial dial} on the real exchange, killed with everything up, and the same command once more. */
@RealPbx
final class KilledProgramTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final int AGENTS = 10;
    private static final Duration STANDSTILL = Duration.ofSeconds(10);
    private static final String CAMPAIGN = "Killed";

    private final Rig rig;

    @TempDir
    private Path var;

    KilledProgramTest(Rig rig) {
        this.rig = rig;
    }

    @Test
    void a_killed_program_goes_on_within_half_a_minute_and_dials_nobody_twice() throws Exception {
        rig.forgetDialers();
        Set<String> numbers = numbers();
        makeCampaign(numbers);
        int before = invites(numbers).size();
        Process first = dial("first");
        String database;
        try {
            await(() -> invites(numbers).size() >= before + 2 * AGENTS, Duration.ofSeconds(90), "the first calls");
            database = Files.readString(var.resolve("db").resolve("server.pid"));
        } finally {
            first.destroyForcibly().waitFor();
        }
        Set<String> dialled = new HashSet<>(invites(numbers));

        Instant started = CLOCK.instant();
        Process second = dial("second");
        try {
            await(() -> isLeading(2), Duration.ofSeconds(60), "the lead");
            Instant ready = CLOCK.instant();
            await(
                    () -> invites(numbers).stream().anyMatch(number -> !dialled.contains(number)),
                    Duration.ofSeconds(60),
                    "a new call");
            Instant rung = firstNew(numbers, dialled);
            IO.println("Killed at %d INVITEs; the next new one came %d ms after the start and %d ms after the lead"
                    .formatted(
                            dialled.size(),
                            Duration.between(started, rung).toMillis(),
                            Duration.between(ready, rung).toMillis()));
            assertThat(Duration.between(started, rung)).isLessThan(Duration.ofSeconds(30));
            assertThat(Duration.between(ready, rung)).isLessThan(Duration.ofSeconds(10));
            assertThat(Files.readString(var.resolve("db").resolve("server.pid")))
                    .as("the orphaned database is adopted")
                    .isEqualTo(database);
            await(() -> invites(numbers).size() >= dialled.size() + AGENTS, Duration.ofSeconds(90), "more calls");
            goesOnAfterAStandstill(second, numbers);
        } finally {
            stopInOrder(second);
        }
        assertThat(second.exitValue()).as(said("second")).isEqualTo(143);
        assertThat(invites(numbers)).doesNotHaveDuplicates();
        assertThat(var.resolve("db").resolve("server.pid")).doesNotExist();
        everyAttemptIsAccountedFor(numbers);
    }

    /**
     * By the product's own report: each INVITE has its row and each row its outcome. Who answered while no dialer was
     * there, or while it stood still, has heard the message and counts as abandoned; all others met an agent.
     */
    private void everyAttemptIsAccountedFor(Set<String> numbers) throws IOException, InterruptedException {
        Path report = var.resolve("attempts.csv");
        run("reported", Stream.of("report", "--campaign", CAMPAIGN, report.toString()));
        List<CSVRecord> rows;
        try (var csv = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(report))) {
            rows = csv.getRecords();
        }
        Map<String, Long> outcomes =
                rows.stream().collect(groupingBy(row -> row.get("Outcome"), TreeMap::new, counting()));
        IO.println("Outcomes of " + rows.size() + " attempts: " + outcomes);
        assertThat(rows).hasSizeGreaterThanOrEqualTo(invites(numbers).size());
        assertThat(outcomes.keySet())
                .doesNotContain("", "SYSTEM_LOST", "HUNG_UP_EARLY")
                .contains("TALKED", "BUSY");
    }

    /** Ten seconds in which the machine hangs, the collector works or the link is stuck: longer than its lease. */
    private void goesOnAfterAStandstill(Process program, Set<String> numbers) throws IOException, InterruptedException {
        signal(program, "STOP");
        Thread.sleep(STANDSTILL);
        int before = invites(numbers).size();
        signal(program, "CONT");
        long woken = System.nanoTime();
        await(() -> invites(numbers).size() > before, Duration.ofSeconds(60), "a call after the standstill");
        IO.println("After a standstill of %d s the next call came in %d ms"
                .formatted(STANDSTILL.toSeconds(), (System.nanoTime() - woken) / 1_000_000));
    }

    private static void signal(Process program, String signal) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(program.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** No new calls, live ones end, agents say how they ended. */
    private void stopInOrder(Process program) throws InterruptedException {
        long told = System.nanoTime();
        program.destroy();
        if (!program.waitFor(2, TimeUnit.MINUTES)) {
            program.destroyForcibly();
        }
        IO.println("Told to stop, it had ended after %d ms".formatted((System.nanoTime() - told) / 1_000_000));
    }

    private void makeCampaign(Set<String> numbers) throws IOException, InterruptedException {
        try (Writer link = Files.newBufferedWriter(var.resolve(PbxLink.FILE))) {
            rig.link().store(link);
        }
        Path list = Files.writeString(var.resolve("leads.csv"), "Phone\n+" + String.join("\n+", numbers) + "\n");
        var make = List.of("campaign", CAMPAIGN, "--client", "Acme", "--country", "US", "--caller", "+12025550110");
        run("made", Stream.concat(make.stream(), Stream.of("--right", "fiction", "--zone", "America/New_York")));
        run("imported", Stream.of("import", list.toString(), "--campaign", CAMPAIGN, "--country", "US"));
    }

    private void run(String name, Stream<String> arguments) throws IOException, InterruptedException {
        assertThat(start(name, arguments).waitFor())
                .as(Files.readString(var.resolve(name + ".out")))
                .isZero();
    }

    private Process dial(String name) throws IOException {
        String phones = String.join(
                ",",
                IntStream.rangeClosed(1, AGENTS)
                        .mapToObj(n -> Rig.robot(2, 40 + n).endpoint())
                        .toList());
        return start(
                name,
                Stream.of(
                        "dial",
                        "--campaign",
                        CAMPAIGN,
                        "--rule-book",
                        "exercise",
                        "--phones",
                        phones,
                        "--agents",
                        Integer.toString(AGENTS)));
    }

    private Process start(String name, Stream<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Outdial.class.getName()));
        arguments.forEach(command::add);
        command.addAll(
                List.of("--set", "outdial.var=" + var, "--set", "outdial.pbx.file=" + var.resolve(PbxLink.FILE)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(var.resolve(name + ".out").toFile())
                .start();
    }

    private boolean isLeading(int times) {
        try {
            return Files.readString(var.resolve("log").resolve("outdial.log")).split("This node leads floor", -1).length
                    > times;
        } catch (IOException notYet) {
            return false;
        }
    }

    private List<String> invites(Set<String> numbers) {
        return rig.invites().stream()
                .map(Invite::number)
                .filter(numbers::contains)
                .toList();
    }

    private Instant firstNew(Set<String> numbers, Set<String> dialled) {
        return rig.invites().stream()
                .filter(invite -> numbers.contains(invite.number()) && !dialled.contains(invite.number()))
                .map(Invite::at)
                .findFirst()
                .orElseThrow();
    }

    /** Persons who hang up after six or eight seconds, and busy ones; numbers no other test uses. */
    private static Set<String> numbers() {
        var numbers = new HashSet<String>();
        for (int area : new int[] {201, 202, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214, 215, 216, 217, 218}) {
            for (String call :
                    List.of("0131", "0132", "0141", "0142", "0230", "2102", "2103", "2104", "2105", "2106")) {
                numbers.add("1" + area + "555" + call);
            }
        }
        return numbers;
    }

    private void await(BooleanSupplier there, Duration most, String what) throws InterruptedException, IOException {
        long end = System.nanoTime() + most.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited %d s for %s; the programs said: %s %s"
                        .formatted(most.toSeconds(), what, said("first"), said("second")));
            }
            Thread.sleep(50);
        }
    }

    private String said(String name) throws IOException {
        Path out = var.resolve(name + ".out");
        return Files.exists(out) ? Files.readString(out) : "";
    }
}
