package outdial.app.web.page;

import java.util.Locale;

/** How a state is coloured and which sign stands before its word. */
public enum Mood {
    GOOD,
    CALM,
    NOTICE,
    BAD,
    QUIET;

    /** Its name in the stylesheet. */
    public String style() {
        return name().toLowerCase(Locale.ROOT);
    }
}
