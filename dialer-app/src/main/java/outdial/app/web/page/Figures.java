package outdial.app.web.page;

import com.ibm.icu.text.DecimalFormat;
import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/** Writes numbers, amounts and times as a language does. For one page at a time: not safe on several threads. */
public final class Figures {
    private final Locale language;
    private final NumberFormat whole;
    private final NumberFormat percent;
    private final NumberFormat two;
    private final DayText days;
    private final Instant now;

    public Figures(Locale language, Instant now) {
        this.language = language;
        this.whole = NumberFormat.getIntegerInstance(language);
        this.percent = NumberFormat.getPercentInstance(language);
        this.two = new DecimalFormat("00", DecimalFormatSymbols.getInstance(language));
        this.days = new DayText(language);
        this.now = now;
        percent.setMaximumFractionDigits(1);
        percent.setMinimumFractionDigits(1);
    }

    /** 12,345. */
    public String of(long number) {
        return whole.format(number);
    }

    /** A share from 0 to 1 as 2.7 %. */
    public String percent(double share) {
        return percent.format(share);
    }

    /** Minutes and seconds from then until the page's instant: 01:42. */
    public String ago(Instant then) {
        return minutes(Duration.between(then, now));
    }

    /** Minutes and seconds: 01:42. */
    public String minutes(Duration lasted) {
        long seconds = Math.max(0, lasted.toSeconds());
        return two.format(seconds / 60) + ":" + two.format(seconds % 60);
    }

    /** An amount with its currency, which says how many decimals it has. */
    public String money(long minor, String currency) {
        var format = NumberFormat.getCurrencyInstance(language);
        var unit = Currency.getInstance(currency);
        format.setCurrency(unit);
        return format.format(BigDecimal.valueOf(minor, unit.getDefaultFractionDigits()));
    }

    /** Day and time on the clocks of a zone, with the zone's name: 12 Mar 2026, 14:32 (Europe/Sofia). */
    public String at(Instant instant, ZoneId zone) {
        return days.minute(instant, zone) + " (" + zone.getId() + ")";
    }

    /** A day: 12 Mar 2026. */
    public String day(LocalDate day) {
        return days.date(day);
    }
}
