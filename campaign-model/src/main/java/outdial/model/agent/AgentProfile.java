package outdial.model.agent;

import java.util.Set;
import outdial.model.AgentId;
import outdial.model.SkillId;

/**
 * What an agent can do.
 *
 * @param languages language tags as in BCP 47, for example {@code bg}
 */
public record AgentProfile(AgentId id, Set<SkillId> skills, Set<String> languages) {
    public AgentProfile {
        skills = Set.copyOf(skills);
        languages = Set.copyOf(languages);
    }
}
