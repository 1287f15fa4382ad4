package outdial.compliance.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.compliance.ledger.LedgerReport.Altered;
import outdial.compliance.ledger.LedgerReport.Missing;
import outdial.compliance.ledger.LedgerReport.Reordered;
import outdial.compliance.ledger.LedgerReport.Sound;
import outdial.compliance.ledger.LedgerReport.Truncated;
import outdial.compliance.ledger.LedgerReport.Unusable;

/** Every way to tamper with a ledger file is named, with the row. */
class LedgerTest {
    private static final Instant NOON = Instant.parse("2026-01-12T12:00:00Z");
    private static final int ROWS = 40;

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** One line for each row, and no openings: row n stands at index n. */
    private static LedgerSample closed(long seed) {
        return LedgerSample.of(ROWS, false, random(seed));
    }

    @Test
    void an_untouched_file_is_sound() {
        LedgerSample sample = LedgerSample.of(ROWS, true, random(1));
        assertThat(sample.verify(sample.lines()))
                .isEqualTo(new Sound(LedgerSample.CHAIN, ROWS, sample.head().hash(), 0, List.of(), 0));
    }

    @Test
    void an_empty_chain_is_sound() {
        LedgerSample sample = LedgerSample.of(0, true, random(1));
        assertThat(sample.verify(sample.lines())).isInstanceOf(Sound.class);
    }

    @Test
    void rows_whose_personal_data_was_erased_are_named_and_every_hash_stays_true() {
        LedgerSample sample = LedgerSample.of(ROWS, true, random(2));
        var erased = new ArrayList<>(sample.lines());
        String opening = erased.stream()
                .filter(line -> line.startsWith("S\t"))
                .findFirst()
                .orElseThrow();
        erased.remove(opening);
        long row = Long.parseLong(opening.split("\t", -1)[1]);
        assertThat(sample.verify(erased))
                .isEqualTo(new Sound(LedgerSample.CHAIN, ROWS, sample.head().hash(), 1, List.of(row), 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void any_byte_that_is_flipped_is_seen_and_its_row_named(long seed) {
        RandomGenerator random = random(seed);
        LedgerSample sample = closed(seed);
        String text = String.join("\n", sample.lines()) + "\n";
        for (int i = 0; i < 300; i++) {
            int line = random.nextInt(1, ROWS + 1);
            int from = text.indexOf("\t" + line + "\t", 0);
            int start = text.lastIndexOf('\n', from) + 1;
            int at = random.nextInt(start, text.indexOf('\n', start));
            char other = (char) (text.charAt(at) ^ (1 << random.nextInt(6)));
            String flipped = text.substring(0, at) + other + text.substring(at + 1);
            assertThat(LedgerSample.verify(flipped, List.of()))
                    .as("seed " + seed + ", byte " + at + " of row " + line)
                    .isInstanceOfSatisfying(
                            Altered.class, altered -> assertThat(altered.row()).isEqualTo(line));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, ROWS - 1, ROWS})
    void a_row_that_is_left_out_is_missing(int row) {
        LedgerSample sample = closed(7);
        var cut = new ArrayList<>(sample.lines());
        cut.remove(row);
        assertThat(sample.verify(cut))
                .isEqualTo(row == ROWS ? new Truncated(ROWS, ROWS) : new Missing(row, row, row + 1));
    }

    @Test
    void rows_that_are_left_out_together_are_missing_together() {
        LedgerSample sample = closed(8);
        var cut = new ArrayList<>(sample.lines());
        cut.subList(5, 9).clear();
        assertThat(sample.verify(cut)).isEqualTo(new Missing(5, 8, 6));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rows_that_change_places_are_out_of_order(long seed) {
        RandomGenerator random = random(seed);
        LedgerSample sample = closed(seed);
        for (int i = 0; i < 50; i++) {
            int one = random.nextInt(1, ROWS);
            int other = random.nextInt(one + 1, ROWS + 1);
            var swapped = new ArrayList<>(sample.lines());
            Collections.swap(swapped, one, other);
            assertThat(sample.verify(swapped)).isEqualTo(new Reordered(other, one + 1));
        }
    }

    @Test
    void a_row_that_stands_twice_is_out_of_order() {
        LedgerSample sample = closed(9);
        var doubled = new ArrayList<>(sample.lines());
        doubled.add(8, doubled.get(7));
        assertThat(sample.verify(doubled)).isEqualTo(new Reordered(7, 9));
    }

    @Test
    void a_file_that_ends_early_is_truncated() {
        LedgerSample sample = closed(10);
        String text = String.join("\n", sample.lines()) + "\n";
        assertThat(sample.verify(sample.lines().subList(0, 21))).isEqualTo(new Truncated(21, 0));
        assertThat(LedgerSample.verify(text.substring(0, text.length() - 1), List.of()))
                .isInstanceOf(Truncated.class);
        for (int end = text.indexOf('\n') + 1; end < text.length(); end += 97) {
            assertThat(LedgerSample.verify(text.substring(0, end), List.of())).isInstanceOf(Truncated.class);
        }
    }

    @Test
    void an_altered_row_with_a_new_hash_is_named_by_the_row_after_it() {
        LedgerSample sample = closed(11);
        var forged = new ArrayList<>(sample.lines());
        forged.set(6, rewritten(forged.get(6)));
        assertThat(sample.verify(forged))
                .isInstanceOfSatisfying(
                        Altered.class, altered -> assertThat(altered.row()).isEqualTo(6));
    }

    @Test
    void a_last_row_rewritten_with_a_new_last_line_is_seen_by_the_signed_head() {
        LedgerSample sample = closed(12);
        var forged = new ArrayList<>(sample.lines());
        String last = rewritten(forged.get(ROWS));
        forged.set(ROWS, last);
        forged.set(ROWS + 1, "E\t" + ROWS + "\t" + last.split("\t", -1)[1]);
        assertThat(sample.verify(forged)).isInstanceOf(Sound.class);
        assertThat(sample.verify(forged, List.of(sample.signed(ROWS))))
                .isInstanceOfSatisfying(
                        Altered.class, altered -> assertThat(altered.row()).isEqualTo(ROWS));
    }

    @Test
    void an_end_cut_off_with_a_new_last_line_is_seen_by_the_signed_head() {
        LedgerSample sample = closed(13);
        var forged = new ArrayList<>(sample.lines().subList(0, 31));
        forged.add("E\t30\t" + sample.heads().get(29).hash());
        assertThat(sample.verify(forged)).isInstanceOf(Sound.class);
        assertThat(sample.verify(forged, List.of(sample.signed(ROWS)))).isEqualTo(new Truncated(31, ROWS));
    }

    @Test
    void heads_that_agree_are_counted() {
        LedgerSample sample = closed(14);
        assertThat(sample.verify(sample.lines(), List.of(sample.signed(10), sample.signed(ROWS))))
                .isInstanceOfSatisfying(
                        Sound.class, sound -> assertThat(sound.heads()).isEqualTo(2));
    }

    @Test
    void heads_signed_by_somebody_else_are_refused() {
        LedgerSample sample = closed(15);
        SignedHeads forged = new SignedHeads(
                NOON, sample.signed(10).heads(), sample.signed(11).signature());
        assertThat(sample.verify(sample.lines(), List.of(forged))).isInstanceOf(Unusable.class);
    }

    @Test
    void signed_heads_come_back_from_their_line() {
        SignedHeads signed = SignedHeads.sign(
                NOON, List.of(ChainHead.start("a\tb"), ChainHead.start("c")), LedgerSample.KEY.getPrivate());
        assertThat(SignedHeads.find(signed.line())).contains(signed);
        assertThat(signed.isSignedBy(LedgerSample.KEY.getPublic())).isTrue();
        for (String bad :
                List.of("", "H", "H\t\t\t", signed.line() + "\t", signed.line().replace("2026", "x"))) {
            assertThat(SignedHeads.find(bad)).isEmpty();
        }
    }

    @Test
    void personal_data_that_is_not_what_the_row_meant_is_seen() {
        LedgerSample sample = LedgerSample.of(ROWS, true, random(16));
        var forged = new ArrayList<>(sample.lines());
        forged.replaceAll(line -> line.startsWith("S\t") ? line.replace("+1415555", "+1415556") : line);
        long first = forged.stream()
                .filter(line -> line.startsWith("S\t"))
                .mapToLong(line -> Long.parseLong(line.split("\t", -1)[1]))
                .findFirst()
                .orElseThrow();
        assertThat(sample.verify(forged))
                .isInstanceOfSatisfying(
                        Altered.class, altered -> assertThat(altered.row()).isEqualTo(first));
    }

    @Test
    void a_row_whose_personal_data_alone_is_left_is_missing_itself() {
        LedgerSample sample = LedgerSample.of(ROWS, true, random(18));
        List<String> lines = sample.lines();
        for (int i = 1; i < lines.size() - 1; i++) {
            if (lines.get(i).startsWith("R\t") && lines.get(i + 1).startsWith("S\t")) {
                long row = Long.parseLong(lines.get(i + 1).split("\t", -1)[1]);
                var cut = new ArrayList<>(lines);
                cut.remove(i);
                assertThat(sample.verify(cut)).isEqualTo(new Missing(row, row, i + 1));
                var swapped = new ArrayList<>(lines);
                Collections.swap(swapped, i, i + 1);
                assertThat(sample.verify(swapped)).isEqualTo(new Reordered(row, i + 1));
            }
        }
    }

    @Test
    void personal_data_of_another_row_is_seen_where_it_stands() {
        LedgerSample sample = LedgerSample.of(ROWS, true, random(19));
        var lines = new ArrayList<>(sample.lines());
        int first = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("S\t"))
                .findFirst()
                .orElseThrow());
        String last = lines.stream()
                .filter(line -> line.startsWith("S\t"))
                .reduce((_, later) -> later)
                .orElseThrow();
        long row = Long.parseLong(lines.get(first).split("\t", -1)[1]);
        lines.set(first, last);
        assertThat(sample.verify(lines))
                .isInstanceOfSatisfying(
                        Altered.class, altered -> assertThat(altered.row()).isEqualTo(row));
    }

    @Test
    void a_chain_under_another_name_does_not_begin_right() {
        LedgerSample sample = closed(17);
        var forged = new ArrayList<>(sample.lines());
        forged.set(0, forged.getFirst().replace("client-7", "client-8"));
        assertThat(sample.verify(forged))
                .isInstanceOfSatisfying(
                        Altered.class, altered -> assertThat(altered.row()).isEqualTo(1));
    }

    @Test
    void what_is_no_ledger_is_said_to_be_none() {
        for (String text : List.of("", "\n", "hello\n", "outdial-ledger 2\tx\n")) {
            assertThat(LedgerSample.verify(text, List.of())).isInstanceOf(Unusable.class);
        }
    }

    @Test
    void a_clock_behind_the_last_row_writes_nothing() {
        ChainHead start = ChainHead.start("c");
        ChainHead head = start.after(start.row(NOON, "permit", new LinkedHashMap<>()));
        assertThat(head.mayBeFollowedAt(NOON)).isTrue();
        assertThat(head.mayBeFollowedAt(NOON.minusNanos(1))).isFalse();
        assertThatThrownBy(() -> head.row(NOON.minusSeconds(1), "permit", new LinkedHashMap<>()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing may be dialled");
    }

    @Test
    void texts_with_tabs_and_line_ends_stay_within_their_field() {
        ChainHead start = ChainHead.start("c");
        var entries = new LinkedHashMap<>(Map.of("note", "a\tb\nc\rd\\e"));
        LedgerRow row = start.row(NOON, "permit", entries);
        assertThat(row.line().split("\t", -1)).hasSize(7);
        assertThat(row.line().lines()).hasSize(1);
        assertThat(LedgerText.plain(LedgerText.escaped("a\tb\nc\rd\\e"))).isEqualTo("a\tb\nc\rd\\e");
    }

    @Test
    void a_commitment_tells_nothing_and_differs_by_salt() {
        byte[] one = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);
        byte[] other = "0123456789abcdeg".getBytes(StandardCharsets.UTF_8);
        assertThat(Commitment.of(one, "+14155551234"))
                .isEqualTo(Commitment.of(one, "+14155551234"))
                .isNotEqualTo(Commitment.of(other, "+14155551234"))
                .isNotEqualTo(Commitment.of(one, "+14155551235"))
                .doesNotContain("1415");
        assertThatThrownBy(() -> Commitment.of(new byte[15], "x")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String rewritten(String line) {
        String content = line.substring(67).replace("Z\t", "Z\tx");
        return "R\t" + Hashes.of(content) + "\t" + content;
    }

    @Test
    void a_first_line_that_was_altered_is_told_and_not_believed() {
        assertThat(LedgerSample.verify("outdial-ledger 1\tfloor-1/client-7\t7\n", List.of()))
                .isInstanceOf(LedgerReport.Unusable.class);
        assertThat(LedgerSample.verify(
                        "outdial-ledger 1\tfloor-1/client-7\tseven\t" + "0".repeat(64) + "\n", List.of()))
                .isInstanceOf(LedgerReport.Unusable.class);
    }
}
