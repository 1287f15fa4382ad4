package outdial.sql.server;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

/**
 * A real MariaDB server run from our own jars, one for each home folder. The home holds the data, the server's log and
 * pid, and the password of the one user who may log in over the network: random, readable by the owner only, with
 * rights on the one database {@value #DATABASE} and on nothing else.
 *
 * <p>A server that outlived its program (a kill, a crash) is adopted if it runs as we would run it, and stopped
 * cleanly if not. Two programs never share a home: the second is told so.
 *
 * <p>Whoever starts it closes it; there is no hook at exit, because the last writes of a program that is being stopped
 * need the server. Safe on any thread.
 */
public final class EmbeddedMariaDb implements AutoCloseable {
    static final String DATABASE = "outdial";
    private static final String USER = "outdial";

    private static final Logger LOG = System.getLogger(EmbeddedMariaDb.class.getName());
    private static final Duration BEFORE_ANOTHER_START = Duration.ofSeconds(1);

    private final Settings settings;
    private final String password;
    private final FileChannel lock;
    private volatile ServerProcess server;
    private volatile boolean closing;

    private EmbeddedMariaDb(Settings settings, ServerProcess server, String password, FileChannel lock) {
        this.settings = settings;
        this.server = server;
        this.password = password;
        this.lock = lock;
    }

    /**
     * How and where it runs.
     *
     * @param home the folder of this database, made if missing
     * @param binaries the folder of the server's programs, shared and made if missing
     * @param port on 127.0.0.1; 0 takes any free one
     * @param durable whether a commit survives the loss of power; tests do without
     * @param cacheMb memory for data pages, in MB
     */
    public record Settings(Path home, Path binaries, int port, boolean durable, int cacheMb) {
        public Settings {
            home = home.toAbsolutePath().normalize();
            binaries = binaries.toAbsolutePath().normalize();
        }

        Path data() {
            return home.resolve("data");
        }

        Settings on(int samePort) {
            return new Settings(home, binaries, samePort, durable, cacheMb);
        }

        Path temporary() {
            return home.resolve("tmp");
        }
    }

    /**
     * Starts, or adopts, the server and returns when it answers: about 1 s, the first time 7 s.
     *
     * @throws DatabaseUnavailable if it can't; says why, and what to do
     */
    public static EmbeddedMariaDb start(Settings settings) {
        try {
            Folders.createPrivate(settings.home());
            FileChannel lock = lock(settings.home());
            try {
                String password = password(settings.home());
                var server = ServerProcess.adoptOrStart(settings, new Login(USER, password, DATABASE));
                return new EmbeddedMariaDb(settings, server, password, lock);
            } catch (Throwable e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The database did not start: " + settings.home() + " can't be used (" + e.getMessage()
                            + "). Give the folder to the user who runs this program, and look at the disk.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("The database's start was interrupted. The data is safe.", e);
        }
    }

    /**
     * From now on a server that ends without {@link #close} is started again on its port, for as long as it takes; what
     * was committed is there again, and connections come back by themselves.
     */
    public void keepUp() {
        var _ = Thread.ofVirtual().name("keep-mariadb").start(() -> {
            while (!closing) {
                server.process().onExit().join();
                startAgain();
            }
        });
    }

    private synchronized void startAgain() {
        if (closing) {
            return;
        }
        LOG.log(
                Level.ERROR,
                "The database has ended by itself and is started again; what was committed is safe. Its log: {0}",
                settings.home().resolve("server.log"));
        try {
            server = ServerProcess.adoptOrStart(settings.on(server.port()), new Login(USER, password, DATABASE));
            LOG.log(Level.INFO, "The database runs again");
        } catch (IOException | DatabaseUnavailable failed) {
            LOG.log(Level.ERROR, "It did not start and is tried again: {0}", failed.getMessage());
            pause();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BEFORE_ANOTHER_START);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** JDBC address of the application's database. */
    public String url() {
        return JdbcUrl.of("127.0.0.1", server.port(), DATABASE);
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return server.port();
    }

    /** The server's process, for those who must watch or, in a test, kill it. */
    public ProcessHandle process() {
        return server.process();
    }

    /** Whether it was running already, left behind by a program that was killed. */
    public boolean wasAdopted() {
        return server.wasAdopted();
    }

    /** Stops the server cleanly and waits for it; at most a minute. */
    @Override
    public void close() {
        closing = true;
        stopServer();
        try {
            lock.close();
        } catch (IOException e) {
            throw new DatabaseUnavailable("The database has stopped, but its lock could not be given back.", e);
        }
    }

    /** Not while it is being started again. */
    private synchronized void stopServer() {
        server.stop();
    }

    private static FileChannel lock(Path home) throws IOException {
        var channel = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very program; the same answer.
        }
        channel.close();
        throw new DatabaseUnavailable("Another Outdial is running on " + home
                + ". It is unharmed. Stop it first, or give" + " this one another folder.");
    }

    private static String password(Path home) throws IOException {
        Path file = home.resolve("password");
        if (!Files.exists(file)) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            Folders.writePrivate(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return Files.readString(file).strip();
    }

    /** Who logs in, and to what. */
    record Login(String user, String password, String database) {
        /**
         * Run by the server at each start, so that a lost password file mends itself: the user gets the password of
         * today's file, and no nameless user is left who would come before it for connections from this machine.
         */
        String asSql() {
            return """
                    DELETE FROM mysql.global_priv WHERE User = '';
                    FLUSH PRIVILEGES;
                    CREATE DATABASE IF NOT EXISTS %3$s CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
                    CREATE USER IF NOT EXISTS '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
                    ALTER USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
                    GRANT ALL ON %3$s.* TO '%1$s'@'127.0.0.1';
                    """.formatted(user, password, database);
        }
    }
}
