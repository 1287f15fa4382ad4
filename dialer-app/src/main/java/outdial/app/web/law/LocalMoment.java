package outdial.app.web.law;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import outdial.app.web.page.Field;
import outdial.app.web.page.Form;

/** A day and a time of two fields, as an instant by the clocks of a place. */
final class LocalMoment {
    private LocalMoment() {}

    /** The fields {@code name} and {@code nameTime}, of which the time may be left open. */
    static List<Field> fields(String name, boolean required) {
        Field day = Field.date(name).hint();
        Field time = Field.line(name + "Time").code().width(1);
        return List.of(required ? day.required() : day, time);
    }

    /** The earliest instant at which clocks of the place show it; a day without a time begins at midnight. */
    static Optional<Instant> earliest(Form form, String name, Collection<ZoneId> zones) {
        return read(form, name, LocalTime.MIN, zones, true);
    }

    /** The latest such instant; a day without a time ends at midnight. */
    static Optional<Instant> latest(Form form, String name, Collection<ZoneId> zones) {
        return read(form, name, LocalTime.MAX, zones, false);
    }

    private static Optional<Instant> read(
            Form form, String name, LocalTime otherwise, Collection<ZoneId> zones, boolean first) {
        Optional<LocalDate> day = form.date(name);
        String typed = Form.latin(form.value(name + "Time").strip());
        if (day.isEmpty()) {
            if (!typed.isEmpty()) {
                form.wrong(name, "problem.required");
            }
            return Optional.empty();
        }
        Optional<LocalTime> time = typed.isEmpty() ? Optional.of(otherwise) : time(form, name + "Time", typed);
        Set<ZoneId> clocks = zones.isEmpty() ? Set.of(ZoneOffset.UTC) : Set.copyOf(zones);
        return time.flatMap(at -> clocks.stream()
                .map(zone -> at.equals(LocalTime.MAX)
                        ? day.get().plusDays(1).atStartOfDay(zone).toInstant()
                        : day.get().atTime(at).atZone(zone).toInstant())
                .reduce((one, other) -> one.isBefore(other) == first ? one : other));
    }

    private static Optional<LocalTime> time(Form form, String name, String typed) {
        try {
            return Optional.of(LocalTime.parse(typed.length() == 4 ? "0" + typed : typed));
        } catch (DateTimeException _) {
            form.wrong(name, "problem.time");
            return Optional.empty();
        }
    }
}
