package outdial.sql;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import outdial.sql.server.JdbcUrl;

/** A real MySQL from the folder that {@code .ci/real-db} fills, with an empty database, gone when the JVM ends. */
final class MySqlServer {
    private MySqlServer() {}

    /** Without durability and without a binary log, as tests want it. */
    static TestDb.Address start() {
        return start(List.of("--skip-log-bin", "--innodb-flush-log-at-trx-commit=0"));
    }

    static boolean isInstalled() {
        return Files.isExecutable(folder().resolve("usr/sbin/mysqld"));
    }

    static TestDb.Address start(List<String> options) {
        Path folder = folder();
        if (!isInstalled()) {
            throw new IllegalStateException("No MySQL in " + folder + ". Install it with: .ci/real-db");
        }
        try {
            return start(folder, options);
        } catch (IOException e) {
            throw new IllegalStateException("MySQL in " + folder + " did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("MySQL's start was interrupted", e);
        }
    }

    private static TestDb.Address start(Path folder, List<String> options) throws IOException, InterruptedException {
        // Inside the folder, which is the server's whole world.
        Path home = Files.createTempDirectory(folder.resolve("tmp"), "outdial-");
        Path log = Path.of("target", "mysql-" + ProcessHandle.current().pid() + ".log");
        int port = freePort();
        String data = "/tmp/" + home.getFileName() + "/data";
        run(folder, log, "--initialize-insecure", "--datadir=" + data).waitFor();
        Files.writeString(home.resolve("init.sql"), "CREATE DATABASE outdial;\n");
        var arguments = new ArrayList<>(List.of(
                "--datadir=" + data,
                "--init-file=/tmp/" + home.getFileName() + "/init.sql",
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=/tmp/" + home.getFileName() + "/socket",
                "--pid-file=/tmp/" + home.getFileName() + "/pid",
                "--mysqlx=OFF"));
        arguments.addAll(options);
        Process server = run(folder, log, arguments.toArray(String[]::new));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, home), "stop-mysql"));
        var address = new TestDb.Address(JdbcUrl.of("127.0.0.1", port, "outdial"), "root", "");
        await(server, address, log);
        return address;
    }

    private static Path folder() {
        String cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .orElse(System.getProperty("user.home") + "/.cache");
        return Path.of(cache, "outdial", "mysql9");
    }

    private static Process run(Path folder, Path log, String... arguments) throws IOException {
        var command = new ArrayList<>(
                List.of("chroot", folder.toString(), "/usr/sbin/mysqld", "--no-defaults", "--user=root"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static void await(Process server, TestDb.Address address, Path log)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (server.isAlive() && System.nanoTime() < end) {
            try (var _ = DriverManager.getConnection(address.url(), address.user(), address.password())) {
                return;
            } catch (SQLException e) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("MySQL did not start:\n" + Files.readString(log));
    }

    private static void stop(Process server, Path home) {
        server.destroy();
        try {
            server.waitFor(60, TimeUnit.SECONDS);
            new ProcessBuilder("rm", "-rf", home.toString()).start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(home + " can't be deleted", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
