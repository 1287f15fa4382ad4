package outdial.app.floor;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outdial.compliance.DialPermit;
import outdial.model.AgentId;
import outdial.model.LeadId;
import outdial.model.agent.Agent;
import outdial.model.agent.Seat;

/** Leads that agents look at before deciding to call them. */
final class Previews {
    private final Board board;
    private final Team team;
    private final Commits commits;
    private final Map<AgentId, Offer> offers = new HashMap<>();

    Previews(Board board, Team team, Commits commits) {
        this.board = board;
        this.team = team;
        this.commits = commits;
    }

    /** Shows the lead to the agent, if the gate would let it be dialled now; asked again when the agent accepts. */
    void offer(LiveCampaign campaign, Campaign settings, HopperEntry entry, AgentId agent) {
        if (commits.ask(campaign, entry).isEmpty()) {
            return;
        }
        Instant until = board.now().plus(settings.preview());
        var offer = new Offer(campaign, entry, until);
        offers.put(agent, offer);
        team.change(agent, seat -> seat.previewing(campaign.id, entry.lead(), board.now(), until));
        board.deadlines.add(until, () -> {
            if (offer.equals(offers.get(agent))) {
                skip(agent, offer, "No decision in time");
                team.change(agent, seat -> seat.paused("No decision on a lead in time", board.now()));
                free(agent, entry.lead());
            }
        });
    }

    void accepted(AgentId agent, LeadId lead) {
        take(agent, lead).ifPresentOrElse(offer -> dial(agent, offer), board::stray);
    }

    private void dial(AgentId agent, Offer offer) {
        boolean able = board.standing.mayDial() && board.room() > 0 && offer.campaign.isOpen() && team.hasLeg(agent);
        var permit = able ? commits.ask(offer.campaign, offer.entry) : Optional.<DialPermit>empty();
        if (permit.isPresent()) {
            Intent intent = commits.intend(offer.entry, permit.get(), Optional.of(agent));
            commits.begin(offer.campaign, List.of(intent));
        } else {
            offer.campaign.hopper.release(offer.entry.lead());
            free(agent, offer.entry.lead());
        }
    }

    void skipped(AgentId agent, LeadId lead, String reason) {
        take(agent, lead)
                .ifPresentOrElse(
                        offer -> {
                            skip(agent, offer, reason);
                            free(agent, lead);
                        },
                        board::stray);
    }

    private void skip(AgentId agent, Offer offer, String reason) {
        offers.remove(agent);
        LeadId lead = offer.entry.lead();
        Instant until = board.now().plus(offer.entry.facts().terms().plan().apart());
        offer.campaign.hopper.release(lead);
        board.emit(new StorageEffect.NoteSkip(offer.campaign.id, lead, agent, reason, until, board.now()));
    }

    private Optional<Offer> take(AgentId agent, LeadId lead) {
        Offer offer = offers.get(agent);
        if (offer == null || !offer.entry.lead().equals(lead)) {
            return Optional.empty();
        }
        offers.remove(agent);
        return Optional.of(offer);
    }

    private void free(AgentId agent, LeadId lead) {
        team.change(agent, seat -> looksAt(seat, lead) ? seat.freed(board.now()) : seat);
    }

    private static boolean looksAt(Seat seat, LeadId lead) {
        return seat.now() instanceof Agent.Previewing preview && preview.lead().equals(lead);
    }

    private record Offer(LiveCampaign campaign, HopperEntry entry, Instant until) {}
}
