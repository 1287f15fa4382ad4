package outdial.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.compliance.NumberFacts.NumberType;
import outdial.compliance.NumberReader.Reading;
import outdial.model.PhoneNumber;

class NumberReaderTest {
    private static final NumberReader READER = new NumberReader();

    @ParameterizedTest
    @CsvSource(textBlock = """
            020 7946 0123        | GB | +442079460123
            (020) 7946-0123      | GB | +442079460123
            +44 (0)20 7946 0123  | US | +442079460123
            +4402079460123       | US | +442079460123
            0044 20 7946 0123    | DE | +442079460123
            442079460123         | GB | +442079460123
            212.555.0123         | US | +12125550123
            1-212-555-0123       | US | +12125550123
            ' +12125550123 '     | GB | +12125550123
            ۰۹۱۲۱۲۳۴۵۶۷          | IR | +989121234567
            ٠٩١٢١٢٣٤٥٦٧          | IR | +989121234567
            ＋１２１２５５５０１２３ | IR | +12125550123
            06 12345678          | IT | +390612345678
            """, delimiter = '|')
    void numbers_are_read_as_people_write_them(String text, String country, String e164) {
        assertThat(understood(READER.read(text, country)).number().e164()).isEqualTo(e164);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ""                 | GB | There is no number. Fill the field, or leave the row out.
            0415 550           | ZZ | '0415 550' has no country code. Write +<country><number>, or set a default country for the list.
            020 7946 0123 x12  | GB | '020 7946 0123 x12' has the extension 12, which the dialer can't dial. Keep the number, and put the extension in a field of its own.
            1-800-FLOWERS      | US | '1-800-FLOWERS' has letters in it. Write the number in digits.
            none               | GB | 'none' has letters in it. Write the number in digits.
            n/a                | GB | 'n/a' has letters in it. Write the number in digits.
            ---                | GB | '---' is no number. Write +<country><number>.
            +1212555           | GB | '+1212555' is too short for GB. Check for lost digits, or write +<country><number>.
            12                 | GB | '12' is too short for GB. Check for lost digits, or write +<country><number>.
            555 0123           | US | '555 0123' has no area code. Write the number as it is dialled from another town.
            212 555 0123 / 0124 | US | '212 555 0123 / 0124' is too long for US. If it is two numbers, give each a field; else write +<country><number>.
            +999 1234 5678     | GB | '+999 1234 5678' starts with a country code that no country has. Check the digits after the plus.
            020 7946 0123 (home) | GB | '020 7946 0123 (home)' has letters in it. Write the number in digits.
            020 7946 0123, 020 7946 0999 | GB | '020 7946 0123, 020 7946 0999' is no number. Write +<country><number>.
            442079460123.0     | GB | '442079460123.0' was made a figure by a spreadsheet. Format the column as text and export it again.
            7.70090E+09        | GB | '7.70090E+09' was made a figure by a spreadsheet. Format the column as text and export it again.
            """, delimiter = '|', quoteCharacter = '"')
    void what_can_not_be_dialled_is_refused_with_what_to_do(String text, String country, String reason) {
        assertThat(READER.read(text, country)).isEqualTo(new Reading.Refused(reason));
    }

    @Test
    void marks_of_text_direction_and_hard_spaces_are_overlooked() {
        assertThat(understood(READER.read("\u200e+44\u00a020 7946 0123\u202c", "US"))
                        .number()
                        .e164())
                .isEqualTo("+442079460123");
        assertThat(understood(READER.read("\ufeff020\u200f7946\t0123", "GB"))
                        .number()
                        .e164())
                .isEqualTo("+442079460123");
    }

    @Test
    void a_text_without_end_is_refused_and_cut() {
        assertThat(READER.read("1".repeat(5_000), "GB"))
                .isEqualTo(new Reading.Refused(
                        "'" + "1".repeat(60) + "…' is no single number. Put one number in a field."));
    }

    @Test
    void without_a_default_country_a_number_needs_its_code() {
        assertThat(READER.read("+44 20 7946 0123")).isInstanceOf(Reading.Understood.class);
        assertThat(READER.read("020 7946 0123")).isInstanceOf(Reading.Refused.class);
        assertThat(READER.hasCountry("GB")).isTrue();
        assertThat(READER.hasCountry("XX")).isFalse();
    }

    /** Where libphonenumber or its table of time zones alone would answer wrong or too narrowly. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            +37061234567  | LT | MOBILE          | Europe/Vilnius
            +35312345678  | IE | FIXED           | Europe/Dublin
            +447911123456 | GG | MOBILE          | Europe/Guernsey
            +442079460123 | GB | FIXED           | Europe/London
            +61755501234  | AU | FIXED           | Australia/Brisbane Australia/Sydney
            +61733331234  | AU | FIXED           | Australia/Brisbane
            +61740123456  | AU | FIXED           | Australia/Brisbane
            +61746761234  | AU | FIXED           | Australia/Brisbane Australia/Sydney
            +61891234567  | AU | FIXED           | Australia/Adelaide Australia/Darwin Australia/Perth
            +61851412345  | AU | FIXED           | Australia/Adelaide Australia/Darwin Australia/Perth
            +558121234567 | BR | FIXED           | America/Recife America/Noronha
            +559121234567 | BR | FIXED           | America/Belem
            +559721234567 | BR | FIXED           | America/Manaus America/Eirunepe
            +6433051234   | NZ | FIXED           | Pacific/Auckland Pacific/Chatham
            +16045550123  | CA | FIXED_OR_MOBILE | America/Vancouver America/Whitehorse
            +14035550123  | CA | FIXED_OR_MOBILE | America/Edmonton America/Regina
            +17095550123  | CA | FIXED_OR_MOBILE | America/St_Johns America/Goose_Bay
            +18675550123  | CA | FIXED_OR_MOBILE | America/Whitehorse America/Edmonton America/Winnipeg America/Toronto
            +18505550123  | US | FIXED_OR_MOBILE | America/Chicago America/New_York
            +16895550123  | US | FIXED_OR_MOBILE | America/New_York
            +14745550123  | CA | FIXED_OR_MOBILE | America/Regina America/Edmonton
            +12125550123  | US | FIXED_OR_MOBILE | America/New_York
            +74012123456  | RU | FIXED           | Europe/Kaliningrad
            +74951234567  | RU | FIXED           | Europe/Moscow
            +5568991234567 | BR | MOBILE         | America/Rio_Branco
            +34612345678  | ES | MOBILE          | Europe/Madrid Atlantic/Canary
            +34928123456  | ES | FIXED           | Atlantic/Canary
            +351912345678 | PT | MOBILE          | Europe/Lisbon Atlantic/Azores
            +989121234567 | IR | MOBILE          | Asia/Tehran
            +38344123456  | XK | MOBILE          | Europe/Belgrade
            """, delimiter = '|')
    void country_kind_and_every_possible_zone_are_known(String e164, String country, NumberType type, String zones) {
        assertThat(READER.facts(new PhoneNumber(e164)))
                .isEqualTo(new NumberFacts(new PhoneNumber(e164), country, type, true, zones(zones)));
    }

    @ParameterizedTest
    @CsvSource({"+18005550123, US", "+61412345678, AU", "+79161234567, RU", "+15005550006, US"})
    void a_number_of_no_area_may_be_in_every_zone_of_its_country(String e164, String country) {
        assertThat(READER.facts(new PhoneNumber(e164)).zones())
                .hasSizeGreaterThan(4)
                .isEqualTo(CountryZones.TZDB.of(country));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+8821612345678", "+883510012345678", "+80012345678", "+999123456789", "+19995550123"})
    void a_number_of_no_country_has_no_zone(String e164) {
        assertThat(READER.facts(new PhoneNumber(e164)))
                .extracting(NumberFacts::country, NumberFacts::zones)
                .containsExactly("ZZ", Set.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"+447700900123", "+441632960123", "+33639981234", "+8612345678901", "+12425550123"})
    void a_number_of_possible_length_that_no_plan_has_is_read_and_called_invalid(String e164) {
        assertThat(understood(READER.read(e164)))
                .extracting(NumberFacts::valid, NumberFacts::type)
                .containsExactly(false, NumberType.OTHER);
    }

    @Test
    void a_trunk_prefix_after_the_country_code_is_corrected() {
        assertThat(READER.facts(new PhoneNumber("+4402079460123")).number())
                .isEqualTo(new PhoneNumber("+442079460123"));
    }

    /** The loopback exchange answers 1 NPA 555 xxxx; in area codes in use libphonenumber has all of them. */
    @ParameterizedTest
    @ValueSource(ints = {202, 212, 305, 312, 404, 415, 602, 612, 702, 808})
    void exchange_numbers_in_area_codes_in_use_are_valid(int area) {
        for (int number = 0; number < 10_000; number += 37) {
            assertThat(READER.facts(PhoneNumber.ofDigits(10_000_000_000L + area * 10_000_000L + 5_550_000 + number)))
                    .extracting(NumberFacts::valid, NumberFacts::type, NumberFacts::country)
                    .containsExactly(true, NumberType.FIXED_OR_MOBILE, "US");
        }
    }

    /** Random numbers of every country code: the quick way answers as the long way does, or leaves it to that. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void the_quick_way_for_clean_numbers_changes_no_answer(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var plan = new NumberPlan();
        int quick = 0;
        for (int i = 0; i < 30_000; i++) {
            int digits = random.nextInt(8, 14);
            var number = new PhoneNumber(
                    "+" + random.nextLong((long) Math.pow(10, digits - 1.0), (long) Math.pow(10, digits)));
            var facts = plan.valid(number);
            if (facts.isPresent()) {
                quick++;
                assertThat(plan.parse(number.e164(), "ZZ"))
                        .as("seed " + seed + ", " + number)
                        .isEqualTo(new NumberPlan.Parsed.Understood(facts.get()));
            }
        }
        assertThat(quick).isGreaterThan(500);
    }

    private static NumberFacts understood(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Understood.class);
        return ((Reading.Understood) reading).facts();
    }

    private static Set<ZoneId> zones(String ids) {
        return Arrays.stream(ids.split(" ", -1)).map(ZoneId::of).collect(Collectors.toSet());
    }
}
