package outdial.app.timetable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jooq.DSLContext;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import outdial.app.web.door.RunningFloor;
import outdial.compliance.ComplianceGate;
import outdial.imports.job.GiveWay;
import outdial.sql.Campaigns;
import outdial.sql.FloorCampaigns;
import outdial.sql.FloorPulses;
import outdial.sql.LeadJudgings;

/**
 * Judges leads before they are dialled, a page after the other, for as long as its turn lasts; by the gate of the floor
 * that runs here, and not at all without one: only who dials knows by which rules. Dialling comes first.
 */
@DisallowConcurrentExecution
public final class LeadJudge implements Job {
    private static final int PAGE = 200;
    private static final Duration TURN = Duration.ofSeconds(20);

    private final DSLContext dsl;
    private final RunningFloor floor;
    private final InstantSource clock;

    public LeadJudge(DSLContext dsl, RunningFloor floor, InstantSource clock) {
        this.dsl = dsl;
        this.floor = floor;
        this.clock = clock;
    }

    @Override
    public void execute(JobExecutionContext context) {
        turn();
    }

    void turn() {
        floor.gate().ifPresent(this::judge);
    }

    private void judge(ComplianceGate gate) {
        Instant end = clock.instant().plus(TURN);
        var giveWay = new GiveWay(new FloorPulses(dsl), GiveWay::sleep);
        for (var campaign : new FloorCampaigns(dsl).open()) {
            var campaigns = new Campaigns(dsl, campaign.client());
            Instant at = clock.instant();
            var judgings = new LeadJudgings(dsl, campaigns.terms(campaign.campaign(), at), gate);
            int looked = PAGE;
            while (looked == PAGE && clock.instant().isBefore(end)) {
                giveWay.await();
                looked = judgings.judge(PAGE, clock.instant());
            }
        }
    }
}
