package outdial.compliance;

import java.util.Set;
import java.util.regex.Pattern;
import outdial.compliance.NumberPlan.Parsed;
import outdial.compliance.NumberPlan.Trouble;
import outdial.model.PhoneNumber;

/**
 * Makes telephone numbers and their facts out of what people write in files. Safe on any thread; it loads tables
 * when made, so make one and share it. A number already in clean E.164 takes a quicker way than any other.
 */
public final class NumberReader {
    private static final Pattern CLEAN = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern FIGURE = Pattern.compile("[0-9]+([.,][0-9]+)?[eE][+]?[0-9]+|[0-9]+[.,]0");
    private static final String LETTERS = "has letters in it. Write the number in digits.";
    private static final int LONGEST_TEXT = 60;

    private final NumberPlan plan = new NumberPlan();

    /** A number and its facts, or why there is none. */
    public sealed interface Reading {
        /** A number of possible length; {@link NumberFacts#valid} tells whether any plan has it. */
        record Understood(NumberFacts facts) implements Reading {}

        /** {@code reason} is a sentence with the text in it and what to do about it. */
        record Refused(String reason) implements Reading {}
    }

    /** Whether {@code country}, ISO 3166 in capitals, can be a default country. */
    public boolean hasCountry(String country) {
        return plan.hasCountry(country);
    }

    /** Reads a number that carries its country code. */
    public Reading read(String text) {
        return read(text, NumberPlan.NO_COUNTRY);
    }

    /**
     * Reads a number in any script's digits and usual punctuation. One without a country code is taken as written in
     * {@code country}, ISO 3166 in capitals.
     */
    public Reading read(String text, String country) {
        String written = visible(text);
        if (CLEAN.matcher(written).matches()) {
            var facts = plan.valid(new PhoneNumber(written));
            if (facts.isPresent()) {
                return new Reading.Understood(facts.get());
            }
        }
        return slowly(written, country);
    }

    /**
     * Facts of a number already known as E.164. One that a plan writes otherwise, as with a trunk prefix after the
     * country code, comes back corrected; one that no plan has comes back invalid, of no country and no zone.
     */
    public NumberFacts facts(PhoneNumber number) {
        return plan.valid(number).orElseGet(() -> switch (plan.parse(number.e164(), NumberPlan.NO_COUNTRY)) {
            case Parsed.Understood(var facts) -> facts;
            case Parsed.Unfit _ ->
                new NumberFacts(number, NumberPlan.NO_COUNTRY, NumberFacts.NumberType.OTHER, false, Set.of());
        });
    }

    private Reading slowly(String written, String country) {
        if (written.isEmpty()) {
            return new Reading.Refused("There is no number. Fill the field, or leave the row out.");
        }
        if (written.length() > LONGEST_TEXT) {
            return refused(written.substring(0, LONGEST_TEXT) + "…", "is no single number. Put one number in a field.");
        }
        if (FIGURE.matcher(written).matches()) {
            return refused(
                    written, "was made a figure by a spreadsheet. Format the column as text and export it again.");
        }
        return switch (plan.parse(written, country)) {
            case Parsed.Unfit(Trouble trouble, String detail) ->
                refused(written, advice(trouble, detail, country, written));
            case Parsed.Understood(var facts) ->
                hasLetters(written) ? refused(written, LETTERS) : new Reading.Understood(facts);
        };
    }

    /** Without the marks of text direction and the hard spaces that word processors and spreadsheets leave behind. */
    private static String visible(String text) {
        if (CLEAN.matcher(text).matches()) {
            return text;
        }
        var visible = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .map(c -> Character.isSpaceChar(c) || Character.isWhitespace(c) ? ' ' : c)
                .forEach(visible::appendCodePoint);
        return visible.toString().strip();
    }

    private static Reading refused(String written, String why) {
        return new Reading.Refused("'" + written + "' " + why);
    }

    private static String advice(Trouble trouble, String detail, String country, String written) {
        if (trouble != Trouble.EXTENSION && hasLetters(written)) {
            return LETTERS;
        }
        String in = country.equals(NumberPlan.NO_COUNTRY) ? "" : " for " + country;
        return switch (trouble) {
            case EXTENSION ->
                "has the extension " + detail
                        + ", which the dialer can't dial. Keep the number, and put the extension in a field of its own.";
            case NO_COUNTRY_CODE ->
                "has no country code. Write +<country><number>, or set a default country for the list.";
            case NO_SUCH_COUNTRY_CODE ->
                "starts with a country code that no country has. Check the digits after the plus.";
            case NO_AREA_CODE -> "has no area code. Write the number as it is dialled from another town.";
            case TOO_SHORT -> "is too short" + in + ". Check for lost digits, or write +<country><number>.";
            case TOO_LONG ->
                "is too long" + in + ". If it is two numbers, give each a field; else write +<country><number>.";
            case WRONG_LENGTH ->
                "has a length that no number" + in + " has. Check the digits, or write +<country><number>.";
            case NOT_A_NUMBER -> "is no number. Write +<country><number>.";
        };
    }

    private static boolean hasLetters(String written) {
        return written.codePoints().anyMatch(Character::isLetter);
    }
}
