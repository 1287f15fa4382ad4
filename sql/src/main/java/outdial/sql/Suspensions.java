package outdial.sql;

import static outdial.sql.gen.Tables.REGION_SUSPENSION;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import outdial.compliance.direction.Suspension;
import outdial.model.ClientId;
import outdial.sql.gen.tables.records.RegionSuspensionRecord;

/** Regions to which calls are suspended: table {@code region_suspension}. Takes part in the caller's transaction. */
public final class Suspensions {
    private final DSLContext dsl;

    public Suspensions(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * A suspension as it is kept.
     *
     * @param client whose calls alone it is about; empty for all
     * @param lifted when it was lifted, if it was
     */
    public record Kept(
            Suspension suspension,
            Optional<ClientId> client,
            String enteredBy,
            Instant entered,
            Optional<String> liftedBy,
            Optional<Instant> lifted) {}

    /** Suspends, from now on if the beginning is past; gives the new one its id. */
    public Suspension add(Optional<ClientId> client, Suspension wanted, long user, String name, Instant at) {
        long id = dsl.insertInto(REGION_SUSPENSION)
                .set(REGION_SUSPENSION.CLIENT_ID, client.map(ClientId::value).orElse(null))
                .set(REGION_SUSPENSION.PLACE, wanted.place())
                .set(REGION_SUSPENSION.DIGITS, wanted.digits())
                .set(REGION_SUSPENSION.FROM_AT, wanted.from())
                .set(REGION_SUSPENSION.UNTIL_AT, wanted.until().orElse(null))
                .set(REGION_SUSPENSION.REASON, wanted.reason())
                .set(REGION_SUSPENSION.ENTERED_BY, user)
                .set(REGION_SUSPENSION.ENTERED_NAME, name)
                .set(REGION_SUSPENSION.ENTERED_AT, at)
                .returning(REGION_SUSPENSION.ID)
                .fetchSingle()
                .getId();
        var added = new Suspension(id, wanted.place(), wanted.digits(), wanted.from(), wanted.until(), wanted.reason());
        new DirectionChanges(dsl).changed(client, "suspended", entries(added, name), at);
        return added;
    }

    /** Lifts it before its end; whether it was in force, or to come, until now. */
    public boolean lift(long id, String name, Instant at) {
        Optional<Kept> before = find(id);
        boolean lifted = dsl.update(REGION_SUSPENSION)
                        .set(REGION_SUSPENSION.LIFTED_AT, at)
                        .set(REGION_SUSPENSION.LIFTED_NAME, name)
                        .where(REGION_SUSPENSION.ID.eq(id))
                        .and(mayStillBind(at))
                        .execute()
                == 1;
        if (lifted) {
            Kept kept = before.orElseThrow();
            new DirectionChanges(dsl).changed(kept.client(), "lifted", entries(kept.suspension(), name), at);
        }
        return lifted;
    }

    private static Map<String, String> entries(Suspension one, String name) {
        return Map.of(
                "suspension", String.valueOf(one.id()),
                "place", one.where(),
                "from", one.from().toString(),
                "until", one.until().map(Instant::toString).orElse("further notice"),
                "reason", one.reason(),
                "by", name);
    }

    public Optional<Kept> find(long id) {
        return dsl.selectFrom(REGION_SUSPENSION)
                .where(REGION_SUSPENSION.ID.eq(id))
                .fetchOptional(Suspensions::kept);
    }

    /** Those that concern somebody within reach, the newest first. */
    public List<Kept> newest(Reach reach, int most) {
        return dsl.selectFrom(REGION_SUSPENSION)
                .where(
                        switch (reach) {
                            case Reach.Everyone _ -> DSL.noCondition();
                            case Reach.Only only ->
                                REGION_SUSPENSION.CLIENT_ID.isNull().or(only.over(REGION_SUSPENSION.CLIENT_ID));
                        })
                .orderBy(REGION_SUSPENSION.ID.desc())
                .limit(most)
                .fetch(Suspensions::kept);
    }

    /** Those that bind the client's calls at {@code at}, or may some day after it. */
    List<Suspension> binding(ClientId client, Instant at) {
        return dsl.selectFrom(REGION_SUSPENSION)
                .where(REGION_SUSPENSION.CLIENT_ID.isNull().or(REGION_SUSPENSION.CLIENT_ID.eq(client.value())))
                .and(mayStillBind(at))
                .orderBy(REGION_SUSPENSION.ID)
                .fetch(row -> kept(row).suspension());
    }

    private static Condition mayStillBind(Instant at) {
        return REGION_SUSPENSION
                .LIFTED_AT
                .isNull()
                .and(REGION_SUSPENSION.UNTIL_AT.isNull().or(REGION_SUSPENSION.UNTIL_AT.gt(at)));
    }

    private static Kept kept(RegionSuspensionRecord row) {
        return new Kept(
                new Suspension(
                        row.getId(),
                        row.getPlace(),
                        row.getDigits(),
                        row.getFromAt(),
                        Optional.ofNullable(row.getUntilAt()),
                        row.getReason()),
                Optional.ofNullable(row.getClientId()).map(ClientId::new),
                row.getEnteredName(),
                row.getEnteredAt(),
                Optional.ofNullable(row.getLiftedName()),
                Optional.ofNullable(row.getLiftedAt()));
    }
}
