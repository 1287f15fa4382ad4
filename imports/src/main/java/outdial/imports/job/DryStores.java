package outdial.imports.job;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import outdial.compliance.NumberFacts;
import outdial.model.PhoneNumber;
import outdial.sql.ConsentBulk;
import outdial.sql.ConsentBulk.NewConsent;
import outdial.sql.ConsentBulk.Same;
import outdial.sql.DoNotCallBulk;
import outdial.sql.DoNotCalls;
import outdial.sql.LeadBulk;
import outdial.sql.LeadChange;
import outdial.sql.NewLead;
import outdial.sql.SeenNumbers;

/** Stores that decide as the real ones do and write nothing. */
public final class DryStores {
    private DryStores() {}

    /** For leads; what is refused goes to {@code refused}. */
    public record OfLeads(
            LeadBulk bulk, DoNotCalls doNotCalls, SeenNumbers seen, boolean inAllCampaigns, Consumer<Problems> refused)
            implements LeadStore {
        @Override
        public Map<PhoneNumber, Long> holders(Collection<PhoneNumber> numbers) {
            Map<PhoneNumber, Long> holders = new HashMap<>();
            seen.among(numbers).forEach(number -> holders.put(number, NOT_WRITTEN));
            holders.putAll(bulk.holders(numbers, inAllCampaigns));
            return holders;
        }

        @Override
        public Map<PhoneNumber, List<String>> listed(Collection<PhoneNumber> numbers) {
            return doNotCalls.isAnybodyListed() ? doNotCalls.match(numbers) : Map.of();
        }

        @Override
        public void add(List<NewLead> leads) {
            see(leads.stream().map(NewLead::phones));
        }

        /** How many would say something new is known only to the tables. */
        @Override
        public int change(List<LeadChange> changes) {
            see(changes.stream().map(LeadChange::phones));
            return 0;
        }

        @Override
        public void note(Problems problems) {
            refused.accept(problems);
        }

        private void see(Stream<List<NumberFacts>> phones) {
            seen.add(phones.flatMap(List::stream).map(NumberFacts::number).toList());
        }
    }

    /** For consents; what is refused goes to {@code refused}. */
    public record OfConsents(ConsentBulk bulk, SeenNumbers seen, Consumer<Problems> refused) implements ConsentStore {
        @Override
        public Set<Same> kept(Collection<Same> consents) {
            Set<Same> kept =
                    new HashSet<>(bulk.kept(consents.stream().map(Same::number).toList()));
            Set<Long> met = seen.amongPrints(consents.stream().map(Same::print).toList());
            consents.stream().filter(each -> met.contains(each.print())).forEach(kept::add);
            return kept;
        }

        @Override
        public void add(List<NewConsent> consents) {
            seen.addPrints(consents.stream()
                    .map(each -> Same.of(each.consent()).print())
                    .toList());
        }

        @Override
        public void note(Problems problems) {
            refused.accept(problems);
        }
    }

    /** For do-not-call numbers; what is refused goes to {@code refused}. */
    public record OfNumbers(DoNotCallBulk bulk, SeenNumbers seen, Consumer<Problems> refused) implements NumberStore {
        @Override
        public Set<PhoneNumber> listed(Collection<PhoneNumber> numbers) {
            Set<PhoneNumber> listed = new HashSet<>(bulk.listed(numbers));
            listed.addAll(seen.among(numbers));
            return listed;
        }

        @Override
        public void add(Collection<PhoneNumber> numbers) {
            seen.add(numbers);
        }

        @Override
        public void note(Problems problems) {
            refused.accept(problems);
        }
    }
}
