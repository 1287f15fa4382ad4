package outdial.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.compliance.Address;
import outdial.compliance.NumberFacts;
import outdial.compliance.Whereabouts;
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
    private @Nullable BulkWay way;

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
            holdParents(connection);
            try (var _ = new UncheckedKeys(connection);
                    var rows = LeadRows.of(connection, way(connection), target)) {
                write(rows, placed, at);
            }
        });
        buckets(placed);
    }

    /** Campaign and list stay until the transaction ends, as they would if each row asked for them. */
    private void holdParents(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1 FROM campaign JOIN lead_list"
                        + " ON lead_list.client_id = campaign.client_id AND lead_list.id = "
                        + target.list().value() + " WHERE campaign.client_id = "
                        + target.client().value() + " AND campaign.id = "
                        + target.campaign().value() + " LOCK IN SHARE MODE")) {
            if (!row.next()) {
                throw new SQLIntegrityConstraintViolationException(
                        "No list " + target.list().value() + " or no campaign "
                                + target.campaign().value() + " of client "
                                + target.client().value());
            }
        }
    }

    /** The same for the whole run; another connection to the same server is made alike. */
    private BulkWay way(Connection connection) throws SQLException {
        BulkWay found = way == null ? BulkWay.of(connection) : way;
        way = found;
        return found;
    }

    /**
     * A lead with its ids; its phones' ids follow one another.
     *
     * @param zoneSets of its phones
     * @param readBy the set by which it is read while its first phone is dialled
     */
    record Placed(NewLead lead, long id, long firstPhone, List<Short> zoneSets, short readBy) {}

    private List<Placed> place(List<NewLead> leads) {
        long lead = ids.take("lead", leads.size());
        long phone = ids.take(
                "phone", leads.stream().mapToInt(each -> each.phones().size()).sum());
        List<Placed> placed = new ArrayList<>();
        for (NewLead each : leads) {
            List<Short> zones = each.phones().stream()
                    .map(facts -> zoneSets.id(facts.zones()))
                    .toList();
            placed.add(new Placed(each, lead, phone, zones, readBy(each, zones).getFirst()));
            lead++;
            phone += zones.size();
        }
        return placed;
    }

    /** The sets of its phones with those of the lead's address, which must all be there when the next phone is dialled. */
    private List<Short> readBy(NewLead lead, List<Short> ofPhones) {
        Address address = LeadZones.address(lead.texts());
        List<NumberFacts> phones = lead.phones();
        return IntStream.range(0, phones.size())
                .mapToObj(i -> zoneSets.id(Whereabouts.zones(phones.get(i), address), ofPhones.get(i)))
                .toList();
    }

    /** The other tables' rows are made on a second thread while the server takes the leads. */
    private static void write(LeadRows rows, List<Placed> placed, Instant at) throws SQLException {
        rows.leads(placed, at);
        var others = new FutureTask<>(() -> rows.others(placed), true);
        Thread.ofVirtual().name("import-rows").start(others);
        rows.executeLeads();
        try {
            others.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("The import was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A lead can't be written as rows", e.getCause());
        }
        rows.executeOthers();
    }

    /** The counters of ready leads, after the leads themselves; runs are spread over the counters' shards. */
    private void buckets(List<Placed> placed) {
        var changes = new BucketCounts.Changes();
        for (Placed each : placed) {
            changes.add(new BucketCounts.Bucket(target.list().value(), LeadState.READY, each.readBy()));
        }
        new BucketCounts(dsl)
                .apply(
                        target.client().value(),
                        target.campaign().value(),
                        target.run().value(),
                        changes);
    }
}
