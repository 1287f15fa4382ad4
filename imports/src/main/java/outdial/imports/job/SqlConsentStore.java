package outdial.imports.job;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import outdial.sql.ConsentBulk;
import outdial.sql.ConsentBulk.NewConsent;
import outdial.sql.ConsentBulk.Same;
import outdial.sql.ImportRunId;
import outdial.sql.ImportRuns;

/** Writes consents into the tables, in the job's transaction. */
public record SqlConsentStore(ConsentBulk bulk, ImportRuns runs, ImportRunId run, InstantSource clock)
        implements ConsentStore {
    @Override
    public Set<Same> kept(Collection<Same> consents) {
        return bulk.kept(consents.stream().map(Same::number).toList());
    }

    @Override
    public void add(List<NewConsent> consents) {
        bulk.add(consents, clock.instant());
    }

    @Override
    public void note(Problems problems) {
        runs.note(run, problems.all());
    }
}
