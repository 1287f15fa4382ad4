package outdial.app.web.report;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DecimalFormat;
import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;

/** Writes days, hours and lengths as a language does; Persian days by the Persian calendar. For one thread. */
final class DayText {
    private final ULocale calendar;
    private final DecimalFormat two;
    private final DecimalFormat one;

    DayText(Locale language) {
        calendar = new ULocale(
                switch (language.getLanguage()) {
                    case "fa" -> "fa_IR@calendar=persian";
                    case "en" -> "en_GB";
                    default -> language.toLanguageTag();
                });
        var symbols = DecimalFormatSymbols.getInstance(language);
        two = new DecimalFormat("00", symbols);
        one = new DecimalFormat("0", symbols);
    }

    /** Mon, 16 Nov 2026. */
    String day(LocalDate day) {
        return written("EEEdMMMyyyy", day);
    }

    /** November 2026. */
    String month(LocalDate first) {
        return written("MMMMyyyy", first);
    }

    /** 16 Nov – 22 Nov 2026. */
    String days(LocalDate first, LocalDate last) {
        return written("dMMM", first) + " – " + written("dMMMyyyy", last);
    }

    /** 09:00–10:00. */
    String hour(int hour) {
        return two.format(hour) + ":" + two.format(0) + "–" + two.format((hour + 1) % 24) + ":" + two.format(0);
    }

    /** Hours, minutes and seconds: 41:07:30. */
    String length(Duration length) {
        return one.format(length.toHours()) + ":" + two.format(length.toMinutesPart()) + ":"
                + two.format(length.toSecondsPart());
    }

    /** Day and time of day by the clocks of {@code zone}. */
    String at(Instant instant, ZoneId zone) {
        var format = DateFormat.getInstanceForSkeleton("dMMMyyyyHHmmss", calendar);
        format.setTimeZone(TimeZone.getTimeZone(zone.getId()));
        return format.format(Date.from(instant));
    }

    private String written(String skeleton, LocalDate day) {
        var format = DateFormat.getInstanceForSkeleton(skeleton, calendar);
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }
}
