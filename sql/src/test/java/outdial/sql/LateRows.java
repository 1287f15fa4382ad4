package outdial.sql;

import java.time.Instant;
import org.jooq.DSLContext;
import outdial.model.CampaignId;
import outdial.model.ClientId;

/** Notes for other modules' tests what the program notes when it changes an attempt. */
public final class LateRows {
    private LateRows() {}

    public static void note(DSLContext db, ClientId client, CampaignId campaign, Instant startedAt) {
        LateAttempts.changed(db, client, campaign, startedAt);
    }
}
