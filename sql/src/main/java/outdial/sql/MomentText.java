package outdial.sql;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Moments as a server reads them. Rows that are written together mostly have one moment. */
final class MomentText {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private @Nullable LocalDateTime last;
    private String lastText = "";

    String of(LocalDateTime at) {
        if (!at.equals(last)) {
            last = at;
            lastText = MOMENT.format(at);
        }
        return lastText;
    }
}
