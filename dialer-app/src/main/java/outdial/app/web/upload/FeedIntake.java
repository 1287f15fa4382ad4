package outdial.app.web.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import outdial.imports.feed.FeedImport;
import outdial.imports.feed.FeedImport.Answer;
import outdial.imports.feed.FeedTokens;
import outdial.sql.Feeds.Feed;
import outdial.sql.ImportRunId;
import outdial.sql.ImportRuns;
import outdial.sql.ImportRuns.Counts;
import outdial.sql.Jooq;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP end of feeds: a file is the request's body, and the answer, in JSON, says what became of each row. It is given
 * when all rows are decided. Safe on any thread.
 */
final class FeedIntake {
    /** As large as a file that a browser may bring. */
    static final long MOST_BYTES = 1L << 30;

    /** Rows of one answer; a file with more is better looked at in the page of the import. */
    private static final int MOST_ROWS = 1000;

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final DSLContext dsl;
    private final FeedImport feeds;
    private final Path folder;

    /** @param folder where files lie while they are read */
    FeedIntake(DataSource database, FeedImport feeds, Path folder) {
        this.dsl = Jooq.on(database);
        this.feeds = feeds;
        this.folder = folder;
    }

    ServerResponse take(ServerRequest request) throws IOException {
        Optional<Feed> feed = header(request, HttpHeaders.AUTHORIZATION)
                .filter(value -> value.startsWith("Bearer "))
                .flatMap(value ->
                        FeedTokens.open(dsl, value.substring("Bearer ".length()).strip()));
        if (feed.isEmpty()) {
            return said(
                    HttpStatus.UNAUTHORIZED, "No feed that is on has this token. Send it as: Authorization: Bearer …");
        }
        if (request.headers().contentType().filter(FeedIntake::isForm).isPresent()) {
            return said(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Send the file itself, as Content-Type: text/csv or " + WORKBOOK + ", not as a form.");
        }
        String key = header(request, "Feed-Key").orElse("");
        if (!FeedImport.isKey(key)) {
            return said(
                    HttpStatus.BAD_REQUEST,
                    "Send a header Feed-Key of 1 to 100 visible characters that no other file of this feed has,"
                            + " such as its date. The same file under the same key is imported once.");
        }
        Path place = Files.createDirectories(folder.resolve("feed-" + UUID.randomUUID()));
        Path file = place.resolve(fileName(request));
        try {
            return store(request.servletRequest().getInputStream(), file)
                    ? answer(feed.get(), key, feeds.deliver(feed.get(), key, file))
                    : said(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "The file is larger than 1 GB. Nothing was imported. Split it into parts with a key each.");
        } catch (DataAccessException away) {
            return said(
                    HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer. Send the same again in a while.");
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(place);
        }
    }

    private static boolean isForm(MediaType type) {
        return type.isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED);
    }

    /** Whether all of it was small enough. */
    private static boolean store(InputStream body, Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long stored = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                stored += read;
                if (stored > MOST_BYTES) {
                    return false;
                }
                out.write(buffer, 0, read);
            }
        }
        return true;
    }

    /** The name that the sender gives, or one that says what kind of file it is. */
    private static String fileName(ServerRequest request) {
        boolean isWorkbook = request.headers()
                .contentType()
                .filter(type -> type.toString().startsWith(WORKBOOK))
                .isPresent();
        // Not as a parameter: to look for one may read the body away.
        return Optional.ofNullable(UriComponentsBuilder.fromUri(request.uri())
                        .build()
                        .getQueryParams()
                        .getFirst("file"))
                .map(name -> UriUtils.decode(name, StandardCharsets.UTF_8))
                .filter(name -> !name.isBlank())
                .map(Uploads::safeName)
                .orElse(isWorkbook ? "feed.xlsx" : "feed.csv");
    }

    private ServerResponse answer(Feed feed, String key, Answer answer) {
        return switch (answer) {
            case Answer.Done(ImportRunId run, Counts counts, boolean isRepeated) ->
                json(HttpStatus.OK, done(feed, key, run, counts, isRepeated));
            case Answer.Refused(String why) -> said(HttpStatus.UNPROCESSABLE_CONTENT, why);
            case Answer.KeyTaken(String why) -> said(HttpStatus.CONFLICT, why);
            case Answer.Later(String why) -> said(HttpStatus.SERVICE_UNAVAILABLE, why);
        };
    }

    private Map<String, Object> done(Feed feed, String key, ImportRunId run, Counts counts, boolean isRepeated) {
        List<Map<String, Object>> rows = new ImportRuns(dsl, feed.client())
                .refusals(run, 0, MOST_ROWS).stream().map(FeedIntake::row).toList();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("feed", feed.terms().name());
        told.put("key", key);
        told.put("run", run.value());
        told.put("repeated", isRepeated);
        told.put("rows", counts.read());
        told.put("accepted", counts.accepted());
        told.put("rejected", counts.rejected());
        told.put("duplicates", counts.duplicates());
        told.put("updated", counts.updated());
        told.put("reasons", rows);
        told.put("reasonsCut", rows.size() == MOST_ROWS);
        return told;
    }

    private static Map<String, Object> row(ImportRuns.Problem problem) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("row", problem.row());
        row.put("column", problem.column());
        row.put("value", problem.value());
        row.put("kind", problem.kind());
        row.put("reason", problem.reason());
        return row;
    }

    private static Optional<String> header(ServerRequest request, String name) {
        return Optional.ofNullable(request.headers().firstHeader(name));
    }

    private static ServerResponse said(HttpStatus status, String sentence) {
        return json(status, Map.of("refused", sentence));
    }

    private static ServerResponse json(HttpStatus status, Map<String, Object> answer) {
        var response = ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status == HttpStatus.UNAUTHORIZED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        } else if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, "30");
        }
        return response.body(JSON.writeValueAsBytes(answer));
    }
}
