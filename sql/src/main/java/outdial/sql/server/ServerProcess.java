package outdial.sql.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import outdial.sql.server.EmbeddedMariaDb.Login;
import outdial.sql.server.EmbeddedMariaDb.Settings;

/** One running server, started by us or by a program before us. */
final class ServerProcess {
    /** A loaded machine, or recovery after a crash, takes its time. */
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final int RANDOM_PORTS_TRIED = 3;
    private static final String PORT = "--port=";

    private final ProcessHandle process;
    private final int port;
    private final boolean wasAdopted;

    private ServerProcess(ProcessHandle process, int port, boolean wasAdopted) {
        this.process = process;
        this.port = port;
        this.wasAdopted = wasAdopted;
    }

    static ServerProcess adoptOrStart(Settings settings, Login login) throws IOException, InterruptedException {
        Optional<ServerProcess> left = leftBehind(settings);
        if (left.isPresent()) {
            if (left.get().runsAs(settings) && left.get().answers(login)) {
                return left.get();
            }
            left.get().stop();
        }
        var binaries = MariaDbBinaries.unpackedIn(settings.binaries());
        if (!Files.exists(settings.data())) {
            binaries.install(settings.data(), settings.temporary());
        }
        return start(settings, login, binaries);
    }

    ProcessHandle process() {
        return process;
    }

    int port() {
        return port;
    }

    boolean wasAdopted() {
        return wasAdopted;
    }

    /** SIGTERM is the server's clean stop; only a server that hangs is killed. */
    void stop() {
        process.destroy();
        try {
            process.onExit().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new DatabaseUnavailable("The database's process " + process.pid() + " can't be watched.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ServerProcess start(Settings settings, Login login, MariaDbBinaries binaries)
            throws IOException, InterruptedException {
        for (int tried = 1; ; tried++) {
            int port = settings.port() == 0 ? freePort() : settings.port();
            Path log = settings.home().resolve("server.log");
            long from = Files.exists(log) ? Files.size(log) : 0;
            Files.createDirectories(settings.temporary());
            Folders.writePrivate(initFile(settings), login.asSql());
            var command = new ArrayList<>(List.of(binaries.server().toString()));
            command.addAll(arguments(settings, port));
            Process process = new ProcessBuilder(command)
                    .directory(settings.home().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            var server = new ServerProcess(process.toHandle(), port, false);
            if (server.answersInTime(login)) {
                Files.delete(initFile(settings));
                return server;
            }
            server.stop();
            String said = readFrom(log, from);
            if (settings.port() != 0 || tried == RANDOM_PORTS_TRIED || !StartFailure.isPortTaken(said)) {
                throw StartFailure.explain(said, settings.data(), port);
            }
        }
    }

    private static List<String> arguments(Settings settings, int port) {
        var arguments = new ArrayList<>(List.of(
                "--no-defaults",
                "--basedir=" + settings.binaries(),
                "--datadir=" + settings.data(),
                "--pid-file=" + pidFile(settings),
                "--init-file=" + initFile(settings),
                // Each server clears its folder of temporary tables when it starts, whosever they are.
                "--tmpdir=" + settings.temporary(),
                // Relative to the data: a socket's full path may have only 107 bytes.
                "--socket=server.sock",
                PORT + port,
                "--bind-address=127.0.0.1",
                "--skip-name-resolve",
                // Else it makes an RSA key pair at each start: seconds, on a loaded machine minutes.
                "--skip-ssl",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_520_ci",
                // MySQL's own list: what one server accepts the other must not refuse.
                "--sql-mode=ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
                        + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION",
                "--innodb-buffer-pool-size=" + settings.cacheMb() + "M",
                "--max-allowed-packet=64M"));
        if (MariaDbBinaries.isRoot()) {
            arguments.add("--user=root");
        }
        if (!settings.durable()) {
            arguments.addAll(List.of(
                    "--innodb-flush-log-at-trx-commit=0",
                    "--innodb-doublewrite=0",
                    "--innodb-flush-method=nosync",
                    "--innodb-log-file-size=16M"));
        }
        return arguments;
    }

    /** The server of this very data folder that a killed program left behind. */
    private static Optional<ServerProcess> leftBehind(Settings settings) throws IOException {
        if (!Files.exists(pidFile(settings))) {
            return Optional.empty();
        }
        String pid = Files.readString(pidFile(settings)).strip();
        // A number may have gone to another program since; its command line tells.
        return pid.matches("[0-9]{1,9}")
                ? ProcessHandle.of(Long.parseLong(pid))
                        .filter(p -> commandLine(p.pid()).contains("--datadir=" + settings.data()))
                        .map(p -> new ServerProcess(p, portOf(commandLine(p.pid())), true))
                : Optional.empty();
    }

    private boolean runsAs(Settings settings) {
        var running = commandLine(process.pid());
        return (settings.port() == 0 || settings.port() == port)
                && running.equals(prepended(running.getFirst(), arguments(settings, port)));
    }

    private static List<String> prepended(String first, List<String> rest) {
        var whole = new ArrayList<>(List.of(first));
        whole.addAll(rest);
        return whole;
    }

    private boolean answersInTime(Login login) throws InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            if (answers(login)) {
                return true;
            }
            Thread.sleep(LOOK_EVERY);
        }
        return false;
    }

    private boolean answers(Login login) {
        // Whoever else listens on the port may take the connection and say nothing.
        String url = JdbcUrl.of("127.0.0.1", port, login.database()) + "&socketTimeout=2000";
        try (var _ = DriverManager.getConnection(url, login.user(), login.password())) {
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static int portOf(List<String> commandLine) {
        return commandLine.stream()
                .filter(argument -> argument.startsWith(PORT))
                .mapToInt(argument -> Integer.parseInt(argument.substring(PORT.length())))
                .findFirst()
                .orElse(0);
    }

    private static List<String> commandLine(long pid) {
        try {
            return List.of(Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
                    .split("\0"));
        } catch (IOException e) {
            return List.of(""); // gone meanwhile
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String readFrom(Path log, long from) throws IOException {
        byte[] all = Files.readAllBytes(log);
        int start = (int) Math.min(from, all.length);
        return new String(all, start, all.length - start, StandardCharsets.UTF_8);
    }

    private static Path pidFile(Settings settings) {
        return settings.home().resolve("server.pid");
    }

    private static Path initFile(Settings settings) {
        return settings.home().resolve("init.sql");
    }
}
