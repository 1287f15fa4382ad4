package outdial.imports.sample;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Numbers {@code 1 NPA 555 O R T V} of the loopback exchange: outcome, seconds of ringing, talk time, variant. The mix
 * of outcomes is that of a bought consumer list.
 */
final class SampleNumbers {
    /** Out of 100 numbers: 30 persons, 22 voicemails, 8 busy, 28 no answer, 3 congestion, 6 dead, 1 fax, 2 silent. */
    private static final int[] OUTCOMES_PERCENT = {30, 22, 8, 28, 3, 6, 1, 2};

    /** Variants of a person who talks: plain, at work, slow to speak; 5 to 9 are plain again. */
    private static final int[] PERSONS = {0, 1, 2, 5, 6, 7, 8, 9};

    private final RandomGenerator chance;
    private final List<Area> areas = Lines.of("areas.txt").map(Area::of).toList();
    private final Set<String> given = new HashSet<>();

    SampleNumbers(RandomGenerator chance) {
        this.chance = chance;
    }

    /** A place in the United States and its area code. */
    record Area(String code, String city, String state, String zip) {
        static Area of(String line) {
            String[] parts = line.split(";", -1);
            return new Area(parts[0], parts[1], parts[2], parts[3]);
        }
    }

    Area area() {
        return areas.get(chance.nextInt(areas.size()));
    }

    /** Ten national digits that no earlier call gave. */
    String fresh() {
        String number = area().code() + "555" + line();
        while (!given.add(number)) {
            number = area().code() + "555" + line();
        }
        return number;
    }

    /** The number as one of many people would write it. */
    String written(String number) {
        String area = number.substring(0, 3);
        String exchange = number.substring(3, 6);
        String line = number.substring(6);
        return switch (chance.nextInt(14)) {
            case 0 -> "+1" + number;
            case 1 -> "+1 (" + area + ") " + exchange + "-" + line;
            case 2 -> "001 " + area + " " + exchange + " " + line;
            case 3 -> "1-" + area + "-" + exchange + "-" + line;
            case 4 -> area + "." + exchange + "." + line;
            case 5 -> "(" + area + ") " + exchange + " " + line;
            case 6 -> persian(area + " " + exchange + " " + line);
            case 7 -> persian("+1" + number);
            case 8 -> area + "–" + exchange + "–" + line;
            case 9 -> " " + area + "\u00A0" + exchange + "\u00A0" + line + " ";
            case 10 -> number + ".0";
            case 11 -> "00" + "1" + number;
            default -> chance.nextBoolean() ? number : area + "-" + exchange + "-" + line;
        };
    }

    private String line() {
        int outcome = outcome();
        int ring = chance.nextInt(10);
        boolean hangsUpFirst = outcome == 0 && chance.nextInt(100) < 15;
        int talk = outcome == 0 && !hangsUpFirst ? 0 : 1 + chance.nextInt(9);
        int variant = outcome == 0 ? PERSONS[chance.nextInt(PERSONS.length)] : chance.nextInt(3);
        return "" + outcome + ring + talk + variant;
    }

    private int outcome() {
        int percent = chance.nextInt(100);
        int outcome = 0;
        while (percent >= OUTCOMES_PERCENT[outcome]) {
            percent -= OUTCOMES_PERCENT[outcome];
            outcome++;
        }
        return outcome;
    }

    private static String persian(String digits) {
        return digits.chars()
                .map(c -> c >= '0' && c <= '9' ? c - '0' + '۰' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
