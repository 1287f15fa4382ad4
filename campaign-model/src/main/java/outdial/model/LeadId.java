package outdial.model;

/** One person or firm on a list. */
public record LeadId(long value) {
    public LeadId {
        if (value <= 0) {
            throw new IllegalArgumentException("LeadId must be positive: " + value);
        }
    }
}
