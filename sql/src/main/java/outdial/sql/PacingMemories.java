package outdial.sql;

import static org.jooq.impl.DSL.excluded;
import static outdial.sql.gen.Tables.PACING_MEMORY;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.pacing.engine.Memory;

/**
 * What campaigns' predictive pacing has learnt: table {@code pacing_memory}. Takes part in the caller's transaction.
 * Every save may be repeated.
 */
public final class PacingMemories {
    private final ClientScope scope;

    public PacingMemories(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /** Empty for a campaign that has none, or one that this version can't read: then learning begins anew. */
    public Optional<Memory> find(CampaignId campaign) {
        return scope.selectFrom(PACING_MEMORY)
                .and(PACING_MEMORY.CAMPAIGN_ID.eq(campaign.value()))
                .fetchOptional(PACING_MEMORY.LEARNT)
                .flatMap(MemoryBytes::read);
    }

    /** Replaces what was there. */
    public void keep(CampaignId campaign, Memory memory, Instant at) {
        scope.insertInto(PACING_MEMORY)
                .set(PACING_MEMORY.CAMPAIGN_ID, campaign.value())
                .set(PACING_MEMORY.LEARNT, MemoryBytes.of(memory))
                .set(PACING_MEMORY.STORED_AT, at)
                .onDuplicateKeyUpdate()
                .set(PACING_MEMORY.LEARNT, excluded(PACING_MEMORY.LEARNT))
                .set(PACING_MEMORY.STORED_AT, excluded(PACING_MEMORY.STORED_AT))
                .execute();
    }
}
