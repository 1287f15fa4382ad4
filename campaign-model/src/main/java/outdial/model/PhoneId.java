package outdial.model;

/** One number of a lead. */
public record PhoneId(long value) {
    public PhoneId {
        if (value <= 0) {
            throw new IllegalArgumentException("PhoneId must be positive: " + value);
        }
    }
}
