package outdial.app.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Disk, open files and the work that the machine can carry. */
final class Machine {
    private static final long GB = 1L << 30;
    private static final int FILES_AT_REST = 1024;
    // A browser's stream and page, a softphone's two sockets, two of the exchange: and as much again in reserve.
    private static final int FILES_FOR_EACH_SEAT = 12;
    private static final int SEATS_FOR_EACH_CORE = 30;

    private Machine() {}

    /** Warns below 15 % or 5 GB free, and refuses below 5 % or 1 GB. */
    static Diagnosis disk(Path var) {
        try {
            Path existing = var;
            while (!Files.exists(existing) && existing.getParent() != null) {
                existing = existing.getParent();
            }
            var store = Files.getFileStore(existing);
            return disk(var, store.getUsableSpace(), store.getTotalSpace());
        } catch (IOException e) {
            return Diagnosis.bad(
                    "disk",
                    var + " can't be read (" + e.getMessage()
                            + "). Give it to the user who runs this program, or set outdial.var.");
        }
    }

    static Diagnosis disk(Path var, long free, long total) {
        long percent = total == 0 ? 0 : 100 * free / total;
        String seen = "%,.1f GB free (%d %%) for %s".formatted((double) free / GB, percent, var);
        String mend = ". Free some space, or set outdial.var to a folder on another disk.";
        if (percent < 5 || free < GB) {
            return Diagnosis.bad("disk", seen + mend);
        }
        return percent < 15 || free < 5 * GB ? Diagnosis.care("disk", seen + mend) : Diagnosis.good("disk", seen);
    }

    static Diagnosis openFiles(int seats) {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)) {
            return Diagnosis.care("files", "the limit of open files can't be read on this system");
        }
        return openFiles(seats, unix.getMaxFileDescriptorCount());
    }

    static Diagnosis openFiles(int seats, long limit) {
        long needed = FILES_AT_REST + (long) FILES_FOR_EACH_SEAT * seats;
        String seen = "%,d may be open at a time, %d seats need %,d".formatted(limit, seats, needed);
        return limit >= needed
                ? Diagnosis.good("files", seen)
                : Diagnosis.bad("files", seen + ". Raise it: LimitNOFILE= in the systemd unit, or ulimit -n.");
    }

    static Diagnosis seats(int seats) {
        return seats(seats, Runtime.getRuntime().availableProcessors());
    }

    static Diagnosis seats(int seats, int cores) {
        int carried = SEATS_FOR_EACH_CORE * cores;
        String seen = "limit is %d agents, %d cores carry about %d with their media".formatted(seats, cores, carried);
        return seats <= carried
                ? Diagnosis.good("seats", seen)
                : Diagnosis.care("seats", seen + ". Put Asterisk on another machine, or lower outdial.seats.");
    }
}
