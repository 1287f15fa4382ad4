package outdial.sql.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.sql.server.EmbeddedMariaDb.Settings;

class EmbeddedMariaDbTest {
    private static final Path BINARIES = Path.of(System.getProperty("outdial.root", ".."), "target/mariadb-11.4.5");

    @TempDir
    static Path once;

    @TempDir
    Path folder;

    /** Making a database takes seconds; each test gets a copy of one that has been started and stopped. */
    @BeforeAll
    static void install() {
        EmbeddedMariaDb.start(new Settings(once.resolve("db"), BINARIES, 0, false, 64))
                .close();
    }

    @BeforeEach
    void copy() throws IOException {
        try (var paths = Files.walk(once.resolve("db"))) {
            for (Path path : paths.toList()) {
                Files.copy(path, folder.resolve(once.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void a_database_survives_a_restart_with_its_password_and_its_rows() throws SQLException {
        String password;
        try (var db = EmbeddedMariaDb.start(settings(0))) {
            password = db.password();
            execute(db, "CREATE TABLE kept (id INT PRIMARY KEY)", "INSERT INTO kept VALUES (7)");
        }
        try (var db = EmbeddedMariaDb.start(settings(0))) {
            assertThat(db.password()).isEqualTo(password);
            assertThat(db.wasAdopted()).isFalse();
            assertThat(ask(db, "SELECT id FROM kept")).isEqualTo("7");
        }
    }

    @Test
    void only_the_owner_reads_the_password_and_only_loopback_and_one_database_are_open() throws Exception {
        try (var db = EmbeddedMariaDb.start(settings(0))) {
            Path home = settings(0).home();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("password"))))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                    .isEqualTo("rwx------");
            assertThat(home.resolve("init.sql")).doesNotExist();
            assertThat(ask(db, "SELECT @@bind_address")).isEqualTo("127.0.0.1");
            assertThat(ask(db, "SELECT @@tmpdir")).isEqualTo(home.resolve("tmp").toString());
            assertThatThrownBy(() -> ask(db, "SELECT 1 FROM mysql.global_priv")).hasMessageContaining("denied");
            assertThatThrownBy(() -> execute(db, "CREATE DATABASE other")).hasMessageContaining("denied");
            assertThatThrownBy(() -> execute(db, "CREATE USER other")).hasMessageContaining("denied");
            assertThatThrownBy(() -> ask(db, "SELECT LOAD_FILE('/etc/passwd') IS NULL OR SLEEP(0) FROM mysql.db"))
                    .hasMessageContaining("denied");
            for (String user : new String[] {"", "root", "outdial"}) {
                assertThatThrownBy(() ->
                                DriverManager.getConnection(db.url(), user, "").close())
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void it_is_as_strict_as_mysql_and_names_its_collation() throws SQLException {
        try (var db = EmbeddedMariaDb.start(settings(0))) {
            assertThat(ask(db, "SELECT @@sql_mode"))
                    .contains("ONLY_FULL_GROUP_BY", "NO_ZERO_DATE", "STRICT_TRANS_TABLES");
            assertThat(ask(db, "SELECT @@collation_database")).isEqualTo("utf8mb4_unicode_520_ci");
            assertThat(ask(db, "SELECT @@transaction_isolation")).isEqualTo("READ-COMMITTED");
            assertThat(ask(db, "SELECT @@session.time_zone")).isEqualTo("+00:00");
        }
    }

    @Test
    void a_server_that_outlived_its_program_is_adopted() throws Exception {
        startInAProgramThatDies();
        try (var db = EmbeddedMariaDb.start(settings(0))) {
            assertThat(db.wasAdopted()).isTrue();
            assertThat(ask(db, "SELECT COUNT(*) FROM written")).isEqualTo("1");
        }
        assertThat(settings(0).home().resolve("server.pid")).doesNotExist();
    }

    @Test
    void a_server_that_outlived_its_program_is_stopped_when_it_must_run_otherwise() throws Exception {
        startInAProgramThatDies();
        var bigger = new Settings(settings(0).home(), BINARIES, 0, false, 96);
        try (var db = EmbeddedMariaDb.start(bigger)) {
            assertThat(db.wasAdopted()).isFalse();
            assertThat(ask(db, "SELECT COUNT(*) FROM written")).isEqualTo("1");
        }
    }

    @Test
    void a_server_that_outlived_its_program_and_lost_its_password_gets_a_new_one() throws Exception {
        startInAProgramThatDies();
        Files.delete(settings(0).home().resolve("password"));
        try (var db = EmbeddedMariaDb.start(settings(0))) {
            assertThat(db.wasAdopted()).isFalse();
            assertThat(ask(db, "SELECT COUNT(*) FROM written")).isEqualTo("1");
        }
    }

    @Test
    void a_killed_server_recovers_what_was_committed() throws Exception {
        try (var db = EmbeddedMariaDb.start(new Settings(settings(0).home(), BINARIES, 0, true, 64))) {
            execute(db, "CREATE TABLE kept (id INT PRIMARY KEY)", "INSERT INTO kept VALUES (7)");
            db.process().destroyForcibly();
            db.process().onExit().get(1, TimeUnit.MINUTES);
        }
        try (var db = EmbeddedMariaDb.start(new Settings(settings(0).home(), BINARIES, 0, true, 64))) {
            assertThat(ask(db, "SELECT id FROM kept")).isEqualTo("7");
        }
    }

    @Test
    void a_server_killed_under_its_program_is_started_again_on_its_port() throws Exception {
        try (var db = EmbeddedMariaDb.start(new Settings(settings(0).home(), BINARIES, 0, true, 64))) {
            db.keepUp();
            execute(db, "CREATE TABLE kept (id INT PRIMARY KEY)", "INSERT INTO kept VALUES (7)");
            int port = db.port();
            ProcessHandle killed = db.process();
            killed.destroyForcibly();
            killed.onExit().get(1, TimeUnit.MINUTES);
            for (int waited = 0; db.process().equals(killed) && waited < 600; waited++) {
                Thread.sleep(100);
            }
            assertThat(db.port()).isEqualTo(port);
            assertThat(ask(db, "SELECT id FROM kept")).isEqualTo("7");
        }
    }

    @Test
    void a_second_program_on_the_same_folder_is_told_so() {
        try (var _ = EmbeddedMariaDb.start(settings(0))) {
            assertThatThrownBy(() -> EmbeddedMariaDb.start(settings(0)))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining(
                            "Another Outdial is running on " + settings(0).home());
        }
    }

    @Test
    void a_taken_port_is_named() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedMariaDb.start(settings(taken.getLocalPort())))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " is taken by another program")
                    .hasMessageContaining("The data is safe");
        }
    }

    @Test
    void a_full_disk_is_named() {
        assertThatThrownBy(() -> DiskSpace.require(folder, Long.MAX_VALUE))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("too full for a database");
        assertThat(StartFailure.explain(
                        "[ERROR] InnoDB: Write failed, OS errno 28 - No space left on device", folder, 1))
                .hasMessageContaining("The disk of " + folder + " is full");
    }

    private Settings settings(int port) {
        return new Settings(folder.resolve("db"), BINARIES, port, false, 64);
    }

    private void startInAProgramThatDies() throws Exception {
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Dies.class.getName(),
                        settings(0).home().toString(),
                        BINARIES.toString())
                .inheritIO()
                .start();
        assertThat(program.waitFor()).isEqualTo(137);
    }

    private static String ask(EmbeddedMariaDb db, String sql) throws SQLException {
        try (var connection = connect(db);
                var result = connection.createStatement().executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static void execute(EmbeddedMariaDb db, String... statements) throws SQLException {
        try (var connection = connect(db);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Connection connect(EmbeddedMariaDb db) throws SQLException {
        return DriverManager.getConnection(db.url(), db.user(), db.password());
    }

    /** Starts a database, writes a row and is gone without a word, as by kill -9. */
    static final class Dies {
        private Dies() {}

        public static void main(String[] args) throws SQLException {
            var db = EmbeddedMariaDb.start(new Settings(Path.of(args[0]), Path.of(args[1]), 0, false, 64));
            execute(db, "CREATE TABLE written (id INT PRIMARY KEY)", "INSERT INTO written VALUES (1)");
            Runtime.getRuntime().halt(137);
        }
    }
}
