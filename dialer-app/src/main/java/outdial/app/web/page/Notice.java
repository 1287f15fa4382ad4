package outdial.app.web.page;

import java.io.Serializable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What the page after a change says about it; words with one value. It stays until the next page.
 *
 * @param text the words' value, and may be empty
 */
public record Notice(Mood mood, String key, String text) implements Serializable {
    private static final String NAME = "notice";

    /** Goes to {@code path}, which then says that it is done. */
    public static String done(RedirectAttributes next, String path, String key, String text) {
        return show(next, path, new Notice(Mood.GOOD, key, text));
    }

    /** Goes to {@code path}, which then says what was wrong; nothing was changed. */
    public static String refused(RedirectAttributes next, String path, String key, String text) {
        return show(next, path, new Notice(Mood.BAD, key, text));
    }

    private static String show(RedirectAttributes next, String path, Notice notice) {
        next.addFlashAttribute(NAME, notice);
        return "redirect:" + path;
    }
}
