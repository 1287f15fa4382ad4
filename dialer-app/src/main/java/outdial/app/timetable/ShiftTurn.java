package outdial.app.timetable;

import java.time.Instant;
import java.time.InstantSource;
import org.jooq.DSLContext;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import outdial.model.campaign.Shifts;
import outdial.sql.CampaignShifts;
import outdial.sql.FloorCampaigns;

/** Notes which campaigns' shifts are open now; the floor sees it at its next look. */
@DisallowConcurrentExecution
public final class ShiftTurn implements Job {
    private final DSLContext dsl;
    private final InstantSource clock;

    public ShiftTurn(DSLContext dsl, InstantSource clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    @Override
    public void execute(JobExecutionContext context) {
        turn(clock.instant());
    }

    /** A campaign without any shift is not held by shifts at all. */
    void turn(Instant at) {
        var campaigns = new FloorCampaigns(dsl);
        for (var campaign : campaigns.running()) {
            Shifts shifts = new CampaignShifts(dsl, campaign.client()).of(campaign.campaign());
            campaigns.shift(campaign.client(), campaign.campaign(), shifts.isEmpty() || shifts.isOpenAt(at));
        }
    }
}
