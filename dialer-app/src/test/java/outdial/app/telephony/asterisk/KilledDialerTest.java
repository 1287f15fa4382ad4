package outdial.app.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.rig.Invite;
import outdial.app.rig.RealPbx;
import outdial.app.rig.Rig;
import outdial.app.telephony.EarRecorder;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.call.CallEvent;

/** A dialer killed in the middle of its calls, and the one that follows it. */
@RealPbx
class KilledDialerTest {
    private static final int KILLS = 20;
    private static final int CALLS = 50;
    private static final long SEED = 20261122;

    private final Rig rig;

    @TempDir
    private Path directory;

    KilledDialerTest(Rig rig) {
        this.rig = rig;
    }

    @Test
    void killed_at_any_instant_it_leaves_nobody_dialled_twice_and_every_call_accounted_for() throws Exception {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        Path link = directory.resolve(PbxLink.FILE);
        try (Writer writer = Files.newBufferedWriter(link)) {
            rig.link().store(writer);
        }
        for (int kill = 0; kill < KILLS; kill++) {
            int after = random.nextInt(50, 3_500);
            String what = "seed %d, kill %d, %d ms after the first order".formatted(SEED, kill, after);
            List<String> numbers = numbers(kill);
            Fence fence = new Fence(2 * kill + 1);
            Set<AttemptId> invited = killedAfter(Duration.ofMillis(after), link, fence, numbers, what);
            theNextOneKnowsThemAll(new Fence(2 * kill + 2), invited, what);
        }
    }

    /** Runs a dialer and kills it; the answer is which of its attempts reached the network. */
    private Set<AttemptId> killedAfter(Duration after, Path link, Fence fence, List<String> numbers, String what)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1",
                DialerProcess.class.getName(),
                link.toString(),
                Integer.toString(fence.value())));
        command.addAll(numbers);
        Process dialer = new ProcessBuilder(command)
                .redirectError(directory.resolve("dialer.err").toFile())
                .start();
        try (BufferedReader out = dialer.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.equals("dialling")) {
                line = out.readLine();
            }
            assertThat(line)
                    .as("%s: %s", what, Files.readString(directory.resolve("dialer.err")))
                    .isNotNull();
            Thread.sleep(after);
        } finally {
            dialer.destroyForcibly().waitFor();
        }
        // What was on its way at the kill is still refused or rung within its NOT_AFTER.
        Thread.sleep(Duration.ofMillis(500));
        List<String> invites = rig.invites().stream()
                .map(Invite::number)
                .filter(numbers::contains)
                .toList();
        assertThat(invites).as(what).doesNotHaveDuplicates();
        return invites.stream()
                .map(number -> AttemptId.of(DialerProcess.FLOOR, fence, numbers.indexOf(number)))
                .collect(Collectors.toSet());
    }

    private void theNextOneKnowsThemAll(Fence fence, Set<AttemptId> invited, String what) throws Exception {
        var ear = new EarRecorder();
        try (var next = new AsteriskTelephony(rig.link(), ear, InstantSource.system())) {
            next.lead(DialerProcess.FLOOR, fence);
            await(() -> !ear.surveys().isEmpty(), what + ": the survey");
            var survey = ear.surveys().getFirst();
            var known = new HashSet<>(survey.calls().keySet());
            known.addAll(survey.ended().keySet());
            assertThat(known).as(what).containsAll(invited);
            Set<AttemptId> talking = survey.calls().entrySet().stream()
                    .filter(call -> call.getValue() instanceof CallEvent.Connected)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            Thread.sleep(Duration.ofMillis(300));
            assertThat(talking)
                    .as("%s: who talks goes on", what)
                    .noneMatch(call -> ear.ending(call).isPresent());
            survey.calls().keySet().forEach(next::hangUp);
            survey.agents().forEach(next::hangUpAgent);
            await(
                    () -> survey.calls().keySet().stream()
                            .allMatch(call -> ear.ending(call).isPresent()),
                    what + ": ends");
            invited.forEach(next::forget);
        }
    }

    /** One of its own for each call: persons who talk long, some that are busy, some that only ring. */
    private static List<String> numbers(int kill) {
        var numbers = new ArrayList<String>();
        for (int i = 0; i < CALLS; i++) {
            int call = kill * CALLS + i;
            String fate = i % 5 == 3 ? "2" : i % 5 == 4 ? "3" : "0";
            numbers.add("1" + (200 + call % 800) + "555" + fate + call / 800 + "00");
        }
        return numbers;
    }

    private static void await(BooleanSupplier there, String what) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            if (there.getAsBoolean()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("Waited 30 s for " + what);
    }
}
