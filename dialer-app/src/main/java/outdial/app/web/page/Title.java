package outdial.app.web.page;

import java.util.List;

/**
 * What a page is headed with.
 *
 * @param key of its words; {@code text} is their first value, and may be empty
 * @param trail the pages above it, the highest first
 */
public record Title(String key, String text, List<Step> trail) {
    public Title {
        trail = List.copyOf(trail);
    }

    /** A page above; named by words or, if {@code key} is empty, by its text. */
    public record Step(String key, String text, String href) {}

    /** A heading of words alone. */
    public static Title of(String key) {
        return new Title(key, "", List.of());
    }

    /** A heading with a name in it. */
    public static Title of(String key, String text) {
        return new Title(key, text, List.of());
    }

    /** Below a page that words name. */
    public Title below(String key, String href) {
        return with(new Step(key, "", href));
    }

    /** Below a page of a thing's own name. */
    public Title belowNamed(String text, String href) {
        return with(new Step("", text, href));
    }

    private Title with(Step step) {
        var steps = new java.util.ArrayList<>(trail);
        steps.add(step);
        return new Title(key, text, steps);
    }
}
