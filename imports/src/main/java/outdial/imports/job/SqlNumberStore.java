package outdial.imports.job;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import outdial.model.PhoneNumber;
import outdial.sql.DoNotCallBulk;
import outdial.sql.ImportRunId;
import outdial.sql.ImportRuns;

/** Writes do-not-call numbers into the tables, in the job's transaction. */
public record SqlNumberStore(DoNotCallBulk bulk, ImportRuns runs, ImportRunId run, InstantSource clock)
        implements NumberStore {
    @Override
    public Set<PhoneNumber> listed(Collection<PhoneNumber> numbers) {
        return bulk.listed(numbers);
    }

    @Override
    public void add(Collection<PhoneNumber> numbers) {
        bulk.add(numbers, clock.instant());
    }

    @Override
    public void note(Problems problems) {
        runs.note(run, problems.all());
    }
}
