package outdial.sql;

import static outdial.sql.gen.Tables.DNC_ENTRY;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jooq.DSLContext;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;

/** Do-not-call numbers by the thousand, into {@code dnc_entry}. Takes part in the caller's transaction. */
public final class DoNotCallBulk {
    /** Begins the source of what a file brought; the run's number follows. */
    static final String SOURCE = "import ";

    private final DSLContext dsl;
    private final ClientId client;
    private final long list;
    private final ImportRunId run;

    public DoNotCallBulk(DSLContext dsl, ClientId client, long list, ImportRunId run) {
        this.dsl = dsl;
        this.client = client;
        this.list = list;
        this.run = run;
    }

    /** Those of the numbers that are on the list already; one query for all of them. */
    public Set<PhoneNumber> listed(Collection<PhoneNumber> numbers) {
        if (numbers.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(dsl.select(DNC_ENTRY.E164)
                .from(DNC_ENTRY)
                .where(DNC_ENTRY.CLIENT_ID.eq(client.value()))
                .and(DNC_ENTRY.LIST_ID.eq(list))
                .and(DNC_ENTRY.E164.in(numbers))
                .fetch(DNC_ENTRY.E164));
    }

    /** Numbers that are on the list already stay as they are. */
    public void add(Collection<PhoneNumber> numbers, Instant at) {
        LocalDateTime addedAt = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        dsl.connection(connection -> {
            try (var rows = BulkInsert.of(
                    connection, "INSERT IGNORE", "dnc_entry", "client_id", "e164", "list_id", "added_at", "source")) {
                for (PhoneNumber number : numbers) {
                    rows.row(client.value(), Long.parseLong(number.digits()), list, addedAt, SOURCE + run.value());
                }
                rows.execute();
            }
        });
    }
}
