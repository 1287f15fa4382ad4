package outdial.model;

/** Who talks. */
public record AgentId(long value) {
    public AgentId {
        if (value <= 0) {
            throw new IllegalArgumentException("AgentId must be positive: " + value);
        }
    }
}
