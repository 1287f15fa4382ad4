package outdial.app.dialling;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.app.lab.Forecast;
import outdial.app.lab.PastCall;
import outdial.app.lab.WhatIf;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.sql.BucketCounts;
import outdial.sql.CallHistory;
import outdial.sql.Campaigns;
import outdial.sql.PacingMemories;

/**
 * What will happen in a campaign, on its own numbers: reads what the lab needs to play it. Reads once; may be asked again
 * and again. For one thread.
 */
public final class CampaignForecast {
    private static final int NEWEST_CALLS = 20_000;

    private final WhatIf whatIf;
    private final long leads;
    private final int calls;
    private final int attempts;

    private CampaignForecast(WhatIf whatIf, long leads, int calls, int attempts) {
        this.whatIf = whatIf;
        this.leads = leads;
        this.calls = calls;
        this.attempts = attempts;
    }

    /** The campaign as the tables have it. */
    public static CampaignForecast of(DSLContext dsl, ClientId client, CampaignId campaign) {
        int attempts =
                new Campaigns(dsl, client).campaign(campaign).settings().plan().inAll();
        List<PastCall> past = new CallHistory(dsl, client)
                .newest(campaign, NEWEST_CALLS).stream().map(PastShift::past).toList();
        BucketCounts.Standing standing = new BucketCounts(dsl).of(client, campaign);
        return new CampaignForecast(
                new WhatIf(
                        past, PastShift.terms(dsl, client, campaign), new PacingMemories(dsl, client).find(campaign)),
                standing.ready() + standing.later(),
                past.size(),
                attempts);
    }

    /** Leads that are left to work through. */
    public long leads() {
        return leads;
    }

    /** Calls of its history that it rests on. */
    public int calls() {
        return calls;
    }

    /**
     * Plays it; empty when the history has too few talks.
     *
     * @param policy as `outdial lab` names them
     * @param most time to spend on it
     * @throws IllegalArgumentException for a policy that there is not
     */
    public Optional<Forecast> of(int agents, String policy, long leadsToWork, Duration most) {
        return whatIf.answer(
                new WhatIf.Question(agents, policy, leadsToWork, attempts), System::nanoTime, most.toNanos());
    }
}
