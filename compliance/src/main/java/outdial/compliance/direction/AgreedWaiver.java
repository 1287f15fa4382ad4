package outdial.compliance.direction;

import java.util.Optional;
import outdial.compliance.gate.Waiver;
import outdial.model.LeadId;

/**
 * A waiver that one person has asked for and another has approved.
 *
 * @param lead whom alone it is for; empty for all of the campaign's leads
 * @param askedBy who asked, for people
 * @param approvedBy who approved, for people; never the same
 */
public record AgreedWaiver(
        long id, Optional<LeadId> lead, Waiver waiver, String reason, String askedBy, String approvedBy) {
    boolean isFor(LeadId asked) {
        return lead.isEmpty() || lead.get().equals(asked);
    }
}
