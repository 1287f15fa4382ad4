package outdial.model.agent;

import java.util.Set;
import outdial.model.AgentId;
import outdial.model.SkillId;

/**
 * What an agent can do.
 *
 * @param languages language tags as in BCP 47, for example {@code bg}
 * @param rest what their team is given between calls
 */
public record AgentProfile(AgentId id, Set<SkillId> skills, Set<String> languages, Rest rest) {
    public AgentProfile {
        skills = Set.copyOf(skills);
        languages = Set.copyOf(languages);
    }

    /** One whose team is given no rest of its own. */
    public AgentProfile(AgentId id, Set<SkillId> skills, Set<String> languages) {
        this(id, skills, languages, Rest.NONE);
    }
}
