package outdial.model;

/** Something an agent can do or a lead needs: a product, a language level, a client's induction. */
public record SkillId(long value) {
    public SkillId {
        if (value <= 0) {
            throw new IllegalArgumentException("SkillId must be positive: " + value);
        }
    }
}
