package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.ZONE_SET;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        int wanted = want + held.size();
        int page = Math.max(SHORTEST_PAGE, Math.ceilDiv(3 * wanted, 2 * Math.max(1, zoneSets.size())));
        List<Part> parts = zoneSets.stream().map(Part::new).toList();
        List<Part> more = parts;
        List<CampaignLeadRecord> first = List.of();
        while (!more.isEmpty()) {
            read(more, page);
            List<CampaignLeadRecord> all = parts.stream()
                    .flatMap(part -> part.rows.stream())
                    .sorted(ORDER)
                    .toList();
            first = all.subList(0, Math.min(wanted, all.size()));
            Optional<CampaignLeadRecord> last =
                    first.size() == wanted ? Optional.of(first.getLast()) : Optional.empty();
            more = parts.stream().filter(part -> part.mayGoOnBefore(last)).toList();
        }
        return first.stream()
                .filter(lead -> !held.contains(new LeadId(lead.getLeadId())))
                .limit(want)
                .toList();
    }

    /** Those of these leads that are ready. */
    List<CampaignLeadRecord> these(List<Long> leads) {
        return leads.isEmpty()
                ? List.of()
                : dsl.selectFrom(CAMPAIGN_LEAD)
                        .where(isReady())
                        .and(CAMPAIGN_LEAD.LEAD_ID.in(leads))
                        .orderBy(CAMPAIGN_LEAD.RANK_KEY, CAMPAIGN_LEAD.LEAD_ID)
                        .fetch();
    }

    /** What has been read of one set of zones. */
    private static final class Part {
        private final short zoneSet;
        private final List<CampaignLeadRecord> rows = new ArrayList<>();
        private final Set<Long> ids = new HashSet<>();
        private boolean isRead;

        Part(short zoneSet) {
            this.zoneSet = zoneSet;
        }

        void add(List<CampaignLeadRecord> page, int limit) {
            page.stream().sorted(ORDER).filter(row -> ids.add(row.getLeadId())).forEach(rows::add);
            isRead = page.size() < limit;
        }

        /** Whether unread rows may come before {@code last} or, while too few are found, at all. */
        boolean mayGoOnBefore(Optional<CampaignLeadRecord> last) {
            return !isRead
                    && last.map(row -> ORDER.compare(rows.getLast(), row) < 0).orElse(true);
        }

        /** Rows of the last rank so far are read again, for there may be more of that rank. */
        int again() {
            return (int) rows.stream()
                    .filter(row -> row.getRankKey().equals(rows.getLast().getRankKey()))
                    .count();
        }

        Condition rest() {
            return rows.isEmpty()
                    ? DSL.noCondition()
                    : CAMPAIGN_LEAD.RANK_KEY.ge(rows.getLast().getRankKey());
        }
    }

    private void read(List<Part> parts, int page) {
        Map<Short, List<CampaignLeadRecord>> found = parts.stream()
                .map(part -> page(part, page + part.again()))
                .reduce(Select::unionAll)
                .map(all -> all.fetch().stream().collect(Collectors.groupingBy(CampaignLeadRecord::getZoneSetId)))
                .orElse(Map.of());
        parts.forEach(part -> part.add(found.getOrDefault(part.zoneSet, List.of()), page + part.again()));
    }

    private Select<CampaignLeadRecord> page(Part part, int limit) {
        return dsl.selectFrom(CAMPAIGN_LEAD)
                .where(isReady())
                .and(CAMPAIGN_LEAD.ZONE_SET_ID.eq(part.zoneSet))
                .and(part.rest())
                .orderBy(CAMPAIGN_LEAD.RANK_KEY, CAMPAIGN_LEAD.LEAD_ID)
                .limit(limit);
    }

    private Condition isReady() {
        return CAMPAIGN_LEAD
                .CLIENT_ID
                .eq(terms.client().value())
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(terms.campaign().value()))
                .and(CAMPAIGN_LEAD.STATE.eq(LeadState.READY.code()));
    }
}
