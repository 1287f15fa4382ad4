package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.ZONE_SET;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;
import outdial.compliance.GateFacts;
import outdial.model.LeadId;
import outdial.sql.gen.tables.records.CampaignLeadRecord;

/**
 * The ready leads of some sets of zones in the order of their rank: each set is read from its own range of one index, a
 * page at a time, and the pages are merged here. So what is read follows what is wanted, however long the lists are.
 */
final class ReadyLeads {
    private static final Comparator<CampaignLeadRecord> ORDER =
            Comparator.comparing(CampaignLeadRecord::getRankKey).thenComparing(CampaignLeadRecord::getLeadId);

    /** No page is shorter, or a campaign of very many zones would need many rounds. */
    private static final int SHORTEST_PAGE = 8;

    private final DSLContext dsl;
    private final GateFacts.Terms terms;

    ReadyLeads(DSLContext dsl, GateFacts.Terms terms) {
        this.dsl = dsl;
        this.terms = terms;
    }

    /**
     * The sets of zones in which the campaign has ready leads. Each known set is asked for by one jump into the index:
     * servers answer the obvious DISTINCT by reading every ready lead.
     */
    Map<Short, Set<ZoneId>> zoneSets() {
        Field<Short> any = dsl.select(CAMPAIGN_LEAD.ZONE_SET_ID)
                .from(CAMPAIGN_LEAD)
                .where(isReady())
                .and(CAMPAIGN_LEAD.ZONE_SET_ID.eq(ZONE_SET.ID))
                .limit(1)
                .asField();
        return dsl.select(ZONE_SET.ID, ZONE_SET.ZONES)
                .from(ZONE_SET)
                .where(any.isNotNull())
                .fetchMap(ZONE_SET.ID, row -> LeadFacts.zones(row.value2()));
    }

    /** The first {@code want} of the sets' leads, those in {@code held} passed over. */
    List<CampaignLeadRecord> first(int want, Collection<Short> zoneSets, Set<LeadId> held) {
        Set<Long> heldIds = held.stream().map(LeadId::value).collect(Collectors.toSet());
        int wanted = want + held.size();
        Map<Short, Part> parts = new HashMap<>();
        zoneSets.forEach(zoneSet -> parts.put(zoneSet, new Part()));
        List<CampaignLeadRecord> first;
        List<Short> more = List.copyOf(zoneSets);
        do {
            read(more, parts, wanted);
            List<CampaignLeadRecord> all = parts.values().stream()
                    .flatMap(part -> part.rows.stream())
                    .sorted(ORDER)
                    .toList();
            first = all.subList(0, Math.min(wanted, all.size()));
            // A part whose every row was taken may go on with rows that come before others' rows.
            var last = first.isEmpty() ? null : first.getLast();
            boolean enough = first.size() == wanted;
            more = parts.entrySet().stream()
                    .filter(part -> !part.getValue().isRead
                            && (!enough
                                    || last == null
                                    || ORDER.compare(part.getValue().rows.getLast(), last) < 0))
                    .map(Map.Entry::getKey)
                    .toList();
        } while (!more.isEmpty());
        return first.stream()
                .filter(lead -> !heldIds.contains(lead.getLeadId()))
                .limit(want)
                .toList();
    }

    /** What has been read of one set of zones. */
    private static final class Part {
        private final List<CampaignLeadRecord> rows = new ArrayList<>();
        private final Set<Long> ids = new HashSet<>();
        private boolean isRead;

        void add(CampaignLeadRecord row) {
            if (ids.add(row.getLeadId())) {
                rows.add(row);
            }
        }

        /** Rows of the last rank so far are read again, for there may be more of that rank. */
        int again() {
            return rows.isEmpty()
                    ? 0
                    : (int) rows.stream()
                            .filter(row ->
                                    row.getRankKey().equals(rows.getLast().getRankKey()))
                            .count();
        }
    }

    private void read(List<Short> zoneSets, Map<Short, Part> parts, int wanted) {
        int page = Math.max(SHORTEST_PAGE, Math.ceilDiv(3 * wanted, 2 * Math.max(1, parts.size())));
        var limits = new HashMap<Short, Integer>();
        Select<CampaignLeadRecord> all = null;
        for (Short zoneSet : zoneSets) {
            Part part = parts.get(zoneSet);
            int limit = page + part.again();
            limits.put(zoneSet, limit);
            Select<CampaignLeadRecord> one = page(zoneSet, part, limit);
            all = all == null ? one : all.unionAll(one);
        }
        if (all == null) {
            return;
        }
        Map<Short, List<CampaignLeadRecord>> found =
                all.fetch().stream().collect(Collectors.groupingBy(CampaignLeadRecord::getZoneSetId));
        for (Short zoneSet : zoneSets) {
            List<CampaignLeadRecord> rows = found.getOrDefault(zoneSet, List.of());
            Part part = parts.get(zoneSet);
            rows.stream().sorted(ORDER).forEach(part::add);
            part.isRead = rows.size() < limits.get(zoneSet);
        }
    }

    private Select<CampaignLeadRecord> page(short zoneSet, Part part, int limit) {
        return dsl.selectFrom(CAMPAIGN_LEAD)
                .where(isReady())
                .and(CAMPAIGN_LEAD.ZONE_SET_ID.eq(zoneSet))
                .and(
                        part.rows.isEmpty()
                                ? DSL.noCondition()
                                : CAMPAIGN_LEAD.RANK_KEY.ge(part.rows.getLast().getRankKey()))
                .orderBy(CAMPAIGN_LEAD.RANK_KEY, CAMPAIGN_LEAD.LEAD_ID)
                .limit(limit);
    }

    private Condition isReady() {
        return CAMPAIGN_LEAD.CLIENT_ID
                .eq(terms.client().value())
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(terms.campaign().value()))
                .and(CAMPAIGN_LEAD.STATE.eq(LeadState.READY.code()));
    }
}
