package outdial.imports.job;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import outdial.model.PhoneNumber;
import outdial.sql.DoNotCalls;
import outdial.sql.ImportRunId;
import outdial.sql.ImportRuns;
import outdial.sql.LeadBulk;
import outdial.sql.LeadChange;
import outdial.sql.LeadChanges;
import outdial.sql.NewLead;

/** Writes leads into the tables, in the job's transaction. */
public record SqlLeadStore(
        LeadBulk bulk,
        LeadChanges changes,
        DoNotCalls doNotCalls,
        ImportRuns runs,
        ImportRunId run,
        boolean inAllCampaigns,
        InstantSource clock)
        implements LeadStore {
    @Override
    public Map<PhoneNumber, Long> holders(Collection<PhoneNumber> numbers) {
        return bulk.holders(numbers, inAllCampaigns);
    }

    @Override
    public Map<PhoneNumber, List<String>> listed(Collection<PhoneNumber> numbers) {
        return doNotCalls.isAnybodyListed() ? doNotCalls.match(numbers) : Map.of();
    }

    @Override
    public void add(List<NewLead> leads) {
        bulk.add(leads, clock.instant());
        changes.count();
    }

    @Override
    public int change(List<LeadChange> leads) {
        return changes.make(leads);
    }

    @Override
    public void note(Problems problems) {
        runs.note(run, problems.all());
    }
}
