package outdial.app.loop;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outdial.compliance.GateFacts;

/**
 * What happened, as one number: two runs with the same hash had the same history. Sets and maps count without their
 * order, which differs from one start of Java to the next.
 */
final class History {
    private static final ClassValue<List<Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .peek(accessor -> accessor.setAccessible(true))
                    .toList();
        }
    };

    private final MessageDigest digest;

    History() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }

    /** {@code what} is a record, of records all the way down or of plain values. */
    void add(Instant at, Object what) {
        digest.update((at + " " + text(what) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Of all so far; more may be added. */
    String hash() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("SHA-256 can be cloned", impossible);
        }
    }

    static String text(@Nullable Object value) {
        return switch (value) {
            // The terms are one object for all leads of a campaign, and are told with the campaign itself.
            case GateFacts facts -> text(List.of(facts.lead(), facts.phone(), facts.listedOn(), facts.attempts()));
            case Record made -> made.getClass().getSimpleName() + parts(made);
            case Optional<?> maybe -> maybe.map(History::text).orElse("-");
            case List<?> list -> list.stream().map(History::text).toList().toString();
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> text(entry.getKey()) + "=" + text(entry.getValue()))
                        .sorted()
                        .toList()
                        .toString();
            case Collection<?> set ->
                set.stream().map(History::text).sorted().toList().toString();
            case null -> "-";
            case Object plain -> plain.toString();
        };
    }

    private static List<String> parts(Record made) {
        return ACCESSORS.get(made.getClass()).stream()
                .map(accessor -> text(value(accessor, made)))
                .toList();
    }

    private static @Nullable Object value(Method accessor, Record made) {
        try {
            return accessor.invoke(made);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("A record's parts can be read: " + accessor, impossible);
        }
    }
}
