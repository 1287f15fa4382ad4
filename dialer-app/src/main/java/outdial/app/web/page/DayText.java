package outdial.app.web.page;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DecimalFormat;
import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Locale;

/** Writes days, hours and lengths as a language does; Persian days by the Persian calendar. For one thread. */
public final class DayText {
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final ULocale calendar;
    private final DecimalFormat two;
    private final DecimalFormat one;

    public DayText(Locale language) {
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
    public String day(LocalDate day) {
        return written("EEEdMMMyyyy", day);
    }

    /** 16 Nov 2026. */
    public String date(LocalDate day) {
        return written("dMMMyyyy", day);
    }

    /** November 2026. */
    public String month(LocalDate first) {
        return written("MMMMyyyy", first);
    }

    /** 16 Nov – 22 Nov 2026. */
    public String days(LocalDate first, LocalDate last) {
        return written("dMMM", first) + " – " + date(last);
    }

    /** 09:00–10:00. */
    public String hour(int hour) {
        return two.format(hour) + ":" + two.format(0) + "–" + two.format((hour + 1) % 24) + ":" + two.format(0);
    }

    /** Hours, minutes and seconds: 41:07:30. */
    public String length(Duration length) {
        return one.format(length.toHours()) + ":" + two.format(length.toMinutesPart()) + ":"
                + two.format(length.toSecondsPart());
    }

    /** Day and time to the second by the clocks of {@code zone}. */
    public String at(Instant instant, ZoneId zone) {
        return written("dMMMyyyyHHmmss", instant, zone);
    }

    /** The same to the minute: 12 Mar 2026, 14:32. */
    String minute(Instant instant, ZoneId zone) {
        return written("dMMMyyyyHHmm", instant, zone);
    }

    private String written(String skeleton, Instant instant, ZoneId zone) {
        var format = DateFormat.getInstanceForSkeleton(skeleton, calendar);
        format.setTimeZone(TimeZone.getTimeZone(zone.getId()));
        return format.format(Date.from(instant));
    }

    private String written(String skeleton, LocalDate day) {
        return written(skeleton, day.atStartOfDay(UTC).toInstant(), UTC);
    }
}
