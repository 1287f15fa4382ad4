package outdial.app.reporting;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import outdial.reports.By;
import outdial.reports.Measure;
import outdial.reports.ReportQuestion;
import outdial.sql.Reach;

/**
 * A report's question as the values of an address, as pages carry it and tables keep it. What can't be read is as if it
 * were not there: an address is anybody's to write.
 *
 * @param by what the lines are
 * @param question without a reach of its own: whoever asks brings theirs
 */
public record ReportAddress(By by, ReportQuestion question) {
    private static final Pattern PAIR = Pattern.compile("([^&=]+)=([^&]*)");
    private static final int DAYS = 7;

    /** Reads the values; days that are missing are the last seven up to {@code today}. */
    public static ReportAddress of(Map<String, String> values, Reach reach, LocalDate today) {
        Optional<LocalDate> from = read(values, "from", LocalDate::parse);
        LocalDate to = read(values, "to", LocalDate::parse).orElse(today);
        LocalDate first = from.orElse(to.minusDays(DAYS - 1L));
        boolean isTurned = to.isBefore(first);
        return new ReportAddress(
                read(values, "by", By::valueOf).orElse(By.CAMPAIGN),
                ReportQuestion.of(reach, isTurned ? to : first, isTurned ? first : to)
                        .ofClient(read(values, "client", Long::valueOf))
                        .ofCampaign(read(values, "campaign", Long::valueOf))
                        .ofList(read(values, "list", Long::valueOf))
                        .ofAgent(read(values, "agent", Long::valueOf))
                        .ofDisposition(read(values, "disposition", code -> code.equals("-") ? "" : code))
                        .atHour(read(values, "hour", Integer::valueOf).filter(hour -> hour >= 0 && hour < 24))
                        .counting(read(values, "measure", Measure::valueOf).orElse(Measure.ATTEMPTS)));
    }

    /** Reads what {@link #text} wrote. */
    public static Map<String, String> values(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        PAIR.matcher(text)
                .results()
                .forEach(pair -> values.put(pair.group(1), URLDecoder.decode(pair.group(2), StandardCharsets.UTF_8)));
        return values;
    }

    private static <T> Optional<T> read(Map<String, String> values, String name, Function<String, T> reader) {
        String value = values.getOrDefault(name, "");
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(reader.apply(value));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    public ReportAddress with(ReportQuestion other) {
        return new ReportAddress(by, other);
    }

    public ReportAddress with(By other) {
        return new ReportAddress(other, question);
    }

    /** The values by name; those that are open are not there. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("by", by.name());
        values.put("from", question.from().toString());
        values.put("to", question.to().toString());
        question.client().ifPresent(id -> values.put("client", id.toString()));
        question.campaign().ifPresent(id -> values.put("campaign", id.toString()));
        question.list().ifPresent(id -> values.put("list", id.toString()));
        question.agent().ifPresent(id -> values.put("agent", id.toString()));
        question.disposition().ifPresent(code -> values.put("disposition", code.isEmpty() ? "-" : code));
        question.hour().ifPresent(hour -> values.put("hour", hour.toString()));
        if (question.measure() != Measure.ATTEMPTS) {
            values.put("measure", question.measure().name());
        }
        return values;
    }

    /** The values as one text, as after the question mark of an address. */
    public String text() {
        return text(values());
    }

    /** Values as one text. */
    public static String text(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
