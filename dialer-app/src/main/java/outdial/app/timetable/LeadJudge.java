package outdial.app.timetable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jooq.DSLContext;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import outdial.compliance.ComplianceGate;
import outdial.sql.Campaigns;
import outdial.sql.FloorCampaigns;
import outdial.sql.LeadJudgings;

/** Judges leads before they are dialled, a page after the other, for as long as its turn lasts. */
@DisallowConcurrentExecution
public final class LeadJudge implements Job {
    private static final int PAGE = 200;
    private static final Duration TURN = Duration.ofSeconds(20);

    private final DSLContext dsl;
    private final InstantSource clock;

    public LeadJudge(DSLContext dsl, InstantSource clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    @Override
    public void execute(JobExecutionContext context) {
        Instant end = clock.instant().plus(TURN);
        for (var campaign : new FloorCampaigns(dsl).open()) {
            var campaigns = new Campaigns(dsl, campaign.client());
            Instant at = clock.instant();
            String book = campaigns.campaign(campaign.campaign()).settings().ruleBook();
            var judgings =
                    new LeadJudgings(dsl, campaigns.terms(campaign.campaign(), at), ComplianceGate.shipped(book));
            while (clock.instant().isBefore(end) && judgings.judge(PAGE, clock.instant()) == PAGE) {
                // the next page
            }
        }
    }
}
