package outdial.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outdial.compliance.gate.CallFacts.RegisterCheck;
import outdial.compliance.gate.RegisterState;
import outdial.compliance.register.RegisterSnapshot;
import outdial.model.PhoneNumber;
import outdial.sql.RegisterCopies.Copy;

/**
 * What the registers say of numbers, by the copies in use and what has changed since. A register whose copy can't be read
 * on this machine lists everybody, under a name that no verdict knew, and has been asked about nobody.
 */
final class AskedRegisters {
    private static final String UNREADABLE = " (its copy can't be read)";

    private final Map<String, Map<PhoneNumber, Boolean>> changes;
    private final Map<Copy, RegisterSnapshot> readable = new HashMap<>();
    private final List<String> unreadable = new ArrayList<>();

    /** @param changes by the register's rule, whether the number is listed now */
    AskedRegisters(List<Copy> copies, Map<String, Map<PhoneNumber, Boolean>> changes) {
        this.changes = changes;
        for (Copy copy : copies) {
            MappedRegisters.find(copy)
                    .ifPresentOrElse(
                            found -> readable.put(copy, found), () -> unreadable.add(copy.rule() + UNREADABLE));
        }
    }

    /** Rules of the registers that list the number. */
    List<String> listing(PhoneNumber number) {
        var listing = new ArrayList<>(unreadable);
        readable.forEach((copy, snapshot) -> {
            if (lists(copy, snapshot, number)) {
                listing.add(copy.rule());
            }
        });
        return listing;
    }

    /** What each register said, by its rule, with the day and the version of the copy that was asked. */
    Map<String, RegisterCheck> checks(PhoneNumber number) {
        var checks = new HashMap<String, RegisterCheck>();
        readable.forEach((copy, snapshot) -> checks.put(
                copy.rule(),
                new RegisterCheck(
                        lists(copy, snapshot, number) ? RegisterState.LISTED : RegisterState.CLEAR,
                        Optional.of(copy.asOf()),
                        Optional.of(copy.version()))));
        return checks;
    }

    private boolean lists(Copy copy, RegisterSnapshot snapshot, PhoneNumber number) {
        Boolean changed = changes.getOrDefault(copy.rule(), Map.of()).get(number);
        return changed == null ? snapshot.contains(number) : changed;
    }
}
