package outdial.imports.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Row after row of the sample list, keeping count of what each of them is. */
final class SampleRows {
    private static final List<String> NO_NUMBERS = List.of(
            "",
            "unknown",
            "ask for Carol",
            "212-555-CALL",
            "555-0142",
            "(212) 555 01",
            "000-000-0000",
            "212 555 0123 ext. 4",
            "2.13E+09",
            "1-800-FLOWERS",
            "099 555 0123",
            "n/a");

    private static final List<String> NOTES = List.of(
            "Asked to be called in the evening",
            "Prefers e-mail;\ncall only about the order",
            "Says \"maybe next year\"",
            "Two households\r\none line",
            "Moved in spring");

    private final RandomGenerator chance;
    private final SampleNumbers numbers;
    private final SamplePeople people;
    private final List<String> used = new ArrayList<>();
    private int accepted;
    private int rejected;
    private int duplicates;

    SampleRows(RandomGenerator chance) {
        this.chance = chance;
        this.numbers = new SampleNumbers(chance);
        this.people = new SamplePeople(chance);
    }

    /** About 93 % good leads, 3 % duplicates and 4 % without any number. */
    List<String> next(int no) {
        int kind = chance.nextInt(100);
        if (kind < 4) {
            rejected++;
            return row(no, people.next(), NO_NUMBERS.get(chance.nextInt(NO_NUMBERS.size())), "", "");
        } else if (kind < 7 && !used.isEmpty()) {
            duplicates++;
            return row(no, people.next(), numbers.written(used.get(chance.nextInt(used.size()))), "", "");
        }
        accepted++;
        String first = numbers.fresh();
        used.add(first);
        String second = chance.nextInt(100) < 15 ? numbers.written(numbers.fresh()) : "";
        String third = chance.nextInt(100) < 3 ? numbers.written(numbers.fresh()) : "";
        return chance.nextInt(100) < 2
                ? row(no, people.next(), "see mobile", numbers.written(first), third)
                : row(no, people.next(), numbers.written(first), second, third);
    }

    SampleList.Figures figures() {
        return new SampleList.Figures(accepted + rejected + duplicates, accepted, rejected, duplicates);
    }

    private List<String> row(int no, SamplePeople.Person person, String phone, String mobile, String work) {
        SampleNumbers.Area area = numbers.area();
        return List.of(
                "C" + (10_000 + no),
                sometimes(90, person.first()),
                sometimes(95, person.last()),
                sometimes(20, person.last() + " " + (chance.nextBoolean() ? "Ltd" : "& Co")),
                phone,
                mobile,
                work,
                sometimes(60, "customer" + no + "@example.com"),
                sometimes(70, (1 + chance.nextInt(900)) + " Example Street"),
                area.city(),
                area.state(),
                area.zip(),
                sometimes(80, person.language()),
                sometimes(70, String.valueOf(chance.nextInt(101))),
                sometimes(15, NOTES.get(chance.nextInt(NOTES.size()))),
                sometimes(
                        50,
                        String.format(Locale.ROOT, "%02d.%02d.2026", 1 + chance.nextInt(28), 1 + chance.nextInt(10))));
    }

    private String sometimes(int percent, String text) {
        return chance.nextInt(100) < percent ? text : "";
    }
}
