import com.mysql.cj.jdbc.MysqlDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.LambdaConverter;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;
import outdial.sql.server.EmbeddedMariaDb;

/** Build step: starts a database, runs the migrations, writes jOOQ's classes. Does nothing while both are unchanged. */
final class GenerateJooq {
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private GenerateJooq() {}

    /** Arguments: this file, the migrations, where to write, the folder of the server's programs. */
    public static void main(String[] args) throws Exception {
        FLYWAY.setLevel(Level.WARNING);
        Path migrations = Path.of(args[1]);
        Path out = Path.of(args[2]);
        Path stamp = out.resolve(".stamp");
        String now = fingerprint(Path.of(args[0]), migrations);
        if (Files.exists(stamp) && Files.readString(stamp).equals(now)) {
            return;
        }
        Path home = Files.createTempDirectory("outdial-jooq");
        try (var server = EmbeddedMariaDb.start(new EmbeddedMariaDb.Settings(home, Path.of(args[3]), 0, false, 64))) {
            delete(out);
            generate(server, migrations, out);
        } finally {
            delete(home);
        }
        Files.writeString(stamp, now);
    }

    private static void generate(EmbeddedMariaDb server, Path migrations, Path out) throws Exception {
        var source = new MysqlDataSource();
        source.setUrl(server.url());
        source.setUser(server.user());
        source.setPassword(server.password());
        Flyway.configure()
                .dataSource(source)
                .locations("filesystem:" + migrations)
                .load()
                .migrate();
        GenerationTool.generate(new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(
                        new Jdbc().withUrl(server.url()).withUser(server.user()).withPassword(server.password()))
                .withGenerator(new Generator()
                        .withDatabase(tables())
                        .withGenerate(new Generate()
                                .withJavaTimeTypes(true)
                                .withFluentSetters(true)
                                .withGlobalLinkReferences(false)
                                .withImplicitJoinPathsToOne(false)
                                .withImplicitJoinPathsToMany(false))
                        .withTarget(
                                new Target().withPackageName("outdial.sql.gen").withDirectory(out.toString()))));
    }

    /** Batch's, Quartz's and Flyway's own tables are none of our business. */
    private static Database tables() {
        return new Database()
                .withName("org.jooq.meta.mariadb.MariaDBDatabase")
                .withInputSchema("outdial")
                .withOutputSchemaToDefault(true)
                .withIncludes(".*")
                .withExcludes("flyway_schema_history|BATCH_.*|QRTZ_.*")
                .withForcedTypes(
                        new ForcedType().withName("BOOLEAN").withIncludeTypes("(?i:tinyint\\(1\\))"),
                        converted(
                                        "java.time.Instant",
                                        "t -> t.toInstant(java.time.ZoneOffset.UTC)",
                                        "t -> java.time.LocalDateTime.ofInstant(t, java.time.ZoneOffset.UTC)")
                                .withIncludeTypes("(?i:datetime.*)"),
                        converted(
                                        "outdial.model.PhoneNumber",
                                        "n -> outdial.model.PhoneNumber.ofDigits(n.longValue())",
                                        "n -> org.jooq.types.ULong.valueOf(n.digits())")
                                .withIncludeExpression(".*e164"));
    }

    private static ForcedType converted(String type, String from, String to) {
        return new ForcedType()
                .withUserType(type)
                .withLambdaConverter(new LambdaConverter().withFrom(from).withTo(to));
    }

    private static String fingerprint(Path self, Path migrations) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(Files.readAllBytes(self));
        for (Path file : list(migrations)) {
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var inside = Files.walk(folder)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
