package outdial.compliance;

import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.CallMode;
import outdial.compliance.pack.Recipient;

/**
 * What a campaign's calls are, as the law sees them.
 *
 * @param agentGuaranteed whether an agent is reserved before dialling
 * @param showsOwnNumber whether the number shown is the calling house's own, not its client's
 */
public record KindOfCall(
        CallKind kind, Recipient recipient, CallMode mode, boolean agentGuaranteed, boolean showsOwnNumber) {
    /** What more rules bind than any other kind: for calls of which nothing is said. */
    public static final KindOfCall STRICTEST =
            new KindOfCall(CallKind.SALES, Recipient.CONSUMER, CallMode.PREDICTIVE, false, false);
}
