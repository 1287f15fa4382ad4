package outdial.sql;

import java.sql.Connection;
import java.sql.SQLException;
import outdial.compliance.NumberFacts;

/** New rows of table {@code phone}, written together. */
final class PhoneRows implements AutoCloseable {
    private final BulkRows rows;
    private final long client;

    private PhoneRows(BulkRows rows, long client) {
        this.rows = rows;
        this.client = client;
    }

    static PhoneRows of(Connection connection, BulkWay way, long client) throws SQLException {
        return new PhoneRows(
                way.into(
                        connection,
                        "phone",
                        "client_id",
                        "id",
                        "lead_id",
                        "seq",
                        "e164",
                        "country",
                        "number_type",
                        "is_valid",
                        "zone_set_id"),
                client);
    }

    /** A phone with its id, at the place {@code seq} among its lead's. */
    void add(long id, long lead, int seq, NumberFacts facts, short zoneSet) {
        rows.row(
                client,
                id,
                lead,
                seq,
                Long.parseLong(facts.number().digits()),
                facts.country(),
                facts.type().name(),
                facts.valid(),
                zoneSet);
    }

    void execute() throws SQLException {
        rows.execute();
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }
}
