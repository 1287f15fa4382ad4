package outdial.imports.row;

import java.util.List;
import java.util.Optional;
import outdial.compliance.NumberFacts;
import outdial.compliance.NumberReader.Reading;

/** Reads numbers as written in a country and, where that fails, as each of the repairs that were agreed on would. */
final class PhoneReader {
    private final Numbers numbers;
    private final List<Repair> repairs;

    PhoneReader(Numbers numbers, List<Repair> repairs) {
        this.numbers = numbers;
        this.repairs = List.copyOf(repairs);
    }

    /** The reading that is a number of some plan, the country's before the repairs'; else the country's. */
    Reading read(String written, String country) {
        String plain = PhoneText.plain(written);
        Reading first = numbers.read(plain, country);
        if (isValid(first)) {
            return first;
        }
        for (Repair repair : repairs) {
            Reading mended = numbers.read(repair.rewritten(plain), repair.country(country));
            if (isValid(mended)) {
                return mended;
            }
        }
        return first;
    }

    static boolean isValid(Reading reading) {
        return reading instanceof Reading.Understood(NumberFacts facts) && facts.valid();
    }

    /** Why a reading is not to be dialled, if so. */
    static Optional<String> objection(Reading reading, String written, String country) {
        return switch (reading) {
            case Reading.Refused(String reason) -> Optional.of(reason);
            case Reading.Understood(NumberFacts facts) ->
                facts.valid()
                        ? Optional.empty()
                        : Optional.of("'" + written + "' is not in the numbering plan of "
                                + (facts.country().equals("ZZ") ? country : facts.country())
                                + ". Check its digits; write +<country><number> if it is abroad.");
        };
    }
}
