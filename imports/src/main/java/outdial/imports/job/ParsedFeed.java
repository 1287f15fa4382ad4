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
 * Rows read, understood and put together ahead of those who write them, on a thread of its own: numbers cost as much time
 * here as tables do in the database. At most {@value #AHEAD} slabs are waiting, each bounded by rows and by characters, one
 * is being made and one is with whoever asks. Ask and close it on one thread.
 *
 * @param <S> what the rows of a slab are put together as
 */
public final class ParsedFeed<S> implements Closeable {
    /** So many slabs may be made before an earlier one is written. */
    static final int UNWRITTEN = 4;

    private static final int AHEAD = UNWRITTEN - 2;
    /** Of the first slabs, so that little is lost to a stop and something is seen at once. */
    private static final int SMALL_SLAB = 1000;

    private static final int SMALL_SLABS = 4;
    /** Of those after them: a transaction costs as much as 100 rows. */
    private static final int SLAB = 4000;

    private static final long SLAB_CHARS = 2_000_000;

    private final BlockingQueue<Step<S>> steps = new ArrayBlockingQueue<>(AHEAD);
    private final RowFeed rows;
    private final Gathering<S> gathering;
    private final Thread reader;
    private boolean isAtEnd;

    /** For the reading thread. */
    private int slabs;

    private ParsedFeed(RowFeed rows, Gathering<S> gathering) {
        this.rows = rows;
        this.gathering = gathering;
        this.reader = Thread.ofPlatform().name("import-read").daemon().unstarted(this::read);
    }

    /** Begins to read; {@code understand} and {@code together} are called on the feed's own thread, in the file's order. */
    public static <P, S> ParsedFeed<S> of(RowFeed rows, Function<Row, P> understand, Function<List<P>, S> together) {
        var feed = new ParsedFeed<>(rows, () -> new Slab<>(understand, together));
        feed.reader.start();
        return feed;
    }

    private interface Gathering<S> {
        Slab<?, S> begin();
    }

    /** Rows that are written in one transaction. */
    private static final class Slab<P, S> {
        private final Function<Row, P> understand;
        private final Function<List<P>, S> together;
        private final List<P> rows = new ArrayList<>();
        private long chars;

        Slab(Function<Row, P> understand, Function<List<P>, S> together) {
            this.understand = understand;
            this.together = together;
        }

        void add(Row row) {
            chars += row.weight();
            rows.add(understand.apply(row));
        }

        boolean isFull(int most) {
            return rows.size() >= most || chars >= SLAB_CHARS;
        }

        Optional<S> end() {
            return rows.isEmpty() ? Optional.empty() : Optional.of(together.apply(rows));
        }
    }

    private sealed interface Step<S> {
        record Next<S>(S slab) implements Step<S> {}

        record Broken<S>(Exception why) implements Step<S> {}

        record End<S>() implements Step<S> {}
    }

    /** The next rows; empty at the end of the file. */
    public Optional<S> next() throws IOException {
        if (isAtEnd) {
            return Optional.empty();
        }
        try {
            return switch (steps.take()) {
                case Step.Next<S>(S slab) -> Optional.of(slab);
                case Step.Broken<S>(IOException e) -> throw e;
                case Step.Broken<S>(RuntimeException e) -> throw e;
                case Step.Broken<S>(Exception e) -> throw new IOException(e);
                case Step.End<S>() -> {
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
            for (Optional<S> slab = slab(); slab.isPresent(); slab = slab()) {
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

    private Optional<S> slab() throws IOException {
        int most = slabs++ < SMALL_SLABS ? SMALL_SLAB : SLAB;
        Slab<?, S> slab = gathering.begin();
        while (!slab.isFull(most)) {
            Optional<Row> row = rows.next();
            if (row.isEmpty()) {
                break;
            }
            slab.add(row.get());
        }
        return slab.end();
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
