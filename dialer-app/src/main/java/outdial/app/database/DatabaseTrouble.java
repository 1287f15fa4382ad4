package outdial.app.database;

import java.sql.SQLException;
import outdial.app.settings.DialerSettings;
import outdial.sql.server.DatabaseUnavailable;

/** Says in a sentence why a database of the site refused us; the codes are MySQL's, and MariaDB's are the same. */
final class DatabaseTrouble {
    private static final int ACCESS_DENIED = 1045;
    private static final int ACCESS_DENIED_TO_DATABASE = 1044;
    private static final int NO_SUCH_DATABASE = 1049;
    private static final int TOO_MANY_CONNECTIONS = 1040;

    private DatabaseTrouble() {}

    static DatabaseUnavailable explain(Throwable refused, DialerSettings.Database settings) {
        return new DatabaseUnavailable(why(refused, settings), refused);
    }

    private static String why(Throwable refused, DialerSettings.Database settings) {
        int code = code(refused);
        return switch (code) {
            case ACCESS_DENIED ->
                "The database refused the user or the password (" + settings
                        + "). Nothing was changed. Set outdial.database.user and outdial.database.password.";
            case ACCESS_DENIED_TO_DATABASE, NO_SUCH_DATABASE ->
                "The database server answers, but there is no such database for us (" + settings
                        + "). Create it and grant this user all rights on it: CREATE DATABASE … ; GRANT ALL ON … .";
            case TOO_MANY_CONNECTIONS ->
                "The database server has no connection left (" + settings
                        + "). Nothing was changed. Raise its max_connections, or lower outdial.database.connections.";
            default ->
                "The database does not answer (" + settings + "): "
                        + deepest(refused).getMessage()
                        + ". Nothing was changed. Start it, or correct outdial.database.url; without that setting this"
                        + " program runs a database of its own.";
        };
    }

    private static int code(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() != 0) {
                return sql.getErrorCode();
            }
        }
        return 0;
    }

    private static Throwable deepest(Throwable refused) {
        Throwable cause = refused;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
