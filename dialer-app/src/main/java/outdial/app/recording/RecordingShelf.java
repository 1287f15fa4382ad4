package outdial.app.recording;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import outdial.model.AttemptId;
import outdial.sql.CallRecordings;

/**
 * The folder in which the exchange leaves its recordings, one file for each attempt: {@code <attempt>.raw}, 8,000 samples
 * a second of 16 bits, the called person on the left and the agent on the right. Safe on any thread; reads the disk.
 */
public final class RecordingShelf {
    private static final Logger LOG = System.getLogger(RecordingShelf.class.getName());
    private static final Pattern NAME = Pattern.compile("([1-9][0-9]{0,15})\\.raw");

    private final Optional<Path> folder;

    /** @param folder as this machine sees it; empty when it can't, and recordings are heard elsewhere */
    public RecordingShelf(Optional<Path> folder) {
        this.folder = folder;
    }

    /** How it stands with the recording of a call. */
    public enum State {
        PLAYABLE,
        /** There is one, but not where this program can read. */
        ELSEWHERE,
        /** There was one; it is kept no longer. */
        REMOVED,
        /** The campaign's rule, or the agent, did not have the call recorded. */
        NONE
    }

    /**
     * How it stands with an attempt.
     *
     * @param noted whether the tables say that it was recorded
     */
    public State state(AttemptId attempt, boolean noted) {
        if (file(attempt).isPresent()) {
            return State.PLAYABLE;
        }
        if (!noted) {
            return State.NONE;
        }
        return folder.filter(Files::isReadable).isPresent() ? State.REMOVED : State.ELSEWHERE;
    }

    /** The sound of an attempt, if it is here. */
    public Optional<Path> file(AttemptId attempt) {
        return folder.map(within -> within.resolve(attempt.value() + ".raw")).filter(Files::isReadable);
    }

    private record Found(Path file, AttemptId attempt, Instant changed) {}

    /**
     * Notes in the tables which attempts have a recording, looking at files that were written to since.
     *
     * @return how many were new
     */
    public int note(DSLContext dsl, Instant since) {
        var recordings = new CallRecordings(dsl);
        return (int) found().stream()
                .filter(one -> one.changed().isAfter(since))
                .filter(one ->
                        recordings.note(one.attempt(), one.file().getFileName().toString()))
                .count();
    }

    /**
     * Removes what was last written to before an instant; the tables still say that there was a recording.
     *
     * @return how many went
     */
    public int removeBefore(Instant oldest) {
        int gone = 0;
        for (Found one : found()) {
            if (one.changed().isBefore(oldest)) {
                try {
                    Files.deleteIfExists(one.file());
                    gone++;
                } catch (IOException kept) {
                    LOG.log(
                            Level.WARNING,
                            "A recording is due to be removed and could not be: {0}. May this program write there?",
                            one.file());
                }
            }
        }
        return gone;
    }

    /** Removes one file by the name that the tables have for it; whether it is gone from here. */
    public boolean remove(String name) {
        if (!NAME.matcher(name).matches() || folder.filter(Files::isDirectory).isEmpty()) {
            return false;
        }
        try {
            Files.deleteIfExists(folder.get().resolve(name));
            return true;
        } catch (IOException kept) {
            LOG.log(
                    Level.WARNING,
                    "A recording is to be removed and could not be: {0}. May this program write there?",
                    name);
            return false;
        }
    }

    private List<Found> found() {
        var found = new ArrayList<Found>();
        if (folder.filter(Files::isDirectory).isEmpty()) {
            return found;
        }
        try (var files = Files.newDirectoryStream(folder.get(), "*.raw")) {
            for (Path file : files) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    found.add(new Found(
                            file,
                            new AttemptId(Long.parseLong(name.group(1))),
                            Files.getLastModifiedTime(file).toInstant()));
                }
            }
        } catch (IOException away) {
            LOG.log(Level.WARNING, "Recordings can''t be looked at in {0}: {1}", folder.get(), away.toString());
        }
        return found;
    }
}
