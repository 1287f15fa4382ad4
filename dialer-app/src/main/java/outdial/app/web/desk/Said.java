package outdial.app.web.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a page says, as it comes over the wire; a repeat has the same device and count.
 *
 * @param device of the browser, drawn once and kept by it
 * @param seq its count, which only grows: of two saves of the same thing the higher one is the later one
 * @param what the verb, see {@link DeskWork}
 * @param attempt the call that is meant
 * @param lead the lead that is looked at
 * @param code of a question, a product or a disposition
 * @param given the answer: codes, or one text; or {@code DONT_KNOW} or {@code REFUSED} in {@code none}
 * @param text a note, or a reason
 * @param due of a callback, in milliseconds since 1970
 * @param mine whether only this agent may keep the callback
 */
record Said(
        String device,
        long seq,
        String what,
        @Nullable Long attempt,
        @Nullable Long lead,
        @Nullable String code,
        @Nullable List<String> given,
        @Nullable String none,
        @Nullable String text,
        @Nullable Integer quantity,
        @Nullable Long due,
        @Nullable Boolean mine,
        @Nullable Boolean on) {
    /** What a repeat has in common with the first. */
    String key() {
        return device + " " + seq;
    }

    boolean isOn() {
        return Boolean.TRUE.equals(on);
    }
}
