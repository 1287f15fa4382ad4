package outdial.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.Outdial;
import outdial.compliance.ledger.ChainHead;
import outdial.compliance.ledger.LedgerFile;
import outdial.compliance.pack.RulePacks;

/** The commands that need neither database nor settings. */
class ComplianceCommandTest {
    private static final String HEADER = "note,e164,call_kind,utc_instant,dnc_state";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream results = new ByteArrayOutputStream();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void check_writes_each_row_with_its_verdict_in_utf_8() throws IOException {
        String file = HEADER + "\né,+14045550123,sales,2026-11-24T01:59:00Z,clear\n"
                + "b,+14045550123,sales,2026-11-24T02:00:00Z,clear\nc,+14045550123,sales,then,clear\n";
        assertThat(run("compliance", "check", write("calls.csv", file))).isZero();
        assertThat(results.toString(StandardCharsets.UTF_8))
                .isEqualTo(HEADER + ",verdict,until,rule\n"
                        + "é,+14045550123,sales,2026-11-24T01:59:00Z,clear,allow,,-\n"
                        + "b,+14045550123,sales,2026-11-24T02:00:00Z,clear,defer,2026-11-24T13:00:00Z,us.window\n"
                        + "c,+14045550123,sales,then,clear,deny,,input.utc_instant\n");
        assertThat(err.toString())
                .contains(
                        "3 rows: 1 allowed, 1 deferred, 1 denied, of which 1 could not be read.",
                        "row 4, input.utc_instant: 'then' is no instant");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void check_reads_a_spreadsheets_utf_16() throws IOException {
        Path file = folder.resolve("wide.csv");
        String text = HEADER + "\r\na,+14045550123,sales,2026-11-24T01:59:00Z,clear\r\n";
        Files.write(file, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
        assertThat(run("compliance", "check", file.toString())).isZero();
        assertThat(results.toString(StandardCharsets.UTF_8)).contains("clear,allow,,-");
    }

    @Test
    void check_refuses_what_is_not_there_and_what_is_no_table() throws IOException {
        assertThat(run("compliance", "check", folder.resolve("none.csv").toString()))
                .isEqualTo(1);
        assertThat(run("compliance", "check", write("x.csv", "a,b\n1,2\n"))).isEqualTo(1);
        assertThat(err.toString())
                .contains("There is no file", "names no column call_kind, utc_instant")
                .doesNotContain("\tat ");
        assertThat(results.size()).isZero();
    }

    @Test
    void packs_of_ones_own_are_used_and_bad_ones_refused_with_file_rule_and_reason() throws IOException {
        for (Map.Entry<String, String> pack : RulePacks.shippedFiles().entrySet()) {
            write(pack.getKey(), pack.getValue().replace("\"08:00-21:00\"", "\"08:00-20:00\""));
        }
        String calls = write("calls.csv", HEADER + "\na,+14045550123,sales,2026-11-24T01:59:00Z,clear\n");
        assertThat(run("compliance", "check", "--packs", folder.toString(), calls))
                .isZero();
        assertThat(results.toString(StandardCharsets.UTF_8)).contains("defer,2026-11-24T13:00:00Z,us.window");
        write("zz.yaml", RulePacks.shippedFiles().getOrDefault("house.yaml", "").replace("from: 2000", "from: 2o00"));
        assertThat(run("compliance", "check", "--packs", folder.toString(), calls))
                .isEqualTo(1);
        assertThat(err.toString()).contains("zz.yaml, rule house.window.service: 'from' must be a date");
    }

    @Test
    void compare_shows_what_a_clients_stricter_rules_would_change() throws IOException {
        String overlay = write("client.yaml", """
                pack: client
                version: "1"
                jurisdictions:
                  - id: US
                    rules:
                      - id: client.window
                        type: calling-window
                        from: 2020-01-01
                        level: advisory
                        hours: {all: ["10:00-20:00"]}
                        how: read
                        confidence: high
                        source: The client's order of 2026
                """);
        String calls = write(
                "calls.csv",
                HEADER + "\na,+14045550123,sales,2026-11-24T01:59:00Z,clear\n"
                        + "b,+14045550123,sales,2026-11-23T17:00:00Z,clear\n");
        assertThat(run("compliance", "compare", "--overlay", overlay, calls)).isZero();
        assertThat(results.toString(StandardCharsets.UTF_8))
                .isEqualTo(HEADER + ",verdict,until,rule,new_verdict,new_until,new_rule\n"
                        + "a,+14045550123,sales,2026-11-24T01:59:00Z,clear,allow,,-,defer,2026-11-24T15:00:00Z,"
                        + "client.window\n");
        assertThat(err.toString()).contains("1 of 2 rows come out otherwise.", "allow to defer: 1");
        write("client.yaml", "pack: client\nversion: x\njurisdictions: [{id: SE, rules: []}]\n");
        assertThat(run("compliance", "compare", "--overlay", overlay, calls)).isEqualTo(1);
        assertThat(err.toString()).contains("client.yaml: no pack has jurisdiction SE; an overlay only adds rules");
    }

    @Test
    void explain_tells_what_each_rule_says() {
        assertThat(run(
                        "compliance",
                        "explain",
                        "--number=+18505550123",
                        "--at=2026-11-23T13:30:00Z",
                        "--register=clear"))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "allowed from 2026-11-23T14:00:00Z; put off by us-fl.window: It is Mon 2026-11-23 07:30 in"
                                + " America/Chicago, one of 2 time zones the person can be in; calls start at 08:00.",
                        "rules of   US-FL, US, HOUSE",
                        "local time America/Chicago Mon 07:30, America/New_York Mon 08:30",
                        "objects    us-fl.window, law, not verified (read, high confidence).",
                        "passes     us.dnc, law, not verified (read, high confidence)",
                        "binds      us.abandonment",
                        "not then   us.optout.old",
                        "packs      ");
    }

    @Test
    void explain_refuses_what_it_cannot_read() {
        assertThat(run("compliance", "explain", "--number=+18505550123", "--at=noon"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("utc_instant: 'noon' is no instant").doesNotContain("\tat ");
    }

    @Test
    void ledger_verify_names_what_was_flipped_deleted_reordered_or_cut_off_in_a_file() throws IOException {
        List<String> lines = ledger(4);
        assertThat(verify("sound", lines)).isZero();
        assertThat(out.toString()).contains("Sound: all 4 rows of floor-1/client-1");
        var flipped = new ArrayList<>(lines);
        flipped.set(2, lines.get(2).replace("attempt=1", "attempt=2"));
        assertThat(verify("flipped", flipped)).isEqualTo(1);
        assertThat(out.toString()).contains("Row 2 (line 3) was altered");
        var deleted = new ArrayList<>(lines);
        deleted.remove(3);
        assertThat(verify("deleted", deleted)).isEqualTo(1);
        assertThat(out.toString()).contains("Row 3 is missing before line 4");
        var swapped = new ArrayList<>(lines);
        Collections.swap(swapped, 2, 3);
        assertThat(verify("swapped", swapped)).isEqualTo(1);
        assertThat(out.toString()).contains("Row 3 stands out of its order at line 3");
        assertThat(verify("cut", lines.subList(0, 3))).isEqualTo(1);
        assertThat(out.toString()).contains("The end is missing: rows from 3");
    }

    private int verify(String name, List<String> lines) throws IOException {
        return run("ledger", "verify", write(name, String.join("\n", lines) + "\n"));
    }

    private static List<String> ledger(int rows) throws IOException {
        var text = new StringBuilder();
        var file = new LedgerFile(text, "floor-1/client-1");
        var entries = new LinkedHashMap<>(Map.of("attempt", "1"));
        for (int i = 0; i < rows; i++) {
            file.add((ChainHead head) -> head.row(Instant.EPOCH, "permit", entries));
        }
        file.end();
        return text.toString().lines().toList();
    }

    @Test
    void ledger_verify_refuses_what_it_cannot_check_and_says_what_it_could() throws IOException {
        String sound = write("sound", String.join("\n", ledger(1)) + "\n");
        assertThat(run("ledger", "verify", write("evidence.xlsx", "PK and so on")))
                .isEqualTo(1);
        assertThat(run("ledger", "verify", folder.resolve("none").toString())).isEqualTo(1);
        assertThat(run(
                        "ledger",
                        "verify",
                        sound,
                        "--heads",
                        folder.resolve("no-heads").toString()))
                .isEqualTo(1);
        assertThat(run(
                        "ledger",
                        "verify",
                        sound,
                        "--key",
                        folder.resolve("no-key").toString()))
                .isEqualTo(1);
        assertThat(run("ledger", "verify", write("odd", "outdial-ledger 1\tfloor-1/client-1\t7\n")))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("the same export as .json", "There is no file", "no-heads", "no-key")
                .doesNotContain("\tat ", "Exception");
        assertThat(out.toString()).contains("its first line was altered");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int run(String... args) {
        return OutdialCommand.commandLine(new Program(Outdial.class), results)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
