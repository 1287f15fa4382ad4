package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.LEAD;
import static outdial.sql.gen.Tables.LEAD_VALUE;
import static outdial.sql.gen.Tables.PHONE;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import outdial.compliance.NumberFacts;
import outdial.sql.gen.tables.records.CampaignLeadRecord;
import outdial.sql.gen.tables.records.LeadRecord;
import outdial.sql.gen.tables.records.LeadValueRecord;
import outdial.sql.gen.tables.records.PhoneRecord;

/**
 * Changes leads that an import met again, and keeps what each was before in {@code lead_before}. Takes part in the
 * caller's transaction.
 */
public final class LeadChanges {
    private static final int MOST_PHONES = 20;
    private static final Set<LeadField> ADDRESS =
            Set.of(LeadField.COUNTRY, LeadField.REGION, LeadField.POSTCODE, LeadField.ZONE);

    private final DSLContext dsl;
    private final LeadBulk.Target target;
    private final ZoneSets zoneSets;
    private SortedMap<Long, LeadMoves> moved = new TreeMap<>();

    public LeadChanges(DSLContext dsl, ZoneSets zoneSets, LeadBulk.Target target) {
        this.dsl = dsl;
        this.target = target;
        this.zoneSets = zoneSets;
    }

    /**
     * Makes the changes in their order; what says nothing new is passed over. {@link #count} comes after all else.
     *
     * @return how many changes said something new
     */
    public int make(List<LeadChange> changes) {
        if (changes.isEmpty()) {
            return 0;
        }
        Map<Long, Known> known =
                known(changes.stream().map(LeadChange::lead).collect(Collectors.toCollection(TreeSet::new)));
        int made = 0;
        for (LeadChange change : changes) {
            Known lead = known.get(change.lead());
            made += lead != null && lead.take(change) ? 1 : 0;
        }
        write(known.values().stream().filter(lead -> lead.isChanged).toList());
        moved = new LeadZones(dsl, target.client())
                .putRight(
                        known.values().stream()
                                .filter(lead -> lead.hasMoved)
                                .map(lead -> lead.row.getId())
                                .toList(),
                        zoneSets);
        return made;
    }

    /** Counts the leads of the changes just made that are read by other clocks now; last in the transaction. */
    public void count() {
        moved.forEach((campaign, moves) ->
                moves.count(target.client().value(), campaign, target.run().value()));
        moved.clear();
    }

    private Map<Long, Known> known(Collection<Long> leads) {
        var known = new LinkedHashMap<Long, Known>();
        dsl.selectFrom(LEAD)
                .where(LEAD.CLIENT_ID.eq(target.client().value()))
                .and(LEAD.ID.in(leads))
                .orderBy(LEAD.ID)
                .forUpdate()
                .forEach(row -> known.put(row.getId(), new Known(row)));
        dsl.selectFrom(PHONE)
                .where(PHONE.CLIENT_ID.eq(target.client().value()))
                .and(PHONE.LEAD_ID.in(leads))
                .orderBy(PHONE.LEAD_ID, PHONE.SEQ)
                .forEach(row -> known(known, row.getLeadId()).ifPresent(lead -> lead.phones.add(row)));
        dsl.selectFrom(LEAD_VALUE)
                .where(LEAD_VALUE.CLIENT_ID.eq(target.client().value()))
                .and(LEAD_VALUE.LEAD_ID.in(leads))
                .forEach(row -> known(known, row.getLeadId()).ifPresent(lead -> lead.own(row)));
        dsl.selectFrom(CAMPAIGN_LEAD)
                .where(CAMPAIGN_LEAD.CLIENT_ID.eq(target.client().value()))
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(target.campaign().value()))
                .and(CAMPAIGN_LEAD.LEAD_ID.in(leads))
                .forUpdate()
                .forEach(row -> known(known, row.getLeadId()).ifPresent(lead -> lead.place = Optional.of(row)));
        known.values().forEach(lead -> lead.was = lead.before());
        return known;
    }

    private static Optional<Known> known(Map<Long, Known> known, long lead) {
        return Optional.ofNullable(known.get(lead));
    }

    private void write(List<Known> changed) {
        dsl.connection(connection -> {
            before(connection, changed);
            values(connection, changed);
            phones(connection, changed);
        });
        dsl.batchUpdate(changed.stream().map(lead -> lead.row).toList()).execute();
        dsl.batchUpdate(changed.stream().flatMap(lead -> lead.place.stream()).toList())
                .execute();
    }

    private void before(Connection connection, List<Known> changed) throws SQLException {
        try (var rows = BulkInsert.of(
                connection, "INSERT IGNORE", "lead_before", "client_id", "import_run_id", "lead_id", "was")) {
            for (Known lead : changed) {
                rows.row(
                        target.client().value(),
                        target.run().value(),
                        lead.row.getId(),
                        LeadBefore.written(Objects.requireNonNull(lead.was)));
            }
            rows.execute();
        }
    }

    private void values(Connection connection, List<Known> changed) throws SQLException {
        try (var rows =
                BulkInsert.upsert(connection, "lead_value", "value", "client_id", "lead_id", "field_id", "value")) {
            for (Known lead : changed) {
                for (Map.Entry<Long, String> value : lead.newOwn.entrySet()) {
                    rows.row(target.client().value(), lead.row.getId(), value.getKey(), value.getValue());
                }
            }
            rows.execute();
        }
    }

    private void phones(Connection connection, List<Known> changed) throws SQLException {
        int many = changed.stream().mapToInt(lead -> lead.newPhones.size()).sum();
        if (many == 0) {
            return;
        }
        long id = new IdBlocks(dsl).take("phone", many);
        try (var rows =
                PhoneRows.of(connection, BulkWay.STATEMENT, target.client().value())) {
            for (Known lead : changed) {
                int seq = lead.phones.isEmpty() ? 0 : lead.phones.getLast().getSeq() + 1;
                for (NumberFacts facts : lead.newPhones) {
                    rows.add(id++, lead.row.getId(), seq++, facts, zoneSets.id(facts.zones()));
                }
            }
            rows.execute();
        }
    }

    /** A lead as it is and as it is to be. */
    private static final class Known {
        private final LeadRecord row;
        private final List<PhoneRecord> phones = new ArrayList<>();
        private final Map<Long, String> own = new HashMap<>();
        private final Map<Long, String> newOwn = new HashMap<>();
        private final List<NumberFacts> newPhones = new ArrayList<>();
        private Optional<CampaignLeadRecord> place = Optional.empty();
        private @org.jspecify.annotations.Nullable LeadBefore was;
        private boolean isChanged;
        private boolean hasMoved;

        Known(LeadRecord row) {
            this.row = row;
        }

        void own(LeadValueRecord value) {
            own.put(value.getFieldId(), value.getValue());
        }

        LeadBefore before() {
            Map<String, String> texts = new HashMap<>();
            for (LeadField field : LeadField.values()) {
                String text = row.get(column(field));
                if (text != null) {
                    texts.put(field.name(), text);
                }
            }
            return new LeadBefore(
                    texts,
                    row.getValue(),
                    Map.copyOf(own),
                    phones.stream().map(PhoneRecord::getId).toList(),
                    place.map(CampaignLeadRecord::getRankKey));
        }

        boolean take(LeadChange change) {
            boolean isNew = false;
            for (Map.Entry<LeadField, String> text : change.texts().entrySet()) {
                Field<String> column = column(text.getKey());
                if (!text.getValue().equals(row.get(column))) {
                    row.set(column, text.getValue());
                    isNew = true;
                    hasMoved |= ADDRESS.contains(text.getKey());
                }
            }
            if (change.value().isPresent() && !change.value().get().equals(row.getValue())) {
                row.setValue(change.value().get());
                place.filter(at -> at.getRankKey() >= 0)
                        .ifPresent(at -> at.setRankKey(change.rank().applyAsLong(at.getRankKey())));
                isNew = true;
            }
            for (Map.Entry<Long, String> value : change.custom().entrySet()) {
                if (!value.getValue().equals(own.put(value.getKey(), value.getValue()))) {
                    newOwn.put(value.getKey(), value.getValue());
                    isNew = true;
                }
            }
            for (NumberFacts facts : change.phones()) {
                isNew |= add(facts);
            }
            place.ifPresent(at -> at.setLanguage(row.getLanguage()));
            isChanged |= isNew;
            return isNew;
        }

        private boolean add(NumberFacts facts) {
            boolean isThere = phones.stream().anyMatch(phone -> phone.getE164().equals(facts.number()))
                    || newPhones.stream().anyMatch(phone -> phone.number().equals(facts.number()));
            if (isThere || phones.size() + newPhones.size() >= MOST_PHONES) {
                return false;
            }
            newPhones.add(facts);
            return true;
        }
    }

    static Field<String> column(LeadField field) {
        return Objects.requireNonNull(
                LEAD.field(field.name().toLowerCase(Locale.ROOT), String.class), () -> field + " is no column");
    }
}
