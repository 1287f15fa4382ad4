package outdial.app.cli;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.context.config.ConfigDataNotFoundException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.web.server.PortInUseException;
import outdial.sql.server.DatabaseUnavailable;

/**
 * Why a command could not do its work, in words for the person at the terminal.
 *
 * @param what what happened
 * @param safe what is unharmed, and what still works
 * @param next what to do now
 */
record Trouble(String what, String safe, String next) {
    private static final String COMMANDS_WORK = "Nothing was changed. Commands without pages still work.";

    /** The first explanation that the error, or one of its causes, has. */
    static Trouble of(Throwable error) {
        var causes = Stream.iterate(error, Throwable::getCause)
                .takeWhile(cause -> cause != null)
                .limit(30)
                .toList();
        return causes.stream()
                .flatMap(cause -> explain(cause).stream())
                .findFirst()
                .orElseGet(() -> unexplained(causes));
    }

    String asText() {
        return Stream.of(what, safe, next)
                .filter(Predicate.not(String::isBlank))
                .reduce((a, b) -> a + "\n  " + b)
                .orElse("");
    }

    private static Optional<Trouble> explain(Throwable cause) {
        return switch (cause) {
            case DatabaseUnavailable told ->
                Optional.of(new Trouble(
                        String.valueOf(told.getMessage()),
                        "",
                        "`outdial doctor` looks at everything this program needs."));
            case Refused told -> Optional.of(new Trouble(String.valueOf(told.getMessage()), "", ""));
            case FlywayException _ ->
                Optional.of(new Trouble(
                        "The tables can't be brought to what this version needs: " + firstLine(cause) + ".",
                        "Nothing was changed; the database may have been made by another version of this program.",
                        "Run the version that made it, restore its backup, or name another database."));
            case PortInUseException taken -> Optional.of(portTaken(taken.getPort()));
            case BindException _ ->
                Optional.of(new Trouble(
                        "The address or port for the pages can't be used: " + cause.getMessage() + ".",
                        COMMANDS_WORK,
                        "Set outdial.web.address to an address of this machine, and a port above 1023."));
            case UnboundConfigurationPropertiesException unknown ->
                Optional.of(new Trouble(
                        "There is no such setting: " + names(unknown) + ".",
                        "Nothing was started.",
                        "Correct the name; `outdial serve --help` tells where settings come from."));
            case org.springframework.boot.context.properties.bind.BindException wrong
            when !(wrong.getCause() instanceof UnboundConfigurationPropertiesException) ->
                Optional.of(new Trouble(
                        "The setting " + wrong.getName() + " has a value that does not fit: " + deepest(wrong) + ".",
                        "Nothing was started.",
                        "Correct the value."));
            case ConfigDataNotFoundException missing ->
                Optional.of(new Trouble(
                        "The settings file is not there: " + missing.getReferenceDescription() + ".",
                        "Nothing was started.",
                        "Correct the path given with --config."));
            case IOException full
            when isDiskFull(full) ->
                Optional.of(new Trouble(
                        "The disk is full" + (full instanceof FileSystemException file ? ": " + file.getFile() : "")
                                + ".",
                        "What was stored is safe.",
                        "Free some space, or set outdial.var to a folder on another disk, and start again."));
            default -> Optional.empty();
        };
    }

    private static Trouble portTaken(int port) {
        return new Trouble(
                "Port " + port + " is taken by another program.",
                COMMANDS_WORK,
                "Stop it (ss -ltnp 'sport = :" + port + "' names it), or choose another port:"
                        + " --set outdial.web.port=… and --set outdial.web.management-port=….");
    }

    private static Trouble unexplained(List<Throwable> causes) {
        var last = causes.getLast();
        String told = last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
        return new Trouble("It did not work: " + told, "", "");
    }

    private static List<String> names(UnboundConfigurationPropertiesException unknown) {
        return unknown.getUnboundProperties().stream()
                .map(one -> one.getName().toString())
                .sorted()
                .toList();
    }

    private static String deepest(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private static String firstLine(Throwable error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    }

    private static boolean isDiskFull(IOException error) {
        return error.getMessage() != null && error.getMessage().contains("No space left on device");
    }
}
