package outdial.sql;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import outdial.compliance.register.RegisterSnapshot;
import outdial.sql.RegisterCopies.Copy;

/**
 * Files of registers that this process has mapped, one for each register. Which copy is asked is for the tables to say;
 * a file never changes under its version. Safe on any thread; a copy that is replaced is let go when nobody asks it.
 */
final class MappedRegisters {
    private static final Logger LOG = System.getLogger(MappedRegisters.class.getName());
    private static final Map<String, Mapped> MAPPED = new ConcurrentHashMap<>();

    private MappedRegisters() {}

    /** A register's file, or that it could not be read. */
    private record Mapped(Copy copy, Optional<RegisterSnapshot> snapshot) {}

    /** The copy's content; empty if its file is not there, or is not that copy. */
    static Optional<RegisterSnapshot> find(Copy copy) {
        Mapped mapped = MAPPED.get(copy.rule());
        if (mapped == null || !mapped.copy().equals(copy) || mapped.snapshot().isEmpty()) {
            mapped = map(copy, mapped);
            MAPPED.put(copy.rule(), mapped);
        }
        return mapped.snapshot();
    }

    private static Mapped map(Copy copy, @Nullable Mapped before) {
        try {
            RegisterSnapshot snapshot = RegisterSnapshot.open(copy.file(), copy.version());
            if (snapshot.name().equals(copy.rule()) && snapshot.asOf().equals(copy.asOf())) {
                return new Mapped(copy, Optional.of(snapshot));
            }
            complain(copy, before, "it is another copy, '" + snapshot.name() + "' of " + snapshot.asOf());
        } catch (IOException e) {
            complain(copy, before, String.valueOf(e.getMessage()));
        }
        return new Mapped(copy, Optional.empty());
    }

    /** Once for each copy: every claim asks. */
    private static void complain(Copy copy, @Nullable Mapped before, String why) {
        if (before == null || !before.copy().equals(copy)) {
            LOG.log(
                    Level.ERROR,
                    "The copy {0} of register {1} can''t be read from {2}: {3}. Nobody is called where it binds. Load it"
                            + " again: outdial register load",
                    copy.version(),
                    copy.rule(),
                    copy.file(),
                    why);
        }
    }
}
