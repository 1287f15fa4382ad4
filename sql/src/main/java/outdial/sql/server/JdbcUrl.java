package outdial.sql.server;

/** The one way to spell the address of a database, so that every connection behaves alike on MariaDB and MySQL. */
public final class JdbcUrl {
    /**
     * A property of a connection that lets bulk rows be sent as a file made in memory. The folder that it names is the only
     * one from which a server could ask for a file of this machine, and there is no such folder.
     */
    public static final String ROWS_AS_FILE = "allowLoadLocalInfileInPath";

    public static final String NO_FOLDER = "no-such-folder";

    private JdbcUrl() {}

    /**
     * Rewritten batches (four to six times less work for the server), UTC both ways, and READ COMMITTED: a
     * compare-and-set must see what others have committed since the transaction began. The driver reports matched rows
     * as changed unless told otherwise; a compare-and-set that changes nothing must count 0.
     */
    public static String of(String host, int port, String database) {
        return "jdbc:mysql://" + host + ":" + port + "/" + database
                + "?rewriteBatchedStatements=true&useAffectedRows=true"
                + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&allowPublicKeyRetrieval=true"
                + "&sessionVariables=transaction_isolation='READ-COMMITTED'&connectTimeout=5000"
                + "&" + ROWS_AS_FILE + "=" + NO_FOLDER;
    }
}
