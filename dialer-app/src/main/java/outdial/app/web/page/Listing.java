package outdial.app.web.page;

import java.util.List;
import java.util.Optional;

/**
 * A page that lists things.
 *
 * @param actions what can be begun from here
 * @param more where older rows are, if there are any
 */
public record Listing(Title title, List<Action> actions, Table table, Optional<String> more) {
    /** The template that draws it, and the name it goes by there. */
    public static final String VIEW = "listing";

    public Listing {
        actions = List.copyOf(actions);
    }

    /** A link shown as a button. */
    public record Action(String key, String href, boolean isMain) {}

    public static Listing of(Title title, Table table) {
        return new Listing(title, List.of(), table, Optional.empty());
    }

    /** With the one thing most often begun here. */
    public Listing with(String key, String href) {
        var all = new java.util.ArrayList<>(actions);
        all.add(new Action(key, href, all.isEmpty()));
        return new Listing(title, all, table, more);
    }

    /** The same with the action only if {@code may}. */
    public Listing withIf(boolean may, String key, String href) {
        return may ? with(key, href) : this;
    }

    public Listing older(Optional<String> href) {
        return new Listing(title, actions, table, href);
    }
}
