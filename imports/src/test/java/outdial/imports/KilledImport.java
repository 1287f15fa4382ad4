package outdial.imports;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import outdial.compliance.NumberReader;

/** A program that imports a file and, at one of its steps in the database, says so and stands still until it is killed. */
final class KilledImport {
    static final String READY = "Kill me now";

    private KilledImport() {}

    /** Arguments: the file, the folder, the step or 0 for none. The database is in the environment. */
    public static void main(String[] args) throws Exception {
        var database = new MysqlDataSource();
        database.setUrl(System.getenv("TEST_DB_URL"));
        database.setUser(System.getenv("TEST_DB_USER"));
        database.setPassword(System.getenv("TEST_DB_PASSWORD"));
        var stopping = new DyingDatabase(database, Long.parseLong(args[2]), KilledImport::standStill);
        new FileImport(stopping, new NumberReader(), InstantSource.fixed(Tables.NOON), Path.of(args[1]))
                .run(
                        new ImportRequest.Leads(
                                Path.of(args[0]), "US", "Autumn", Optional.of("Autumn list"), Optional.empty()),
                        (_, _) -> {});
    }

    private static void standStill() {
        System.out.println(READY);
        System.out.flush();
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
