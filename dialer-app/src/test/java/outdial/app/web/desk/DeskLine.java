package outdial.app.web.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stream of a desk as a page reads it. */
final class DeskLine {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    DeskLine(Stream<String> lines) {
        Thread.ofVirtual().start(() -> {
            try {
                read(lines);
            } catch (UncheckedIOException closed) {
                // The test is over, or the server has ended the stream.
            }
        });
    }

    private void read(Stream<String> lines) {
        String[] name = {""};
        lines.forEach(line -> {
            if (line.startsWith("event:")) {
                name[0] = line.substring(6);
            } else if (line.startsWith("data:")) {
                events.add(new Event(name[0], JSON.readTree(line.substring(5))));
            }
        });
    }

    record Event(String name, JsonNode data) {
        String text(String field) {
            return data.path(field).asString("");
        }
    }

    /** The next event of a name that is so; what comes before it is passed over. */
    JsonNode next(String name, Predicate<Event> wanted) throws InterruptedException {
        List<Event> passed = new ArrayList<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Event event = events.poll(100, TimeUnit.MILLISECONDS);
            if (event == null) {
                continue;
            }
            if (event.name().equals(name) && wanted.test(event)) {
                return event.data();
            }
            passed.add(event);
        }
        assertThat(passed).as("Never told: " + name).isEmpty();
        throw new AssertionError("Nothing was told at all");
    }

    JsonNode seat(String state) throws InterruptedException {
        return next("seat", event -> event.text("state").equals(state));
    }
}
