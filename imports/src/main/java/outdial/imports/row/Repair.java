package outdial.imports.row;

/**
 * Another way to read a number that is none as it stands.
 *
 * @param name what a person writes to choose it: a country's two letters, or {@code +}
 */
public record Repair(String name) {
    /** The country code is there and the plus is not. */
    public static final Repair PLUS_LOST = new Repair("+");

    public Repair {
        if (!name.matches("[A-Z]{2}|\\+")) {
            throw new IllegalArgumentException("'" + name + "' is neither a country's two letters nor a plus");
        }
    }

    /** What to do, as the end of a sentence. */
    public String said() {
        return name.equals("+") ? "a lost plus before the country code" : "numbers of " + name;
    }

    /** Whether it makes a number of a text that is none in {@code country}. */
    public boolean mends(Numbers numbers, String written, String country) {
        return PhoneReader.isValid(numbers.read(rewritten(PhoneText.plain(written)), country(country)));
    }

    String rewritten(String number) {
        return name.equals("+") && !number.startsWith("+") ? "+" + number : number;
    }

    String country(String otherwise) {
        return name.equals("+") ? otherwise : name;
    }
}
