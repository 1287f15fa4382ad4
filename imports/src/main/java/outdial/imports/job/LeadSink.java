package outdial.imports.job;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import outdial.compliance.NumberFacts;
import outdial.imports.file.Row;
import outdial.imports.row.LeadDraft;
import outdial.imports.row.LeadRowParser;
import outdial.imports.row.ParsedRow;
import outdial.imports.row.Remark;
import outdial.model.LeadListId;
import outdial.model.PhoneNumber;
import outdial.sql.ImportRunId;
import outdial.sql.ImportRuns;
import outdial.sql.LeadBulk;
import outdial.sql.NewLead;

/**
 * Rows that are leads. A row that shares a number with a lead the campaign has already, from this file or another, is a
 * duplicate: the person would be called twice.
 */
public final class LeadSink implements RowSink {
    private final LeadRowParser parser;
    private final Place place;
    private final LeadBulk bulk;
    private final ImportRuns runs;
    private final InstantSource clock;

    /**
     * Where the leads go.
     *
     * @param priority of the list in the campaign, the lowest first
     * @param customFields ids of the list's own columns, in the order of the file
     */
    public record Place(ImportRunId run, LeadListId list, int priority, List<Long> customFields) {
        public Place {
            customFields = List.copyOf(customFields);
        }
    }

    public LeadSink(LeadRowParser parser, Place place, LeadBulk bulk, ImportRuns runs, InstantSource clock) {
        this.parser = parser;
        this.place = place;
        this.bulk = bulk;
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public ImportRuns.Counts take(List<Row> rows) {
        List<ParsedRow> parsed = rows.stream().map(parser::parse).toList();
        Set<PhoneNumber> taken = new HashSet<>(bulk.taken(numbers(parsed)));
        List<NewLead> leads = new ArrayList<>();
        Problems problems = new Problems();
        for (ParsedRow row : parsed) {
            switch (row) {
                case ParsedRow.Rejected(long no, List<Remark> why) -> problems.rejected(no, why);
                case ParsedRow.Accepted accepted -> accept(accepted, taken, leads, problems);
            }
        }
        bulk.add(leads, clock.instant());
        runs.note(place.run(), problems.all());
        return new ImportRuns.Counts(rows.size(), leads.size(), problems.rejectedRows(), problems.duplicateRows());
    }

    private void accept(ParsedRow.Accepted row, Set<PhoneNumber> taken, List<NewLead> leads, Problems problems) {
        List<PhoneNumber> numbers =
                row.lead().phones().stream().map(NumberFacts::number).toList();
        Optional<PhoneNumber> shared = numbers.stream().filter(taken::contains).findFirst();
        if (shared.isPresent()) {
            problems.duplicate(row.no(), shared.get(), "A lead of this campaign has this number already.");
        } else {
            taken.addAll(numbers);
            leads.add(lead(row.no(), row.lead()));
            problems.leftOff(row.no(), row.leftOff());
        }
    }

    private NewLead lead(long row, LeadDraft draft) {
        Map<Long, String> custom = new HashMap<>();
        draft.custom().forEach((index, text) -> custom.put(place.customFields().get(index), text));
        long rankKey = RankKey.of(place.priority(), draft.value(), place.list(), row);
        return new NewLead(row, draft.texts(), draft.value(), rankKey, draft.phones(), custom);
    }

    private static Set<PhoneNumber> numbers(List<ParsedRow> parsed) {
        Set<PhoneNumber> numbers = new HashSet<>();
        for (ParsedRow row : parsed) {
            if (row instanceof ParsedRow.Accepted accepted) {
                accepted.lead().phones().forEach(facts -> numbers.add(facts.number()));
            }
        }
        return numbers;
    }
}
