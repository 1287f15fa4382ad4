package outdial.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFileTest {
    private static final String LEAST = """
            name: small
            teams: [3]
            length: 2h
            answers: {person: 22 %}
            dialling: 2s
            ringing: {exponential: {mean: 8s}}
            ring-time-out: 22s
            talk: 1m
            wrap-up: 20
            """;

    private static Scenario parse(String yaml) {
        return ScenarioFile.parse("try.yaml", yaml);
    }

    @Test
    void what_is_left_out_has_its_usual_meaning() {
        Scenario small = parse(LEAST);
        assertThat(small.length()).isEqualTo(7_200);
        assertThat(small.cap()).isEqualTo(0.03);
        assertThat(small.legalWait()).isEqualTo(2);
        assertThat(small.detection()).isEmpty();
        assertThat(small.list()).isEmpty();
        assertThat(small.wrapUp().at(0).mean()).isEqualTo(20);
        assertThat(small.people().logIns()).isEmpty();
    }

    @Test
    void everything_can_be_said() {
        Scenario full = parse("""
                name: full
                about: Nothing here matters to the lab.
                teams: [1, 300]
                length: 8h
                cap: 1 %
                answers:
                  person: {steps: [{from: 0h, is: 0.22}, {from: 2.5h, is: 10 %}]}
                  machine: 0.18
                failing: {share: 12 %, after: {uniform: [2s, 4s]}}
                dialling: {lognormal: {mean: 2s, cv: 0.4}}
                ringing: {gamma: {mean: 8s, shape: 3}}
                ring-time-out: 22s
                detection: {takes: {uniform: [2s, 4s]}, clock: answer}
                wait: {legal: 3s, patience: {exponential: {mean: 6s}}}
                talk:
                  steps:
                    - from: 0h
                      is: {mix: [{share: 35 %, lognormal: {mean: 25s, cv: 0.6}}, {share: 0.65, gamma: {mean: 3m, shape: 2}}]}
                    - {from: 4h, is: {fixed: 90s}}
                wrap-up: {lognormal: {mean: 20s, cv: 0.6}}
                nearly-done: 8s
                agents:
                  log-in: [{share: 50 %, at: 0m}, {share: 50 %, between: [10m, 20m]}]
                  breaks: [{between: [3h, 5h], lasting: 30m}]
                  leaving: [{share: 15 %, between: [4h, 8h]}]
                  pauses: {per-hour: 1.2, lasting: {exponential: {mean: 5m}}}
                  differ: {talk: 0.3, wrap-up: 0.5}
                leads: {count: 20000, chance: {beta: [0.9, 3.2]}, attempts: 4, apart: 2h, shown: chance, noise: 1.5,
                  earlier-calls: 6}
                """);
        assertThat(full.person().at(8_999)).isEqualTo(0.22);
        assertThat(full.person().at(9_000)).isEqualTo(0.10);
        assertThat(full.talk().at(0).mean()).isCloseTo(0.35 * 25 + 0.65 * 180, within(1e-9));
        assertThat(full.talk().at(14_400).mean()).isEqualTo(90);
        assertThat(full.clockAtAnswer()).isTrue();
        assertThat(full.people().logIns()).contains(new Scenario.Rule(0.5, 600, 1_200, 0));
        assertThat(full.people().breaks()).containsExactly(new Scenario.Rule(1, 10_800, 18_000, 1_800));
        assertThat(full.people().differ()).isEqualTo(new Scenario.Differ(0.3, 0.5));
        assertThat(full.list()).contains(new Scenario.Leads(20_000, 0, 0.9, 3.2, 4, 7_200, true, 1.5, 6));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            length: 2h              | length: soon             | a time is wanted
            person: 22 %            | person: 220 %            | a share is wanted
            ringing: {exponential   | ringing: {weibull        | no meaning
            wrap-up: 20             | rap-up: 20               | has no meaning here
            talk: 1m                | talk: {mix: []}          | at least one part
            teams: [3]              | teams: [0]               | team sizes
            answers: {person: 22 %} | answers: {machine: 22 %} | is missing
            """)
    void what_has_no_meaning_is_refused_with_its_place(String right, String wrong, String said) {
        assertThat(LEAST).contains(right);
        assertThatThrownBy(() -> parse(LEAST.replace(right, wrong)))
                .isInstanceOf(BadScenario.class)
                .hasMessageContaining("try.yaml")
                .hasMessageContaining(said)
                .hasMessageEndingWith("Nothing was played.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {talk: much}  | a number from 0 up
            {wrap-up: -1} | a number from 0 up
            {pauses: 0.3} | has no meaning here
            0.3           | keys with values
            """)
    void how_agents_differ_is_refused_with_its_place(String wrong, String said) {
        assertThatThrownBy(() -> parse(LEAST + "agents: {differ: " + wrong + "}"))
                .isInstanceOf(BadScenario.class)
                .hasMessageContaining("agents.differ")
                .hasMessageContaining(said);
    }

    @Test
    void every_scenario_of_the_product_can_be_read() throws IOException {
        Path folder = Path.of(System.getProperty("outdial.root", ".."), "dialer-app/src/main/lab");
        try (var files = Files.list(Files.isDirectory(folder) ? folder : Path.of("src/main/lab"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSizeGreaterThanOrEqualTo(7);
            for (Path file : all) {
                assertThat(file).hasFileName(ScenarioFile.read(file).name() + ".yaml");
            }
        }
    }
}
