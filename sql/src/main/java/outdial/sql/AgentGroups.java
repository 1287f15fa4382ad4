package outdial.sql;

import java.util.List;
import java.util.Optional;

/** What agents of a company are grouped by: things known by their name alone. */
public sealed interface AgentGroups permits Teams, Skills {
    /** One group, and how many agents it has. */
    record Group(long id, String name, int agents) {}

    /** All groups by name. */
    List<Group> list();

    default Optional<Group> find(long id) {
        return list().stream().filter(group -> group.id() == id).findFirst();
    }

    /** Adds one; empty when the name is taken. */
    Optional<Long> add(String name);

    void rename(long id, String name);
}
