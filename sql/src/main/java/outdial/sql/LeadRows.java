package outdial.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outdial.compliance.NumberFacts;
import outdial.sql.LeadBulk.Placed;

/**
 * New leads as rows of {@code lead}, {@code phone}, {@code lead_value} and {@code campaign_lead}. Gathering the others may be
 * another thread's while {@link #executeLeads} runs.
 */
final class LeadRows implements AutoCloseable {
    private static final String[] LEAD_COLUMNS = Stream.concat(
                    Stream.of("client_id", "id", "list_id", "import_run_id", "row_no", "value", "created_at"),
                    Arrays.stream(LeadField.values()).map(field -> field.name().toLowerCase(Locale.ROOT)))
            .toArray(String[]::new);

    private final LeadBulk.Target target;
    private final BulkRows leads;
    private final PhoneRows phones;
    private final BulkRows values;
    private final BulkRows campaignLeads;

    private LeadRows(
            LeadBulk.Target target, BulkRows leads, PhoneRows phones, BulkRows values, BulkRows campaignLeads) {
        this.target = target;
        this.leads = leads;
        this.phones = phones;
        this.values = values;
        this.campaignLeads = campaignLeads;
    }

    static LeadRows of(Connection connection, BulkWay way, LeadBulk.Target target) throws SQLException {
        return new LeadRows(
                target,
                way.into(connection, "lead", LEAD_COLUMNS),
                PhoneRows.of(connection, way, target.client().value()),
                way.into(connection, "lead_value", "client_id", "lead_id", "field_id", "value"),
                way.into(
                        connection,
                        "campaign_lead",
                        "client_id",
                        "campaign_id",
                        "lead_id",
                        "list_id",
                        "phone_id",
                        "state",
                        "zone_set_id",
                        "rank_key",
                        "language"));
    }

    void leads(List<Placed> placed, Instant at) {
        LocalDateTime createdAt = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        for (Placed each : placed) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(target.client().value());
            row.add(each.id());
            row.add(target.list().value());
            row.add(target.run().value());
            row.add(each.lead().row());
            row.add(each.lead().value());
            row.add(createdAt);
            for (LeadField field : LeadField.values()) {
                row.add(each.lead().texts().get(field));
            }
            leads.row(row.toArray());
        }
    }

    void others(List<Placed> placed) {
        for (Placed each : placed) {
            phones(each);
            for (Map.Entry<Long, String> value : each.lead().custom().entrySet()) {
                values.row(target.client().value(), each.id(), value.getKey(), value.getValue());
            }
            campaignLead(each);
        }
    }

    private void phones(Placed each) {
        for (int seq = 0; seq < each.zoneSets().size(); seq++) {
            NumberFacts facts = each.lead().phones().get(seq);
            phones.add(
                    each.firstPhone() + seq,
                    each.id(),
                    seq,
                    facts,
                    each.zoneSets().get(seq));
        }
    }

    private void campaignLead(Placed each) {
        campaignLeads.row(
                target.client().value(),
                target.campaign().value(),
                each.id(),
                target.list().value(),
                each.firstPhone(),
                LeadState.READY.code(),
                each.readBy(),
                each.lead().rankKey(),
                each.lead().texts().get(LeadField.LANGUAGE));
    }

    void executeLeads() throws SQLException {
        leads.execute();
    }

    void executeOthers() throws SQLException {
        phones.execute();
        values.execute();
        campaignLeads.execute();
    }

    @Override
    public void close() throws SQLException {
        leads.close();
        phones.close();
        values.close();
        campaignLeads.close();
    }
}
