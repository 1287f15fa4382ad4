package outdial.imports.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outdial.compliance.NumberFacts;
import outdial.compliance.NumberReader.Reading;
import outdial.model.PhoneNumber;

/** The telephone numbers of one row, collected first and read when the row's country is known. */
final class RowNumbers {
    /** Numbers a lead may have; the table counts them in a byte, and nobody has more. */
    private static final int MOST = 20;

    private record Written(String column, String text) {}

    private final PhoneReader reader;
    private final List<Written> written = new ArrayList<>();
    private final List<NumberFacts> valid = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    RowNumbers(PhoneReader reader) {
        this.reader = reader;
    }

    void add(String column, String cell) {
        for (String number : PhoneText.numbers(cell)) {
            written.add(new Written(column, number));
        }
    }

    /** A cell that can hold no number. */
    void remark(String column, String cell, String why) {
        remark(new Written(column, cell), why);
    }

    void read(String country) {
        for (Written number : written) {
            read(number, country);
        }
        if (written.isEmpty() && remarks.isEmpty()) {
            remarks.add(new Remark(Remark.Kind.NO_PHONE, "", "", "The row has no telephone number."));
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
        Reading reading = reader.read(number.text(), country);
        Optional<String> objection = PhoneReader.objection(reading, number.text(), country);
        if (objection.isPresent()) {
            remark(number, objection.get());
        } else if (valid.size() >= MOST) {
            remark(number, "A lead has at most " + MOST + " numbers.");
        } else if (reading instanceof Reading.Understood(NumberFacts facts) && !holds(facts.number())) {
            valid.add(facts);
        }
    }

    private boolean holds(PhoneNumber number) {
        return valid.stream().anyMatch(known -> known.number().equals(number));
    }

    /** A cell can hold thousands of numbers; a person reads the first few reasons. */
    private void remark(Written number, String why) {
        if (remarks.size() < MOST) {
            remarks.add(new Remark(Remark.Kind.PHONE, number.column(), number.text(), why));
        }
    }
}
