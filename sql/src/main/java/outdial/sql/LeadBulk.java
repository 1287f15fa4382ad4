package outdial.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.compliance.NumberFacts;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadListId;
import outdial.model.PhoneNumber;

/**
 * New leads by the thousand, into {@code lead}, {@code lead_value}, {@code phone}, {@code campaign_lead} and
 * {@code bucket_count}. Takes part in the caller's transaction; one object for one run.
 */
public final class LeadBulk {
    private final DSLContext dsl;
    private final Target target;
    private final IdBlocks ids;
    private final ZoneSets zoneSets;

    /** Where a run's leads belong. */
    public record Target(ClientId client, CampaignId campaign, LeadListId list, ImportRunId run) {}

    public LeadBulk(DSLContext dsl, ZoneSets zoneSets, Target target) {
        this.dsl = dsl;
        this.target = target;
        this.ids = new IdBlocks(dsl);
        this.zoneSets = zoneSets;
    }

    /**
     * Who has the numbers already: the lead of the campaign, or of the client, that came first. One query for all, in
     * plain JDBC: a thousand parameters cost more than the answer.
     *
     * @param inAllCampaigns looks at every lead of the client
     */
    public Map<PhoneNumber, Long> holders(Collection<PhoneNumber> numbers, boolean inAllCampaigns) {
        var holders = new HashMap<PhoneNumber, Long>();
        if (!numbers.isEmpty()) {
            dsl.connection(connection -> {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery(holdersOf(numbers, inAllCampaigns))) {
                    while (rows.next()) {
                        holders.merge(PhoneNumber.ofDigits(rows.getLong(1)), rows.getLong(2), Math::min);
                    }
                }
            });
        }
        return holders;
    }

    /** The index is named because a list of more than 200 values is planned by statistics, which lag behind an import. */
    private String holdersOf(Collection<PhoneNumber> numbers, boolean inAllCampaigns) {
        String digits = numbers.stream().map(PhoneNumber::digits).collect(Collectors.joining(","));
        String ofCampaign =
                " JOIN campaign_lead ON campaign_lead.client_id = phone.client_id AND campaign_lead.campaign_id = "
                        + target.campaign().value() + " AND campaign_lead.lead_id = phone.lead_id";
        return "SELECT phone.e164, phone.lead_id FROM phone FORCE INDEX (phone_e164_ix)"
                + (inAllCampaigns ? "" : ofCampaign) + " WHERE phone.client_id = "
                + target.client().value() + " AND phone.e164 IN (" + digits + ")";
    }

    /** Writes the leads as ready to be dialled. */
    public void add(List<NewLead> leads, Instant at) {
        if (leads.isEmpty()) {
            return;
        }
        List<Placed> placed = place(leads);
        dsl.connection(connection -> {
            leads(connection, placed, at);
            phones(connection, placed);
            values(connection, placed);
            campaignLeads(connection, placed);
        });
        buckets(placed);
    }

    /** A lead with its ids; its phones' ids follow one another. */
    private record Placed(NewLead lead, long id, long firstPhone, List<Short> zoneSets) {}

    private List<Placed> place(List<NewLead> leads) {
        long lead = ids.take("lead", leads.size());
        long phone = ids.take(
                "phone", leads.stream().mapToInt(each -> each.phones().size()).sum());
        List<Placed> placed = new ArrayList<>();
        for (NewLead each : leads) {
            List<Short> zones = each.phones().stream()
                    .map(facts -> zoneSets.id(facts.zones()))
                    .toList();
            placed.add(new Placed(each, lead, phone, zones));
            lead++;
            phone += zones.size();
        }
        return placed;
    }

    private void leads(Connection connection, List<Placed> placed, Instant at) throws SQLException {
        LocalDateTime createdAt = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        String[] texts = Arrays.stream(LeadField.values())
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
        String[] columns = Stream.concat(
                        Stream.of("client_id", "id", "list_id", "import_run_id", "row_no", "value", "created_at"),
                        Arrays.stream(texts))
                .toArray(String[]::new);
        try (var rows = BulkInsert.of(connection, "INSERT", "lead", columns)) {
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
                rows.row(row.toArray());
            }
            rows.execute();
        }
    }

    private void phones(Connection connection, List<Placed> placed) throws SQLException {
        try (var rows = PhoneRows.of(connection, target.client().value())) {
            for (Placed each : placed) {
                for (int seq = 0; seq < each.zoneSets().size(); seq++) {
                    NumberFacts facts = each.lead().phones().get(seq);
                    rows.add(
                            each.firstPhone() + seq,
                            each.id(),
                            seq,
                            facts,
                            each.zoneSets().get(seq));
                }
            }
            rows.execute();
        }
    }

    private void values(Connection connection, List<Placed> placed) throws SQLException {
        try (var rows =
                BulkInsert.of(connection, "INSERT", "lead_value", "client_id", "lead_id", "field_id", "value")) {
            for (Placed each : placed) {
                for (Map.Entry<Long, String> value : each.lead().custom().entrySet()) {
                    rows.row(target.client().value(), each.id(), value.getKey(), value.getValue());
                }
            }
            rows.execute();
        }
    }

    private void campaignLeads(Connection connection, List<Placed> placed) throws SQLException {
        try (var rows = BulkInsert.of(
                connection,
                "INSERT",
                "campaign_lead",
                "client_id",
                "campaign_id",
                "lead_id",
                "list_id",
                "phone_id",
                "state",
                "zone_set_id",
                "rank_key",
                "language")) {
            for (Placed each : placed) {
                rows.row(
                        target.client().value(),
                        target.campaign().value(),
                        each.id(),
                        target.list().value(),
                        each.firstPhone(),
                        LeadState.READY.code(),
                        each.zoneSets().getFirst(),
                        each.lead().rankKey(),
                        each.lead().texts().get(LeadField.LANGUAGE));
            }
            rows.execute();
        }
    }

    /** The counters of ready leads, after the leads themselves; runs are spread over the counters' shards. */
    private void buckets(List<Placed> placed) {
        var changes = new BucketCounts.Changes();
        for (Placed each : placed) {
            changes.add(new BucketCounts.Bucket(
                    target.list().value(), LeadState.READY, each.zoneSets().getFirst()));
        }
        new BucketCounts(dsl)
                .apply(
                        target.client().value(),
                        target.campaign().value(),
                        target.run().value(),
                        changes);
    }
}
