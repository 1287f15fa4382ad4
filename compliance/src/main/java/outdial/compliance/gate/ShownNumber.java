package outdial.compliance.gate;

/**
 * The number that the called person will see.
 *
 * @param digits country code first, without the plus; empty if none is shown
 * @param own whether it is the calling house's own, not its client's
 */
public record ShownNumber(String digits, boolean own) {}
