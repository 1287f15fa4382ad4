package outdial.app.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.registers.RegisterSwap.Result;
import outdial.compliance.register.RegisterReading;
import outdial.compliance.register.RegisterSnapshot;
import outdial.imports.feed.Inbox;
import outdial.sql.RegisterCopies;
import outdial.sql.RegisterCopies.Copy;
import outdial.sql.TestDb;

/** New copies of registers that are put into a folder are read as the one before and taken while nobody watches. */
class RegisterFolderTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String RULE = "us.dnc";
    private static final RegisterReading AREA_AND_REST = new RegisterReading(1, List.of(1, 2), Optional.empty());

    private final DSLContext dsl = TestDb.mariaDb().dsl();

    @TempDir
    private Path var;

    private Instant now = NOON;
    private RegisterFolder folder;
    private Path in;

    @BeforeEach
    void aCopyThatWasLoadedByHand() throws IOException {
        TestDb.mariaDb().empty();
        folder = new RegisterFolder(dsl, var, () -> now);
        in = var.resolve("registers").resolve("in");
        folder.look();
        Path first = Files.writeString(var.resolve("first.csv"), lines(100));
        Instant monday = Instant.parse("2026-11-16T00:00:00Z");
        assertThat(new RegisterSwap(dsl, var).load(first, RULE, monday, AREA_AND_REST, 0, NOON))
                .isInstanceOf(Result.Used.class);
    }

    private static String lines(int numbers) {
        return IntStream.range(0, numbers)
                .mapToObj(n -> "404,555%04d\n".formatted(n))
                .collect(Collectors.joining("", "area,number\n", ""));
    }

    private void put(String name, String text) throws IOException {
        Files.writeString(in.resolve(name), text);
    }

    private void lookAgainAfter(Duration time) throws IOException {
        now = now.plus(time);
        folder.look();
    }

    private Copy copy() {
        return new RegisterCopies(dsl).find(RULE).orElseThrow();
    }

    private boolean lists(long number) throws IOException {
        return RegisterSnapshot.open(copy().file()).contains(number);
    }

    private String refused(String name) throws IOException {
        assertThat(in.resolve(name)).doesNotExist();
        String stem = name.substring(0, name.length() - ".csv".length());
        return Files.readString(in.resolve("refused").resolve(stem + ".20261123-120005.why.txt"));
    }

    @Test
    void a_newer_copy_is_taken_once_nobody_writes_to_it_any_more() throws IOException {
        Path before = copy().file();
        put("us.dnc_2026-11-23.csv", lines(150));
        folder.look();
        lookAgainAfter(Inbox.QUIET.minusMillis(1));
        assertThat(copy().numbers()).isEqualTo(100);
        assertThat(lists(14045550120L)).isFalse();
        lookAgainAfter(Duration.ofMillis(1));
        assertThat(copy().numbers()).isEqualTo(150);
        assertThat(copy().asOf()).isEqualTo("2026-11-23T00:00:00Z");
        assertThat(lists(14045550120L)).isTrue();
        assertThat(before).doesNotExist();
        assertThat(in.resolve("done/us.dnc_2026-11-23." + copy().version() + ".csv"))
                .exists();
    }

    @Test
    void what_can_not_be_right_changes_nothing_and_says_why() throws IOException {
        put("numbers.csv", lines(150));
        put("gb.tps_2026-11-23.csv", lines(150));
        put("us.dnc_2026-11-24.csv", lines(150));
        put("us.dnc_2026-11-31.csv", lines(150));
        put("us.dnc_2026-11-01.csv", lines(150));
        put("us.dnc_2026-11-22.csv", lines(49));
        put("us.dnc_2026-11-21.csv", "nothing\n");
        put(".us.dnc_2026-11-23.csv.part", lines(150));
        folder.look();
        lookAgainAfter(Inbox.QUIET);
        assertThat(copy().numbers()).isEqualTo(100);
        assertThat(lists(14045550050L)).isTrue();
        assertThat(refused("numbers.csv")).contains("name it as");
        assertThat(refused("gb.tps_2026-11-23.csv")).contains("outdial register load gb.tps_2026-11-23.csv");
        assertThat(refused("us.dnc_2026-11-24.csv")).contains("a day to come");
        assertThat(refused("us.dnc_2026-11-31.csv")).contains("a day that there is not");
        assertThat(refused("us.dnc_2026-11-01.csv")).contains("The one in use stays");
        assertThat(refused("us.dnc_2026-11-22.csv")).contains("may be cut short");
        assertThat(refused("us.dnc_2026-11-21.csv")).contains("No line");
        assertThat(in.resolve(".us.dnc_2026-11-23.csv.part")).exists();
    }
}
