package outdial.app.web.rules;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import outdial.compliance.ComplianceGate;
import outdial.compliance.DialPermit;
import outdial.compliance.Finding;
import outdial.compliance.Verdict;
import outdial.compliance.words.Saying;

/**
 * A verdict in a reader's language.
 *
 * @param verdict {@code allow}, {@code defer} or {@code deny}
 * @param until of a deferral
 * @param sentence the whole of it in one sentence, which names the deciding objection
 * @param objections all of them, the deciding one first
 */
public record Explained(String verdict, Optional<Instant> until, String sentence, List<Objection> objections) {
    private static final Duration THIS_WEEK = Duration.ofDays(6);

    /** One rule's objection; {@code about} is what the rule is about, as {@code calling-window}. */
    public record Objection(String rule, String about, Saying says, String sentence) {}

    /** Puts verdicts into one language, with times by the clocks of one zone. */
    public record Reader(MessageSource words, Locale language, ZoneId zone) {
        /** At the instant {@code at}, for which the verdict is. */
        public Explained read(ComplianceGate gate, Verdict verdict, Instant at) {
            return switch (verdict) {
                case Verdict.Allowed(var permit) -> new Explained("allow", Optional.empty(), now(permit), List.of());
                case Verdict.Deferred(var until, var findings) -> {
                    List<Objection> objections = objections(gate, findings);
                    String from = text(
                            "why.from", when(until, at), objections.getFirst().sentence());
                    yield new Explained("defer", Optional.of(until), from, objections);
                }
                case Verdict.Denied(var findings) -> {
                    List<Objection> objections = objections(gate, findings);
                    String never = text("why.never", objections.getFirst().sentence());
                    yield new Explained("deny", Optional.empty(), never, objections);
                }
            };
        }

        /** With the rules that two people have left aside, if any are. */
        private String now(DialPermit permit) {
            var said = new StringBuilder(text("why.now"));
            permit.waived()
                    .forEach(one -> said.append(' ')
                            .append(text("waiver.standing", one.waiver().rule(), one.askedBy(), one.approvedBy()))
                            .append('.'));
            return said.toString();
        }

        private List<Objection> objections(ComplianceGate gate, List<Finding> findings) {
            return findings.stream()
                    .map(one -> new Objection(one.rule(), gate.about(one), one.told(), text("said", one.told())))
                    .toList();
        }

        private String text(String key, Object... values) {
            return words.getMessage(key, values, language);
        }

        /** Day of the week and time; the date too if it is not within a week. */
        private String when(Instant until, Instant now) {
            boolean soon = Duration.between(now, until).compareTo(THIS_WEEK) < 0;
            boolean isPersian = "fa".equals(language.getLanguage());
            var format = DateFormat.getInstanceForSkeleton(
                    soon ? "EEEHHmm" : "EEEdMMMyyyyHHmm",
                    new ULocale(
                            isPersian
                                    ? "fa_IR@calendar=persian"
                                    : "en".equals(language.getLanguage()) ? "en_GB" : language.toLanguageTag()));
            format.setTimeZone(TimeZone.getTimeZone(zone.getId()));
            return format.format(Date.from(until));
        }
    }

    /** For programs: keys with their values, so that they can say it themselves, beside the sentences. */
    Map<String, Object> forPrograms() {
        var all = new LinkedHashMap<String, Object>();
        all.put("verdict", verdict);
        until.ifPresent(instant -> all.put("until", instant.toString()));
        all.put("sentence", sentence);
        all.put("findings", objections.stream().map(Explained::forPrograms).toList());
        return all;
    }

    private static Map<String, Object> forPrograms(Objection one) {
        var all = new LinkedHashMap<String, Object>();
        all.put("rule", one.rule());
        all.put("about", one.about());
        all.put("says", forPrograms(one.says()));
        all.put("sentence", one.sentence());
        return all;
    }

    private static Map<String, Object> forPrograms(Saying saying) {
        return Map.of(
                "key",
                saying.key(),
                "values",
                saying.values().stream()
                        .map(value -> value instanceof Saying part ? forPrograms(part) : value)
                        .toList());
    }
}
