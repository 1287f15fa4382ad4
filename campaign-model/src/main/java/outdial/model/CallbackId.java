package outdial.model;

/** A promised time. */
public record CallbackId(long value) {
    public CallbackId {
        if (value <= 0) {
            throw new IllegalArgumentException("CallbackId must be positive: " + value);
        }
    }
}
