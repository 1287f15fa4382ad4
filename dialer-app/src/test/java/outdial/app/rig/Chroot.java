package outdial.app.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The Debian folder that holds Asterisk, made by {@code .ci/real-pbx}. */
record Chroot(Path root, String user) {
    static final String INSTALL = "The real exchange is not installed. Install it, as root: .ci/real-pbx";

    /** The installed one; fails with the command that installs it. */
    static Chroot installed() {
        String cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .orElse(System.getProperty("user.home") + "/.cache");
        Path root = Path.of(cache, "outdial", "asterisk22");
        if (!Files.exists(root.resolve(".complete"))) {
            throw new IllegalStateException(INSTALL + " (looked for " + root + ")");
        }
        // The name may belong to somebody else outside: only the number from inside is right.
        String uid = run("chroot", root.toString(), "id", "-u", "asterisk").strip();
        String gid = run("chroot", root.toString(), "id", "-g", "asterisk").strip();
        return new Chroot(root, uid + ":" + gid);
    }

    /** Where {@code path} of the inside is outside. */
    Path at(String path) {
        return root.resolve(path.substring(1));
    }

    /** The command line that runs {@code command} inside as Asterisk's user. */
    List<String> inside(String... command) {
        var line = new ArrayList<>(List.of("chroot", "--userspec=" + user, root.toString()));
        line.addAll(List.of(command));
        return line;
    }

    /** Asterisk's own directories of one instance, empty. */
    void prepare(String name) {
        for (String place : List.of("/etc/", "/var/lib/", "/var/log/", "/var/spool/", "/run/")) {
            run("rm", "-rf", "--one-file-system", at(place + name).toString());
            run("mkdir", "-p", at(place + name).toString());
        }
        run("mkdir", "-p", at("/var/lib/" + name + "/keys").toString());
        run("mkdir", "-p", at("/var/spool/" + name + "/recordings").toString());
    }

    /** Gives an instance its directories. */
    void own(String name) {
        for (String place : List.of("/etc/", "/var/lib/", "/var/log/", "/var/spool/", "/run/")) {
            run("chown", "-R", user, at(place + name).toString());
        }
    }

    static String run(String... command) {
        return run(List.of(command));
    }

    /** What {@code command} printed; fails unless it ended well within a minute. */
    static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted in " + String.join(" ", command), e);
        }
    }
}
