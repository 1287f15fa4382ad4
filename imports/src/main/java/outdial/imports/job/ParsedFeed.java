package outdial.imports.job;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import outdial.imports.file.Row;

/**
 * Rows read and understood ahead of those who write them, on a thread of its own: numbers cost as much time here as
 * tables do in the database. At most {@value #AHEAD} slabs are waiting, each bounded by rows and by characters. Ask and
 * close it on one thread.
 */
public final class ParsedFeed<P> implements Closeable {
    private static final int AHEAD = 3;
    /** Of the first slabs, so that little is lost to a stop and something is seen at once. */
    private static final int SMALL_SLAB = 1000;

    private static final int SMALL_SLABS = 4;
    /** Of those after them: a transaction costs as much as 100 rows. */
    private static final int SLAB = 4000;

    private static final long SLAB_CHARS = 2_000_000;

    private final BlockingQueue<Step<P>> steps = new ArrayBlockingQueue<>(AHEAD);
    private final RowFeed rows;
    private final Function<Row, P> understand;
    private final Thread reader;
    private boolean isAtEnd;

    /** For the reading thread. */
    private int slabs;

    private ParsedFeed(RowFeed rows, Function<Row, P> understand) {
        this.rows = rows;
        this.understand = understand;
        this.reader = Thread.ofPlatform().name("import-read").daemon().unstarted(this::read);
    }

    /** Begins to read; {@code understand} is called on the feed's own thread. */
    public static <P> ParsedFeed<P> of(RowFeed rows, Function<Row, P> understand) {
        var feed = new ParsedFeed<>(rows, understand);
        feed.reader.start();
        return feed;
    }

    /** Rows that are written in one transaction. */
    public record Slab<P>(List<P> rows) {
        public Slab {
            rows = List.copyOf(rows);
        }
    }

    private sealed interface Step<P> {
        record Next<P>(Slab<P> slab) implements Step<P> {}

        record Broken<P>(Exception why) implements Step<P> {}

        record End<P>() implements Step<P> {}
    }

    /** The next rows; empty at the end of the file. */
    public Optional<Slab<P>> next() throws IOException {
        if (isAtEnd) {
            return Optional.empty();
        }
        try {
            return switch (steps.take()) {
                case Step.Next<P>(Slab<P> slab) -> Optional.of(slab);
                case Step.Broken<P>(IOException e) -> throw e;
                case Step.Broken<P>(RuntimeException e) -> throw e;
                case Step.Broken<P>(Exception e) -> throw new IOException(e);
                case Step.End<P>() -> {
                    isAtEnd = true;
                    yield Optional.empty();
                }
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The import was interrupted", e);
        }
    }

    private void read() {
        try {
            for (Optional<Slab<P>> slab = slab(); slab.isPresent(); slab = slab()) {
                steps.put(new Step.Next<>(slab.get()));
            }
            steps.put(new Step.End<>());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            tell(e);
        }
    }

    private void tell(Exception e) {
        try {
            steps.put(new Step.Broken<>(e));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Slab<P>> slab() throws IOException {
        int most = slabs++ < SMALL_SLABS ? SMALL_SLAB : SLAB;
        List<P> slab = new ArrayList<>(most);
        long chars = 0;
        while (slab.size() < most && chars < SLAB_CHARS) {
            Optional<Row> row = rows.next();
            if (row.isEmpty()) {
                break;
            }
            chars += row.get().weight();
            slab.add(understand.apply(row.get()));
        }
        return slab.isEmpty() ? Optional.empty() : Optional.of(new Slab<>(slab));
    }

    /** Waits for the reading thread, so that nothing reads the file afterwards. */
    @Override
    public void close() throws IOException {
        reader.interrupt();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        rows.close();
    }
}
