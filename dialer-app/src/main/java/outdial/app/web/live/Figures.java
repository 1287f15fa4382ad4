package outdial.app.web.live;

import com.ibm.icu.text.DecimalFormat;
import com.ibm.icu.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Writes numbers in the digits of a language. For one page at a time: not safe on several threads. */
public final class Figures {
    private final NumberFormat whole;
    private final NumberFormat percent;
    private final NumberFormat two;
    private final Instant now;

    Figures(Locale language, Instant now) {
        this.whole = NumberFormat.getIntegerInstance(language);
        this.percent = NumberFormat.getPercentInstance(language);
        this.two = new DecimalFormat("00", com.ibm.icu.text.DecimalFormatSymbols.getInstance(language));
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

    /** Minutes and seconds from then until the view's instant: 01:42. */
    public String ago(Instant then) {
        long seconds = Math.max(0, Duration.between(then, now).toSeconds());
        return two.format(seconds / 60) + ":" + two.format(seconds % 60);
    }
}
