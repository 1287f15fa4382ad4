package outdial.imports.job;

import java.util.Collection;
import java.util.Set;
import outdial.model.PhoneNumber;

/** Where do-not-call numbers are kept; a dry run keeps none. */
public interface NumberStore {
    /** Those of the numbers that are on the list already. */
    Set<PhoneNumber> listed(Collection<PhoneNumber> numbers);

    void add(Collection<PhoneNumber> numbers);

    void note(Problems problems);
}
