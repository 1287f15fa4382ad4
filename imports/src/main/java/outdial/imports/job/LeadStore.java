package outdial.imports.job;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import outdial.model.PhoneNumber;
import outdial.sql.LeadChange;
import outdial.sql.NewLead;

/** Where leads are kept; a dry run keeps none. */
public interface LeadStore {
    /** Stands for a lead that a dry run would have written, or an import is about to. */
    long NOT_WRITTEN = 0;

    /** Who has the numbers already. */
    Map<PhoneNumber, Long> holders(Collection<PhoneNumber> numbers);

    /** Names of the do-not-call lists that the numbers stand on. */
    Map<PhoneNumber, List<String>> listed(Collection<PhoneNumber> numbers);

    /** How many of the changes said something new. */
    int change(List<LeadChange> changes);

    /** Comes after {@link #change}, also when there is nobody to add. */
    void add(List<NewLead> leads);

    void note(Problems problems);
}
