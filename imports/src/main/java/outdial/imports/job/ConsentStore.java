package outdial.imports.job;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import outdial.sql.ConsentBulk.NewConsent;
import outdial.sql.ConsentBulk.Same;

/** Where consents are kept; a dry run keeps none. */
public interface ConsentStore {
    /** Those of the consents that are kept already. */
    Set<Same> kept(Collection<Same> consents);

    void add(List<NewConsent> consents);

    void note(Problems problems);
}
