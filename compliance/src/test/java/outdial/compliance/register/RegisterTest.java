package outdial.compliance.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.model.PhoneNumber;

class RegisterTest {
    private static final Instant NOON = Instant.parse("2026-01-12T12:00:00Z");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_snapshot_has_the_numbers_it_was_given_and_no_others(long seed) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var load = new RegisterLoad();
        Set<Long> given = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            long number = random.nextBoolean()
                    ? random.nextLong(12_000_000_000L, 12_000_100_000L)
                    : random.nextLong(1_000_000L, 999_999_999_999_999L);
            given.add(number);
            assertThat(load.add(number)).isTrue();
        }
        RegisterSnapshot snapshot = load.write(folder.resolve("r"), "TPS", NOON);
        assertThat(snapshot.size()).isEqualTo(given.size());
        assertThat(given).allMatch(snapshot::contains);
        for (int i = 0; i < 20_000; i++) {
            long number = random.nextLong(12_000_000_000L, 12_000_100_000L);
            assertThat(snapshot.contains(number)).isEqualTo(given.contains(number));
        }
    }

    @Test
    void lines_of_numbers_are_read_and_what_is_none_is_counted() throws IOException {
        var load = new RegisterLoad();
        String marked = "\u00ef\u00bb\u00bf14045550122";
        String quoted = "\"+1 (404) 555-0127\";\"Smith, J\"";
        load.addLines(lines(String.join(
                "\n",
                marked,
                "number,since\r",
                "+14045550123,2020",
                "14045550124\r",
                "",
                " 14045550125 ",
                "x4045550126",
                "123",
                quoted)));
        RegisterSnapshot snapshot = load.write(folder.resolve("r"), "DNC", NOON);
        assertThat(load.taken()).isEqualTo(5);
        assertThat(load.refused()).isEqualTo(3);
        for (int last = 122; last <= 125; last++) {
            assertThat(snapshot.contains(14045550000L + last)).as("%d", last).isTrue();
        }
        assertThat(snapshot.contains(new PhoneNumber("+14045550127"))).isTrue();
        assertThat(snapshot.contains(new PhoneNumber("+14045550126"))).isFalse();
        assertThat(snapshot.name()).isEqualTo("DNC");
        assertThat(snapshot.asOf()).isEqualTo(NOON);
    }

    @Test
    void a_number_may_be_put_together_from_columns_and_a_country_code() throws IOException {
        RegisterIntake load = new RegisterReading(1, List.of(1, 2), Optional.empty()).start();
        load.addLines(lines("404,5550123\n404,5550124,Z\n404\n"));
        RegisterSnapshot snapshot = load.write(folder.resolve("r"), "DNC", NOON);
        assertThat(load.taken()).isEqualTo(2);
        assertThat(load.refused()).isEqualTo(1);
        assertThat(snapshot.contains(14045550123L)).isTrue();
        assertThat(snapshot.contains(14045550124L)).isTrue();
    }

    @Test
    void a_version_names_the_content() throws IOException {
        RegisterSnapshot one = of(NOON, 14045550123L);
        RegisterSnapshot same = of(NOON, 14045550123L);
        RegisterSnapshot other = of(NOON, 14045550124L);
        assertThat(one.version()).hasSize(16).isEqualTo(same.version()).isNotEqualTo(other.version());
    }

    @Test
    void a_file_that_is_none_or_ends_early_is_refused() throws IOException {
        Path file = folder.resolve("r");
        assertThatThrownBy(() -> RegisterSnapshot.open(Files.writeString(file, "numbers, many numbers")))
                .isInstanceOf(IOException.class);
        new RegisterLoad().write(file, "DNC", NOON);
        var load = new RegisterLoad();
        load.add(14045550123L);
        load.write(file, "DNC", NOON);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Path cut = folder.resolve("cut" + length);
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> RegisterSnapshot.open(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_newer_copy_takes_the_place_of_the_older_while_others_ask() throws Exception {
        var live = new LiveRegister(of(NOON, 14045550123L));
        var stop = new AtomicBoolean();
        var wrong = new AtomicLong();
        Thread asking = Thread.ofPlatform().start(() -> {
            while (!stop.get()) {
                wrong.addAndGet(live.current().contains(14045550123L) ? 0 : 1);
            }
        });
        for (int day = 1; day <= 20; day++) {
            RegisterSnapshot newer = of(NOON.plus(Duration.ofDays(day)), 14045550123L, 14045550200L + day);
            live.swap(newer);
            assertThat(live.current()).isSameAs(newer);
        }
        stop.set(true);
        asking.join(Duration.ofSeconds(20));
        assertThat(wrong).hasValue(0);
        RegisterSnapshot older = of(NOON, 14045550123L);
        assertThatThrownBy(() -> live.swap(older))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The old copy is still in use");
    }

    @Test
    void a_copy_warns_before_it_is_too_old() throws IOException {
        var live = new LiveRegister(of(NOON, 14045550123L));
        Duration most = Duration.ofDays(31);
        Duration warning = Duration.ofDays(3);
        assertThat(live.isNearlyStale(most, warning, NOON.plus(Duration.ofDays(28))))
                .isFalse();
        assertThat(live.isNearlyStale(
                        most, warning, NOON.plus(Duration.ofDays(28)).plusSeconds(1)))
                .isTrue();
    }

    private RegisterSnapshot of(Instant asOf, long... numbers) throws IOException {
        var load = new RegisterLoad();
        for (long number : numbers) {
            load.add(number);
        }
        return load.write(Files.createTempFile(folder, "register", ""), "DNC", asOf);
    }

    private static ByteArrayInputStream lines(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
