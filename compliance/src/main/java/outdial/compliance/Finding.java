package outdial.compliance;

/**
 * A rule's objection.
 *
 * @param rule the rule's name in its book, for example {@code house-window}
 * @param sentence why, in words a manager understands
 */
public record Finding(String rule, String sentence) {}
