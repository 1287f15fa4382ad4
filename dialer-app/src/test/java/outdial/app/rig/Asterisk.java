package outdial.app.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One running Asterisk out of the chroot. */
public final class Asterisk {
    private final Chroot chroot;
    private final String name;
    private @Nullable Process process;

    Asterisk(Chroot chroot, String name) {
        this.chroot = chroot;
        this.name = name;
    }

    /** Ends what a test run that was itself killed has left behind, known by its pid file and its command line. */
    void endLeftover() {
        Path file = chroot.at("/run/" + name + "/asterisk.pid");
        try {
            if (!Files.exists(file)) {
                return;
            }
            long pid = Long.parseLong(Files.readString(file).strip());
            Path commandLine = Path.of("/proc/" + pid + "/cmdline");
            if (Files.exists(commandLine) && Files.readString(commandLine).contains(conf())) {
                ProcessHandle left = ProcessHandle.of(pid).orElseThrow();
                left.destroyForcibly();
                left.onExit().get(10, TimeUnit.SECONDS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(name + " of an earlier run could not be ended", e);
        }
    }

    /** Starts it and returns when it is fully booted. */
    public void start() {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException(name + " runs already");
        }
        Path out = chroot.at("/var/log/" + name + "/out.log");
        try {
            for (String left : new String[] {"asterisk.pid", "asterisk.ctl"}) {
                Files.deleteIfExists(chroot.at("/run/" + name).resolve(left));
            }
            process = new ProcessBuilder(chroot.inside("/usr/sbin/asterisk", "-C", conf(), "-f"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
                    .start();
            awaitBooted(process, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitBooted(Process started, Path out) throws IOException {
        for (int i = 0; i < 600; i++) {
            if (!started.isAlive()) {
                throw new IllegalStateException(name + " ended at its start: " + Files.readString(out));
            }
            pause(50);
            try {
                if (cli("core waitfullybooted").contains("fully booted")) {
                    return;
                }
            } catch (IllegalStateException notYet) {
                // the control socket is not there yet
            }
        }
        throw new IllegalStateException(name + " did not boot within 30 s: " + Files.readString(out));
    }

    /** Ends it at once, as a power cut would. */
    public void kill() {
        end(true);
    }

    /** Ends it in order. */
    public void stop() {
        end(false);
    }

    private void end(boolean hard) {
        Process running = process;
        if (running == null) {
            return;
        }
        if (hard) {
            running.destroyForcibly();
        } else {
            running.destroy();
        }
        try {
            if (!running.waitFor(10, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process = null;
    }

    /** Stops every thread of it, as a machine that hangs would; {@link #resume} lets it go on. */
    public void freeze() {
        Chroot.run("kill", "-STOP", pid());
    }

    public void resume() {
        Chroot.run("kill", "-CONT", pid());
    }

    private String pid() {
        if (process == null) {
            throw new IllegalStateException(name + " does not run");
        }
        return Long.toString(process.pid());
    }

    /** The answer to a console command. */
    public String cli(String command) {
        return Chroot.run(chroot.inside("/usr/sbin/asterisk", "-C", conf(), "-rx", command));
    }

    /** The text of a file of its log directory, empty when there is none yet. */
    public String log(String file) {
        Path log = chroot.at("/var/log/" + name).resolve(file);
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String conf() {
        return "/etc/" + name + "/asterisk.conf";
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
