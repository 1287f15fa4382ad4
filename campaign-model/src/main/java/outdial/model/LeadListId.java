package outdial.model;

/** The leads of one file. */
public record LeadListId(long value) {
    public LeadListId {
        if (value <= 0) {
            throw new IllegalArgumentException("LeadListId must be positive: " + value);
        }
    }
}
