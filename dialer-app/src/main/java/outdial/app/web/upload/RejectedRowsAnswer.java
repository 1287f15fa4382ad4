package outdial.app.web.upload;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import outdial.app.web.door.NotThere;

/** A file of rejected rows as a browser takes it: under its own name and never kept on the way. */
final class RejectedRowsAnswer {
    private static final MediaType WORKBOOK =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType TEXT = MediaType.parseMediaType("text/csv");

    private RejectedRowsAnswer() {}

    /** The file, or that there is none. */
    static ResponseEntity<Resource> of(Optional<Path> rows) {
        Path file = rows.filter(Files::exists).orElseThrow(NotThere::new);
        String name = String.valueOf(file.getFileName());
        return ResponseEntity.ok()
                .contentType(name.endsWith(".xlsx") ? WORKBOOK : TEXT)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(new FileSystemResource(file));
    }
}
