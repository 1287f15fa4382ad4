package outdial.compliance.ledger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** What the rows of the ledger say, as their entries. Times are instants, names are those of rule packs. */
public sealed interface Decision {
    /** The row's kind. */
    String kind();

    /** The row's entries, in the order in which they are hashed. */
    SequencedMap<String, String> entries();

    /**
     * A call was permitted.
     *
     * @param packs title of the rule packs that decided
     * @param facts what was looked at, by name; no personal data
     * @param commitments personal data by name, as {@link Commitment}
     * @param rules rules that were asked and passed
     */
    record Permitted(
            long attempt, String packs, Map<String, String> facts, Map<String, String> commitments, List<String> rules)
            implements Decision {
        @Override
        public String kind() {
            return "permit";
        }

        @Override
        public SequencedMap<String, String> entries() {
            var entries = new LinkedHashMap<String, String>();
            entries.put("attempt", String.valueOf(attempt));
            entries.put("packs", packs);
            putSorted(entries, facts);
            putSorted(entries, commitments);
            entries.put("rules", String.join(" ", rules));
            return entries;
        }
    }

    /**
     * A lead's verdict is another than before.
     *
     * @param verdict {@code deny}, {@code defer}, or {@code allow} after one of them
     * @param until of a deferral
     * @param findings rules that object, the deciding one first; none if allowed
     */
    record VerdictChanged(
            long lead, String packs, String verdict, Optional<Instant> until, List<String> findings, String commitment)
            implements Decision {
        @Override
        public String kind() {
            return "verdict";
        }

        @Override
        public SequencedMap<String, String> entries() {
            var entries = new LinkedHashMap<String, String>();
            entries.put("lead", String.valueOf(lead));
            entries.put("packs", packs);
            entries.put("verdict", verdict);
            until.ifPresent(instant -> entries.put("until", instant.toString()));
            entries.put("findings", String.join(" ", findings));
            entries.put("number", commitment);
            return entries;
        }
    }

    /**
     * A person exercised a right, or what is kept of them was put under a hold.
     *
     * @param right {@code copy}, {@code object}, {@code erase}, {@code hold} or {@code lift}; {@code expire} if its time was over
     * @param commitment the person's number; of one who was erased nothing opens it
     */
    record RightExercised(String right, String commitment) implements Decision {
        @Override
        public String kind() {
            return "right";
        }

        @Override
        public SequencedMap<String, String> entries() {
            var entries = new LinkedHashMap<String, String>();
            entries.put("right", right);
            entries.put("number", commitment);
            return entries;
        }
    }

    /**
     * People directed something about calls, besides rules and settings.
     *
     * @param what in one word, as {@code suspended}
     * @param details by name; no personal data
     */
    record Directed(String what, Map<String, String> details) implements Decision {
        @Override
        public String kind() {
            return "directed";
        }

        @Override
        public SequencedMap<String, String> entries() {
            var entries = new LinkedHashMap<String, String>();
            entries.put("what", what);
            putSorted(entries, details);
            return entries;
        }
    }

    /**
     * What was measured of a permitted call.
     *
     * @param of number of the row that permitted it
     * @param times by name, as {@code rang}, {@code answered}, {@code connected}, {@code message}
     */
    record Measured(long of, Map<String, Instant> times) implements Decision {
        @Override
        public String kind() {
            return "times";
        }

        @Override
        public SequencedMap<String, String> entries() {
            var entries = new LinkedHashMap<String, String>();
            entries.put("of", String.valueOf(of));
            times.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(time -> entries.put(time.getKey(), time.getValue().toString()));
            return entries;
        }
    }

    private static void putSorted(SequencedMap<String, String> entries, Map<String, String> more) {
        more.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> entries.put(one.getKey(), one.getValue()));
    }
}
