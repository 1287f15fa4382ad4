package outdial.app.web.law;

import java.time.InstantSource;
import org.jooq.DSLContext;
import outdial.app.web.door.RunningFloor;
import outdial.compliance.ComplianceGate;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.sql.LeadJudgings;

/** Judges a number's leads anew after something about its person has changed. Safe on any thread. */
final class Rejudging {
    private final DSLContext sql;
    private final RunningFloor floor;
    private final InstantSource clock;

    Rejudging(DSLContext sql, RunningFloor floor, InstantSource clock) {
        this.sql = sql;
        this.floor = floor;
        this.clock = clock;
    }

    /** By the gate of the floor that runs here or, without one, of each campaign's book; in transactions of its own. */
    void of(ClientId client, PhoneNumber number) {
        LeadJudgings.judgeEverywhere(
                sql,
                client,
                number,
                book -> floor.gate().orElseGet(() -> ComplianceGate.shipped(book)),
                clock.instant());
    }
}
