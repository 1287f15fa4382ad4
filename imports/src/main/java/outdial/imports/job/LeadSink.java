package outdial.imports.job;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import outdial.compliance.NumberFacts;
import outdial.compliance.NumberFacts.NumberType;
import outdial.imports.file.Row;
import outdial.imports.row.LeadDraft;
import outdial.imports.row.LeadRowParser;
import outdial.imports.row.ParsedRow;
import outdial.imports.row.Remark;
import outdial.model.LeadListId;
import outdial.model.PhoneNumber;
import outdial.sql.ImportRuns;
import outdial.sql.LeadChange;
import outdial.sql.LeadField;
import outdial.sql.NewLead;

/** Rows that are leads, taken or left by the rules. A dry run decides by the same class. */
public final class LeadSink implements RowSink<Read<ParsedRow>> {
    private final LeadRowParser parser;
    private final Place place;
    private final Rules rules;
    private final LeadStore store;

    /** Numbers of the slabs that were decided ahead last and may not be in the tables yet; for the deciding thread. */
    private final Deque<Set<PhoneNumber>> unwritten = new ArrayDeque<>();

    /**
     * Where the leads go.
     *
     * @param priority of the list in the campaign, the lowest first
     * @param customFields ids of the list's own columns, in the order of the file
     * @param types kinds of line that the campaign dials; none named means all
     */
    public record Place(LeadListId list, int priority, List<Long> customFields, Set<NumberType> types) {
        public Place {
            customFields = List.copyOf(customFields);
            types = Set.copyOf(types);
        }
    }

    public LeadSink(LeadRowParser parser, Place place, Rules rules, LeadStore store) {
        this.parser = parser;
        this.place = place;
        this.rules = rules;
        this.store = store;
    }

    @Override
    public Read<ParsedRow> understand(Row row) {
        return new Read<>(row, parser.parse(row));
    }

    @Override
    public ImportRuns.Counts take(List<Read<ParsedRow>> rows) {
        return write(decided(rows, List.of()));
    }

    /** An update needs the ids of leads that are not written yet: only what does without is decided ahead. */
    @Override
    public Decision ahead(List<Read<ParsedRow>> rows) {
        if (rules.duplicates() == Rules.Duplicates.UPDATE) {
            return () -> take(rows);
        }
        SlabOfLeads slab = decided(rows, unwritten);
        unwritten.addLast(Set.copyOf(slab.pending.keySet()));
        if (unwritten.size() > ParsedFeed.UNWRITTEN) {
            unwritten.removeFirst();
        }
        return () -> write(slab);
    }

    private SlabOfLeads decided(List<Read<ParsedRow>> rows, Collection<Set<PhoneNumber>> unwritten) {
        Set<PhoneNumber> numbers = numbers(rows);
        Map<PhoneNumber, Long> holders = new HashMap<>(holders(numbers));
        for (PhoneNumber number : numbers) {
            if (unwritten.stream().anyMatch(slab -> slab.contains(number))) {
                holders.putIfAbsent(number, LeadStore.NOT_WRITTEN);
            }
        }
        var slab = new SlabOfLeads(holders, listed(numbers), rows.size());
        rows.forEach(slab::decide);
        return slab;
    }

    private ImportRuns.Counts write(SlabOfLeads slab) {
        int updated = store.change(slab.changes) + slab.merged;
        store.add(slab.leads.stream().map(Pending::lead).toList());
        store.note(slab.problems);
        return new ImportRuns.Counts(
                slab.rows, slab.leads.size(), slab.problems.rejectedRows(), slab.problems.duplicateRows(), updated);
    }

    private Map<PhoneNumber, Long> holders(Set<PhoneNumber> numbers) {
        return rules.duplicates() == Rules.Duplicates.KEEP ? Map.of() : store.holders(numbers);
    }

    private Map<PhoneNumber, List<String>> listed(Set<PhoneNumber> numbers) {
        return rules.doNotCall() == Rules.Match.TAKE || numbers.isEmpty() ? Map.of() : store.listed(numbers);
    }

    private static Set<PhoneNumber> numbers(List<Read<ParsedRow>> rows) {
        Set<PhoneNumber> numbers = new HashSet<>();
        for (Read<ParsedRow> row : rows) {
            if (row.parsed() instanceof ParsedRow.Accepted accepted) {
                accepted.lead().phones().forEach(facts -> numbers.add(facts.number()));
            }
        }
        return numbers;
    }

    private Map<Long, String> custom(LeadDraft draft) {
        Map<Long, String> custom = new HashMap<>();
        draft.custom().forEach((index, text) -> custom.put(place.customFields().get(index), text));
        return custom;
    }

    /** A lead that is about to be written, and what later rows of the slab say of it. */
    private final class Pending {
        private final long row;
        private LeadDraft draft;

        Pending(long row, LeadDraft draft) {
            this.row = row;
            this.draft = draft;
        }

        boolean merge(LeadDraft later) {
            LeadDraft merged = draft.merged(later);
            boolean isNew = !merged.equals(draft);
            draft = merged;
            return isNew;
        }

        NewLead lead() {
            int value = draft.value().orElse(0);
            long rankKey = RankKey.of(place.priority(), value, place.list(), row);
            return new NewLead(row, draft.texts(), value, rankKey, draft.phones(), custom(draft));
        }
    }

    /** One slab being decided, row by row. */
    private final class SlabOfLeads {
        private final Map<PhoneNumber, Long> holders;
        private final Map<PhoneNumber, List<String>> listed;
        private final Map<PhoneNumber, Pending> pending = new HashMap<>();
        private final List<Pending> leads = new ArrayList<>();
        private final List<LeadChange> changes = new ArrayList<>();
        private final Problems problems = new Problems();
        private final int rows;
        private int merged;

        SlabOfLeads(Map<PhoneNumber, Long> holders, Map<PhoneNumber, List<String>> listed, int rows) {
            this.holders = holders;
            this.listed = listed;
            this.rows = rows;
        }

        void decide(Read<ParsedRow> read) {
            switch (read.parsed()) {
                case ParsedRow.Rejected(long _, List<Remark> why) -> problems.rejected(read.row(), why);
                case ParsedRow.Accepted accepted -> {
                    Optional<Remark> objection = objection(accepted.lead());
                    if (objection.isPresent()) {
                        problems.rejected(read.row(), List.of(objection.get()));
                    } else {
                        accept(accepted);
                    }
                }
            }
        }

        /** What keeps a lead from being taken by the rules. */
        private Optional<Remark> objection(LeadDraft lead) {
            List<NumberFacts> phones = lead.phones();
            PhoneNumber first = phones.getFirst().number();
            if (!listed.isEmpty() && phones.stream().allMatch(phone -> listed.containsKey(phone.number()))) {
                String lists = String.join(", ", listed.getOrDefault(first, List.of()));
                return Optional.of(new Remark(
                        Remark.Kind.DO_NOT_CALL,
                        "",
                        first.e164(),
                        "The number is on the do-not-call list " + lists + "."));
            }
            if (rules.lineType() == Rules.Match.REFUSE
                    && !place.types().isEmpty()
                    && phones.stream().noneMatch(phone -> place.types().contains(phone.type()))) {
                return Optional.of(new Remark(
                        Remark.Kind.LINE_TYPE,
                        "",
                        first.e164(),
                        "The number is of the kind " + phones.getFirst().type()
                                + ", which the campaign does not dial."));
            }
            boolean isZoneless =
                    phones.getFirst().zones().isEmpty() && !lead.texts().containsKey(LeadField.ZONE);
            return rules.zoneUnknown() == Rules.Match.REFUSE && isZoneless
                    ? Optional.of(new Remark(
                            Remark.Kind.ZONE,
                            "",
                            first.e164(),
                            "No time zone is known for the number. Give it in a column 'time zone'."))
                    : Optional.empty();
        }

        private void accept(ParsedRow.Accepted row) {
            LeadDraft lead = row.lead();
            Optional<PhoneNumber> shared = rules.duplicates() == Rules.Duplicates.KEEP
                    ? Optional.empty()
                    : lead.phones().stream()
                            .map(NumberFacts::number)
                            .filter(number -> holders.containsKey(number) || pending.containsKey(number))
                            .findFirst();
            if (shared.isPresent()) {
                duplicate(row, shared.get());
                return;
            }
            var added = new Pending(row.no(), lead);
            leads.add(added);
            lead.phones().forEach(phone -> pending.put(phone.number(), added));
            problems.leftOff(row.no(), row.leftOff());
        }

        private void duplicate(ParsedRow.Accepted row, PhoneNumber shared) {
            Pending here = pending.get(shared);
            Long holder = holders.get(shared);
            boolean isUpdate = rules.duplicates() == Rules.Duplicates.UPDATE;
            if (isUpdate && here != null) {
                merged += here.merge(row.lead()) ? 1 : 0;
                here.draft.phones().forEach(phone -> pending.putIfAbsent(phone.number(), here));
            } else if (isUpdate && holder != null) {
                changes.add(change(holder, row.lead()));
                row.lead().phones().forEach(phone -> holders.putIfAbsent(phone.number(), holder));
            }
            String whose = here != null
                    ? "Row " + here.row + " of this file has this number already."
                    : rules.within() == Rules.Within.CLIENT
                            ? "A lead of this client has this number already."
                            : "A lead of this campaign has this number already.";
            problems.duplicate(
                    row.no(),
                    shared,
                    isUpdate ? whose + " It was given this row's values." : whose,
                    isUpdate ? row.leftOff() : List.of());
        }

        private LeadChange change(long holder, LeadDraft draft) {
            return new LeadChange(
                    holder,
                    draft.texts(),
                    draft.value(),
                    rank -> RankKey.withValue(rank, draft.value().orElse(0)),
                    draft.phones(),
                    custom(draft));
        }
    }
}
