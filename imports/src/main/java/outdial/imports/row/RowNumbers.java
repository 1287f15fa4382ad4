package outdial.imports.row;

import java.util.ArrayList;
import java.util.List;
import outdial.compliance.NumberFacts;
import outdial.compliance.NumberReader.Reading;
import outdial.model.PhoneNumber;

/** The telephone numbers of one row, collected first and read when the row's country is known. */
final class RowNumbers {
    /** Numbers a lead may have; the table counts them in a byte, and nobody has more. */
    private static final int MOST = 20;

    private record Written(String column, String text) {}

    private final Numbers reader;
    private final List<Written> written = new ArrayList<>();
    private final List<NumberFacts> valid = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    RowNumbers(Numbers reader) {
        this.reader = reader;
    }

    void add(String column, String cell) {
        for (String number : PhoneText.numbers(cell)) {
            written.add(new Written(column, number));
        }
    }

    void read(String country) {
        for (Written number : written) {
            read(number, country);
        }
        if (written.isEmpty()) {
            remarks.add(new Remark("", "", "The row has no telephone number."));
        }
    }

    /** Valid numbers, each once. */
    List<NumberFacts> valid() {
        return valid;
    }

    /** Why the others are not among them. */
    List<Remark> remarks() {
        return remarks;
    }

    private void read(Written number, String country) {
        switch (reader.read(PhoneText.plain(number.text()), country)) {
            case Reading.Refused(String reason) -> remark(number, reason);
            case Reading.Understood(NumberFacts facts) -> keep(number, facts, country);
        }
    }

    private void keep(Written number, NumberFacts facts, String country) {
        if (!facts.valid()) {
            remark(
                    number,
                    "'" + number.text() + "' is not in the numbering plan of " + plan(facts, country)
                            + ". Check its digits; write +<country><number> if it is abroad.");
        } else if (valid.size() >= MOST) {
            remark(number, "A lead has at most " + MOST + " numbers.");
        } else if (!holds(facts.number())) {
            valid.add(facts);
        }
    }

    private boolean holds(PhoneNumber number) {
        return valid.stream().anyMatch(known -> known.number().equals(number));
    }

    private static String plan(NumberFacts facts, String country) {
        return facts.country().equals("ZZ") ? country : facts.country();
    }

    /** A cell can hold thousands of numbers; a person reads the first few reasons. */
    private void remark(Written number, String why) {
        if (remarks.size() < MOST) {
            remarks.add(new Remark(number.column(), number.text(), why));
        }
    }
}
