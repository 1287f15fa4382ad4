package outdial.model;

/** The company on whose behalf calls are made; the first part of every key. */
public record ClientId(long value) {
    public ClientId {
        if (value <= 0) {
            throw new IllegalArgumentException("ClientId must be positive: " + value);
        }
    }
}
