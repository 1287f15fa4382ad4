package outdial.sql.server;

import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns what the server wrote before it gave up into a sentence that a person can act on. */
final class StartFailure {
    private static final Pattern PORT_TAKEN = Pattern.compile("Address already in use|Bind on TCP/IP port");
    private static final Pattern DISK_FULL =
            Pattern.compile("No space left on device|[Ee]rr(?:no|code):? 28\\b|error: 28\\b|[Dd]isk full|disk is full");
    private static final Pattern NO_RIGHTS = Pattern.compile("Permission denied|[Ee]rr(?:no|code):? 13\\b");

    private StartFailure() {}

    static DatabaseUnavailable explain(String log, Path data, int port) {
        return new DatabaseUnavailable("The database did not start. " + why(log, data, port));
    }

    static boolean isPortTaken(String log) {
        return PORT_TAKEN.matcher(log).find();
    }

    private static String why(String log, Path data, int port) {
        if (isPortTaken(log)) {
            return "Port " + port + " is taken by another program. The data is safe. Stop that program, or set another"
                    + " port, or 0 for any free one.";
        }
        if (DISK_FULL.matcher(log).find()) {
            return "The disk of " + data + " is full. What was committed is safe. Free some space and start again.";
        }
        if (NO_RIGHTS.matcher(log).find()) {
            return "It may not read or write " + data + ". The data is unchanged. Give the folder to the user who runs"
                    + " this program.";
        }
        return "The data in " + data + " is unchanged. Its own last words:\n" + lastWords(log);
    }

    private static String lastWords(String log) {
        var lines = log.lines().toList();
        var errors = lines.stream().filter(line -> line.contains("ERROR")).toList();
        var told = errors.isEmpty() ? lines : errors;
        return told.stream().skip(Math.max(0, told.size() - 5)).collect(Collectors.joining("\n"));
    }
}
