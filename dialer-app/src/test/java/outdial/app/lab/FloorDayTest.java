package outdial.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lab's days on the floor of production, held against the lean world's. Seeds from 7000 on. */
class FloorDayTest {
    private static List<Cell> cells(String scenario, int team, int days, String... policies) throws IOException {
        var run = new LabRun(days, 7_000);
        run.add(Path.of("src/main/lab", scenario + ".yaml"));
        run.play(List.of(policies), List.of(team), _ -> {});
        return run.cells();
    }

    @ParameterizedTest
    @CsvSource({
        "base,  10, progressive, 0.3",
        "churn, 10, progressive, 0.8",
        "amd,   10, progressive, 0.5",
        "base,  10, ratio:2,     0.8",
        "base,  10, predictive,  1.0",
        "base,  3,  predictive,  1.5",
        "sign,  10, predictive,  1.0",
        "tod,   10, predictive,  1.0",
        "amd,   10, predictive,  1.5"
    })
    void the_floor_does_what_the_lean_world_foresees(String world, int team, String policy, double points)
            throws IOException {
        List<Cell> cells = cells(world, team, 6, policy, "floor:" + policy);
        Cell lean = cells.getFirst();
        Cell floor = cells.getLast();
        assertThat(floor.occupancy()).as("occupancy").isCloseTo(lean.occupancy(), within(points));
        assertThat(floor.callsPerConnect()).as("calls per connect").isCloseTo(lean.callsPerConnect(), within(0.25));
        if (!"amd".equals(world)) { // there the floor keeps back what its detector may have mistaken
            assertThat(floor.abandonment()).as("abandoned").isCloseTo(lean.abandonment(), within(0.4));
        }
    }

    @Test
    void agents_differ_there_as_they_do_in_the_lean_world(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("differ.yaml");
        Files.writeString(
                file,
                Files.readString(Path.of("src/main/lab", "base.yaml"))
                        + "agents: {differ: {talk: 0.8, wrap-up: 0.8}}\n");
        var run = new LabRun(3, 7_000);
        run.add(file);
        run.play(List.of("progressive", "floor:progressive"), List.of(3), _ -> {});
        List<DayResult> lean = run.cells().getFirst().results();
        List<DayResult> floor = run.cells().getLast().results();
        List<DayResult> alike =
                cells("base", 3, 3, "floor:progressive").getFirst().results();
        for (int day = 0; day < lean.size(); day++) {
            double busy = lean.get(day).busy();
            assertThat(floor.get(day).busy()).isCloseTo(busy, within(0.02 * busy));
            assertThat(Math.abs(busy - alike.get(day).busy())).isGreaterThan(0.02 * busy);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "churn", "lowp", "tod", "amd", "sign"})
    void no_day_on_the_floor_breaks_the_cap_whatever_happens_in_it(String world) throws IOException {
        Cell cell = cells(world, 3, 4, "floor:predictive").getFirst();
        assertThat(cell.daysOver()).isZero();
        assertThat(cell.abandonment()).isPositive();
    }

    @Test
    void in_short_shifts_it_keeps_the_cap_since_it_knows_when_they_end() throws IOException {
        Cell cell = cells("short", 10, 30, "floor:predictive").getFirst();
        assertThat(cell.daysOver()).isZero();
        assertThat(cell.occupancy()).isGreaterThan(79);
    }

    @ParameterizedTest
    @ValueSource(strings = {"floor:progressive", "floor:ratio:2.5", "floor:predictive", "floor:predictive-warm"})
    void nobody_who_answers_is_forgotten(String policy) throws IOException {
        for (DayResult day : cells("churn", 5, 2, policy).getFirst().results()) {
            assertThat(day.connects() + day.abandoned() + day.hungUpEarly()).isEqualTo(day.persons());
            assertThat(day.busy()).isBetween(0.0, day.present());
            assertThat(day.calls()).isGreaterThanOrEqualTo(day.persons());
        }
    }

    @Test
    void the_same_seed_gives_the_same_day() throws IOException {
        List<DayResult> once =
                cells("churn", 5, 2, "floor:predictive").getFirst().results();
        List<DayResult> again =
                cells("churn", 5, 2, "floor:predictive").getFirst().results();
        for (int day = 0; day < once.size(); day++) {
            assertThat(again.get(day))
                    .usingRecursiveComparison()
                    .ignoringFields("decisionNanos")
                    .isEqualTo(once.get(day));
        }
    }

    @Test
    void a_list_is_worked_through_to_its_end() throws IOException {
        for (DayResult day : cells("list", 3, 1, "floor:predictive").getFirst().results()) {
            assertThat(day.calls()).isBetween(20_000, 4 * 20_000);
            assertThat(day.connects() + day.hungUpEarly()).isLessThanOrEqualTo(20_000);
        }
    }

    @Test
    void what_the_floor_does_not_have_is_refused_before_anything_is_played() throws IOException {
        var run = new LabRun(1, 1);
        run.add(Path.of("src/main/lab", "short.yaml"));
        assertThatThrownBy(() -> run.play(List.of("floor:issabel"), List.of(), _ -> {}))
                .hasMessageContaining("'floor:issabel'")
                .hasMessageContaining("floor:predictive");
    }
}
