package outdial.sql;

import static outdial.sql.gen.Tables.ATTEMPT_OPEN;
import static outdial.sql.gen.Tables.CAMPAIGN;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.LeadId;
import outdial.sql.Campaigns.State;

/** What a floor sees of its campaigns, whosever they are. Whether shifts are open is noted here, too. */
public final class FloorCampaigns {
    private final DSLContext dsl;

    public FloorCampaigns(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * How a campaign stands.
     *
     * @param version grows with every change of its settings or state
     * @param shiftOpen whether its agents work now
     */
    public record Standing(ClientId client, CampaignId campaign, State state, int version, boolean shiftOpen) {}

    /** All campaigns of the floor but closed ones, in the order of their ids. */
    public List<Standing> of(FloorId floor) {
        return dsl.selectFrom(CAMPAIGN)
                .where(CAMPAIGN.FLOOR_ID.eq(floor.value()))
                .and(CAMPAIGN.STATE.ne(State.CLOSED.name()))
                .orderBy(CAMPAIGN.ID)
                .fetch(row -> new Standing(
                        new ClientId(row.getClientId()),
                        new CampaignId(row.getId()),
                        State.valueOf(row.getState()),
                        row.getVersion(),
                        row.getIsShiftOpen()));
    }

    /** Every campaign that is not closed, of all floors. */
    public List<Standing> open() {
        return dsl.selectDistinct(CAMPAIGN.FLOOR_ID).from(CAMPAIGN).fetch(CAMPAIGN.FLOOR_ID).stream()
                .flatMap(floor -> of(new FloorId(floor)).stream())
                .toList();
    }

    /** Clients of whom a campaign runs on another floor. */
    public Set<ClientId> clientsBeside(FloorId floor) {
        return dsl.selectDistinct(CAMPAIGN.CLIENT_ID)
                .from(CAMPAIGN)
                .where(CAMPAIGN.FLOOR_ID.ne(floor.value()))
                .and(CAMPAIGN.STATE.eq(State.RUNNING.name()))
                .fetchSet(row -> new ClientId(row.value1()));
    }

    /** Every campaign that is running, of all floors. */
    public List<Standing> running() {
        return open().stream()
                .filter(standing -> standing.state() == State.RUNNING)
                .toList();
    }

    /** Notes that the campaign's shift opened or closed; whether that was news. */
    public boolean shift(ClientId client, CampaignId campaign, boolean open) {
        return dsl.update(CAMPAIGN)
                        .set(CAMPAIGN.IS_SHIFT_OPEN, open)
                        .set(CAMPAIGN.VERSION, CAMPAIGN.VERSION.plus(1))
                        .where(CAMPAIGN.CLIENT_ID.eq(client.value()))
                        .and(CAMPAIGN.ID.eq(campaign.value()))
                        .and(CAMPAIGN.IS_SHIFT_OPEN.ne(open))
                        .execute()
                == 1;
    }

    /** Whose campaign it is. */
    public Optional<ClientId> owner(CampaignId campaign) {
        return dsl.select(CAMPAIGN.CLIENT_ID)
                .from(CAMPAIGN)
                .where(CAMPAIGN.ID.eq(campaign.value()))
                .fetchOptional(CAMPAIGN.CLIENT_ID)
                .map(ClientId::new);
    }

    /** Whom an attempt calls, and for whom. */
    public record Subject(ClientId client, CampaignId campaign, LeadId lead) {}

    /** The subject of an attempt that is not over, or whose disposition is owed. */
    public Optional<Subject> subject(AttemptId attempt) {
        return dsl.selectFrom(ATTEMPT_OPEN)
                .where(ATTEMPT_OPEN.FLOOR_ID.eq(attempt.floor().value()))
                .and(ATTEMPT_OPEN.ATTEMPT_ID.eq(attempt.value()))
                .fetchOptional(row -> new Subject(
                        new ClientId(row.getClientId()),
                        new CampaignId(row.getCampaignId()),
                        new LeadId(row.getLeadId())));
    }
}
