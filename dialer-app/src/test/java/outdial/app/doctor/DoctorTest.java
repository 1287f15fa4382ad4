package outdial.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.app.doctor.Diagnosis.Health;
import outdial.app.settings.DialerSettings;

class DoctorTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final long GB = 1L << 30;

    @ParameterizedTest
    @CsvSource({
        "100, 500, GOOD",
        "75, 500, GOOD",
        "74, 500, CARE",
        "25, 500, CARE",
        "24, 500, BAD",
        "4, 10, CARE",
        "0, 10, BAD"
    })
    void a_disk_is_watched_by_share_and_by_size(long free, long total, Health health) {
        assertThat(Machine.disk(Path.of("var"), free * GB, total * GB).health()).isEqualTo(health);
    }

    @ParameterizedTest
    @CsvSource({"60, 1744, GOOD", "60, 1743, BAD", "500, 1024, BAD"})
    void files_must_suffice_for_all_seats(int seats, long limit, Health health) {
        assertThat(Machine.openFiles(seats, limit).health()).isEqualTo(health);
    }

    @ParameterizedTest
    @CsvSource({"60, 2, GOOD", "61, 2, CARE"})
    void more_seats_than_the_cores_carry_ask_for_care(int seats, int cores, Health health) {
        assertThat(Machine.seats(seats, cores).health()).isEqualTo(health);
    }

    @ParameterizedTest
    @CsvSource({"2026a, GOOD", "2025c, GOOD", "2024b, CARE", "unknown, CARE"})
    void time_zone_data_may_be_a_year_old(String version, Health health) {
        assertThat(ZoneData.look(version, NOON).health()).isEqualTo(health);
    }

    @ParameterizedTest
    @CsvSource({"2000, GOOD", "-2000, GOOD", "2001, BAD", "-2001, BAD"})
    void clocks_may_be_two_seconds_apart(long apartMs, Health health) {
        assertThat(Clocks.compare("the database", NOON, NOON.plusMillis(apartMs), NOON)
                        .health())
                .isEqualTo(health);
    }

    @Test
    void the_time_a_question_takes_is_not_taken_for_a_difference() {
        assertThat(Clocks.compare("the database", NOON, NOON.plusMillis(1500), NOON.plusMillis(3000))
                        .sentence())
                .contains("is +0 ms from ours");
    }

    @ParameterizedTest
    @CsvSource({
        "9.7.4, 9, 7, GOOD",
        "8.4.0, 8, 4, GOOD",
        "8.0.36, 8, 0, BAD",
        "11.4.5-MariaDB, 11, 4, GOOD",
        "10.11.6-MariaDB, 10, 11, BAD"
    })
    void an_old_database_is_refused(String version, int major, int minor, Health health) {
        assertThat(DatabaseLook.server(version, major, minor, "here").health()).isEqualTo(health);
    }

    @Test
    void an_exchange_that_is_not_there_is_told_with_what_to_do(@TempDir Path folder) throws IOException {
        var gone = Network.pbx(
                        new DialerSettings.Pbx(folder.resolve("none.properties").toString()), InstantSource.system())
                .getFirst();
        assertThat(gone.health()).isEqualTo(Health.BAD);
        assertThat(gone.sentence()).contains("there is no file", "outdial.pbx.file");
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Path file = folder.resolve("pbx.properties");
        Files.writeString(
                file,
                "host=127.0.0.1\ncarrier=127.0.0.2\nport=" + free
                        + "\nuser=u\nsecret=s\nari=http://127.0.0.1:1/ari/\nari-user=u\nari-secret=s\n");
        var mute = Network.pbx(new DialerSettings.Pbx(file.toString()), InstantSource.system())
                .getFirst();
        assertThat(mute.health()).isEqualTo(Health.BAD);
        assertThat(mute.sentence()).contains("127.0.0.1:" + free);
    }
}
