package outdial.imports;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import outdial.compliance.NumberReader;

/** A program that imports a file and is gone, as by a kill, in the middle of a transaction. */
final class KilledImport {
    static final int KILLED = 9;

    private KilledImport() {}

    /** Arguments: the file, the folder, after how many rows to die. The database is in the environment. */
    public static void main(String[] args) throws Exception {
        var database = new MysqlDataSource();
        database.setUrl(System.getenv("TEST_DB_URL"));
        database.setUser(System.getenv("TEST_DB_USER"));
        database.setPassword(System.getenv("TEST_DB_PASSWORD"));
        long dieAt = Long.parseLong(args[2]);
        new FileImport(database, new NumberReader(), InstantSource.fixed(Tables.NOON), Path.of(args[1]))
                .run(
                        new ImportRequest.Leads(
                                Path.of(args[0]), "US", "Autumn", Optional.of("Autumn list"), Optional.empty()),
                        (done, _) -> {
                            if (done >= dieAt) {
                                Runtime.getRuntime().halt(KILLED);
                            }
                        });
    }
}
