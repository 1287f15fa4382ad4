package outdial.reports;

import java.util.function.Consumer;
import org.jooq.Cursor;
import org.jooq.Record;
import org.jooq.ResultQuery;

/** Rows drawn one by one as the server sends them, so that memory does not grow with their number. */
public final class Streamed {
    /** What Connector/J takes for "send as I read"; any other number it fetches whole unless a cursor is asked for. */
    private static final int AS_READ = Integer.MIN_VALUE;

    private Streamed() {}

    /** Nothing else may be asked on the same connection until the last row is drawn. */
    public static <R extends Record> void forEach(ResultQuery<R> query, Consumer<R> each) {
        try (Cursor<R> cursor = query.fetchSize(AS_READ).fetchLazy()) {
            for (R row : cursor) {
                each.accept(row);
            }
        }
    }
}
