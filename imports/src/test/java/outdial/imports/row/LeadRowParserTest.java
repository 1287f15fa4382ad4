package outdial.imports.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import outdial.compliance.NumberReader;
import outdial.imports.file.Row;
import outdial.sql.LeadField;

final class LeadRowParserTest {
    private static final NumberReader NUMBERS = new NumberReader();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            +44 20 7946 0958          | US | +442079460958
            0044 20 7946 0958         | US | +442079460958
            (202) 555-0123            | US | +12025550123
            2025550123.0              | US | +12025550123
            2.025550123E9             | US | +12025550123
            ۲۰۲ ۵۵۵ ۰۱۲۳               | US | +12025550123
            ۰۰۱ ۲۰۲ ۵۵۵ ۰۱۲۳           | IR | +12025550123
            020 7946 0958             | GB | +442079460958
            tel. 202 555 0123         | US | +12025550123
            Моб.: 202 555 0123        | US | +12025550123
            '+12025550123             | US | +12025550123
            ="2025550123"             | US | +12025550123
            ００４４ ２０ ７９４６ ０９５８     | US | +442079460958
            +44 (0)20 7946 0958       | US | +442079460958
            """)
    void numbers_are_read_as_people_and_spreadsheets_write_them(String written, String country, String e164) {
        assertThat(phones(parsed(country, "phone", written))).containsExactly(e164);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            000-000-0000     | '000-000-0000' is not in the numbering plan of US. Check its digits; write +<country><number> if it is abroad.
            ""               | The row has no telephone number.
            """)
    void what_is_no_number_is_refused_with_the_reason(String written, String why) {
        assertThat(parsed("US", "phone", written))
                .isInstanceOfSatisfying(
                        ParsedRow.Rejected.class,
                        row -> assertThat(row.why()).extracting(Remark::why).containsExactly(why));
    }

    @Test
    void a_number_that_a_spreadsheet_cut_is_refused_and_not_filled_up() {
        assertThat(parsed("US", "phone", "2.03E+09"))
                .isInstanceOfSatisfying(
                        ParsedRow.Rejected.class,
                        row -> assertThat(row.why().getFirst().why()).contains("spreadsheet"));
    }

    @Test
    void a_lead_keeps_its_good_numbers_and_tells_of_the_bad_one() {
        ParsedRow row = parsed("US", "phone;mobile;tel 3", "call me", "202 555 0123", "+1 202 555 0123");
        assertThat(phones(row)).containsExactly("+12025550123");
        assertThat(((ParsedRow.Accepted) row).leftOff()).singleElement().satisfies(remark -> {
            assertThat(remark.column()).isEqualTo("phone");
            assertThat(remark.value()).isEqualTo("call me");
            assertThat(remark.why()).contains("letters");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            202 555 0123 / 202 555 0124
            202 555 0123; 202 555 0124
            202 555 0123 or 202 555 0124
            +1 202 555 0123, +1 202 555 0124
            """)
    void a_cell_may_hold_several_numbers(String cell) {
        assertThat(phones(parsed("US", "phone", cell))).containsExactly("+12025550123", "+12025550124");
    }

    @Test
    void an_error_of_a_formula_is_no_value() {
        ParsedRow row = parsed("US", "phone;tel 2;city", "2025550123", "#REF!", "#N/A");
        assertThat(phones(row)).containsExactly("+12025550123");
        assertThat(((ParsedRow.Accepted) row).lead().texts()).isEmpty();
        assertThat(((ParsedRow.Accepted) row).leftOff())
                .extracting(Remark::column)
                .containsExactly("city", "tel 2");
    }

    @Test
    void the_country_of_the_row_comes_before_that_of_the_list() {
        assertThat(phones(parsed("US", "phone;country", "020 7946 0958", "United Kingdom")))
                .containsExactly("+442079460958");
        assertThat(phones(parsed("US", "телефон;държава", "020 7946 0958", "Обединеното кралство")))
                .containsExactly("+442079460958");
    }

    @Test
    void columns_nobody_knows_are_kept_under_their_own_place() {
        var row = (ParsedRow.Accepted) parsed("US", "phone;colour;;colour", "2025550123", "red", "x", "blue");
        assertThat(row.lead().custom())
                .hasSize(3)
                .containsEntry(0, "red")
                .containsEntry(1, "x")
                .containsEntry(2, "blue");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Maria Ivanova      | Maria | Ivanova
            Jan de Vries       | Jan   | de Vries
            Ivanova, Maria     | Maria | Ivanova
            Cher               |       | Cher
            """)
    void a_full_name_is_parted(String full, String first, String last) {
        var row = (ParsedRow.Accepted) parsed("US", "phone;name", "2025550123", full);
        assertThat(row.lead().texts().get(LeadField.FIRST_NAME)).isEqualTo(first);
        assertThat(row.lead().texts().get(LeadField.LAST_NAME)).isEqualTo(last);
    }

    static Stream<List<String>> unfit() {
        return Stream.of(
                List.of("phone;value", "2025550123", "high"),
                List.of("phone;first name", "2025550123", "x".repeat(121)),
                List.of("phone;first name", "2025550123", "A\0da"),
                List.of("phone;first name", "2025550123", "Ren\uFFFD"),
                List.of("phone;note", "2025550123", "x".repeat(40_000)),
                List.of("phone", "2025550123", "one column too many"));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void a_value_that_does_not_fit_refuses_its_row(List<String> row) {
        assertThat(parsed("US", row.getFirst(), row.subList(1, row.size()).toArray(String[]::new)))
                .isInstanceOfSatisfying(
                        ParsedRow.Rejected.class,
                        rejected -> assertThat(rejected.why()).hasSize(1));
    }

    @Test
    void a_country_or_language_nobody_knows_is_left_off_and_told() {
        var row = (ParsedRow.Accepted)
                parsed("US", "phone;country;language;tz", "2025550123", "Atlantis", "lietuvių", "CET+9");
        assertThat(row.lead().texts()).containsOnlyKeys(LeadField.LANGUAGE).containsEntry(LeadField.LANGUAGE, "lt");
        assertThat(row.leftOff()).extracting(Remark::column).containsExactly("country", "tz");
    }

    @Test
    void two_hundred_columns_are_read_and_one_more_is_not() {
        List<String> cells = new ArrayList<>(List.of("2025550123"));
        while (cells.size() < 200) {
            cells.add("x");
        }
        String header = "phone" + ";c".repeat(199);
        assertThat(parsed("US", header, cells.toArray(String[]::new))).isInstanceOf(ParsedRow.Accepted.class);
        cells.add("x");
        assertThat(parsed("US", header, cells.toArray(String[]::new))).isInstanceOf(ParsedRow.Rejected.class);
    }

    private static ParsedRow parsed(String country, String header, String... cells) {
        ColumnMapping mapping = ColumnMapping.ofHeader(new Row(1, List.of(header.split(";", -1))))
                .orElseThrow();
        return new LeadRowParser(mapping, NUMBERS::read, country).parse(new Row(2, List.of(cells)));
    }

    private static List<String> phones(ParsedRow row) {
        return ((ParsedRow.Accepted) row)
                .lead().phones().stream().map(facts -> facts.number().e164()).toList();
    }
}
