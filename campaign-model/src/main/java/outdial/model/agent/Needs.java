package outdial.model.agent;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import outdial.model.SkillId;

/** What an agent must have to talk with a lead: every skill, and the language if one is asked for (BCP 47). */
public record Needs(Set<SkillId> skills, Optional<String> language) {
    /** Anyone will do. */
    public static final Needs NONE = new Needs(Set.of(), Optional.empty());

    public Needs {
        skills = Set.copyOf(skills);
    }

    /** Both together. Of two languages the other's counts: the lead's own goes before the campaign's. */
    public Needs and(Needs other) {
        if (other.equals(NONE) || other.equals(this)) {
            return this;
        }
        var both = new HashSet<>(skills);
        both.addAll(other.skills);
        return new Needs(both, other.language.or(() -> language));
    }

    /** Whether someone with these skills and languages will do. */
    public boolean metBy(AgentProfile agent) {
        return agent.skills().containsAll(skills)
                && language.map(agent.languages()::contains).orElse(true);
    }
}
