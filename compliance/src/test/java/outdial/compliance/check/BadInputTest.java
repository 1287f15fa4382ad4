package outdial.compliance.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.compliance.NumberReader;

class BadInputTest {
    private static final String FEW = "e164,call_kind,utc_instant,dnc_state";
    private static final String NOON = "2026-11-23T15:00:00Z";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+14045550123,sales,2026-11-23T15:00:00Z,clear         | allow -",
                "1 404 555-0123,sales,2026-11-23T15:00:00Z,clear       | deny number.invalid",
                "+1 (404) 555-0123,sales,2026-11-23T15:00:00Z,clear    | allow -",
                "+14045550123,sales,2026-11-23T10:00:00-05:00,clear    | allow -",
                "+14045550123,SALES,2026-11-23T15:00Z,Clear            | allow -",
                "+14045550123,sales,2026-11-23T15:00:00Z,              | deny us.dnc",
                "+14045550123,sales,yesterday,clear                    | deny input.utc_instant",
                "+14045550123,sales,,clear                             | deny input.utc_instant",
                "+14045550123,sales,+99999-01-01T00:00:00Z,clear       | deny input.utc_instant",
                "+14045550123,sale,2026-11-23T15:00:00Z,clear          | deny input.call_kind",
                "+14045550123,,2026-11-23T15:00:00Z,clear              | deny input.call_kind",
                "+14045550123,sales,2026-11-23T15:00:00Z,maybe         | deny input.dnc_state",
                "+14045550123,sales,2026-11-23T15:00:00Z               | deny input.columns",
                "+14045550123,sales,2026-11-23T15:00:00Z,clear,x       | deny input.columns",
                "'\"+14045550123,sales,2026-11-23T15:00:00Z,clear'     | deny input.quotes",
                "nobody,sales,2026-11-23T15:00:00Z,clear               | deny number.invalid",
                ",sales,2026-11-23T15:00:00Z,clear                     | deny number.invalid",
                "+442079460123000000000,sales,2026-11-23T15:00Z,clear  | deny number.invalid",
                "+18005550199,sales,2026-11-23T17:00:00Z,clear         | deny unknown.jurisdiction",
                "+870773111632,sales,2026-11-23T17:00:00Z,clear        | deny unknown.jurisdiction",
                "+881612345678,sales,2026-11-23T17:00:00Z,clear        | deny unknown.jurisdiction",
                "+447911123456,sales,2026-11-23T15:00:00Z,clear        | deny unknown.jurisdiction",
                "+46701740605,sales,2026-11-23T15:00:00Z,clear         | deny unknown.jurisdiction",
                "+447012345678,sales,2026-11-23T15:00:00Z,clear        | deny unknown.jurisdiction",
                "+19002345678,sales,2026-11-23T15:00:00Z,clear         | deny number.costly",
                "+449098790123,sales,2026-11-23T15:00:00Z,clear        | deny number.costly",
            })
    void each_bad_number_or_field_has_a_finding_of_its_own(String row, String verdict) {
        assertThat(Tables.judged(FEW, row)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "candidate_zones| Europe/Nowhere              | deny input.candidate_zones",
                "candidate_zones| Etc/Unknown                 | deny unknown.zone",
                "candidate_zones| America/New_York;UTC        | allow -",
                "jurisdictions  | us-fl                       | allow -",
                "jurisdictions  | XX                          | deny unknown.jurisdiction",
                "jurisdictions  | US-FL;XX                    | deny unknown.jurisdiction",
                "number_status  | odd                         | deny input.number_status",
                "number_status  | invalid                     | deny number.invalid",
                "number_type    | ROUND                       | deny input.number_type",
                "number_type    | SHARED_COST                 | deny number.costly",
                "number_type    | toll_free                   | deny unknown.jurisdiction",
                "number_type    | satellite                   | deny input.number_type",
                "recipient_kind | dog                         | deny input.recipient_kind",
                "call_mode      | ai-voice                    | deny us.mode",
                "call_mode      | telepathy                   | deny input.call_mode",
                "consent_state  | perhaps                     | deny input.consent_state",
                "consent_state  | revoked                     | deny internal.optout",
                "flags          | number_invalid;             | deny number.invalid",
                "flags          | party                       | deny input.flags",
                "prior_attempts | 2026-11-23T14:00:00Z        | deny input.prior_attempts",
                "prior_attempts | 2026-11-23T14:00:00Z=sang   | deny input.prior_attempts",
                "prior_attempts | 14:00=busy                  | deny input.prior_attempts",
                "prior_attempts | 2026-11-23T14:00:00Z = busy ;; | allow -",
                "prior_attempts | \"2026-11-23 14:00:00Z=busy, 2026-11-23T13:00Z=no_answer\" | allow -",
                "flags          | \"agent_guaranteed, number-invalid\" | deny number.invalid",
                "flags          | agent_guaranteed+region_suspension | allow -",
                "candidate_zones| America/New_York America/Denver    | allow -",
                "candidate_zones| Etc/GMT+5                   | allow -",
                "jurisdictions  | US-FL US-TX                 | allow -",
                "colour         | green                       | allow -",
            })
    void each_further_field_is_read_or_refused(String column, String value, String verdict) {
        assertThat(Tables.judged(FEW + "," + column, "+14045550123,sales," + NOON + ",clear," + value))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2\n", "e164,call_kind\n+1,sales\n"})
    void a_file_without_the_columns_is_refused_before_anything_is_written(String text) {
        var out = new StringBuilder();
        assertThatThrownBy(() -> new BatchCheck(Tables.PACKS, new NumberReader()).check(new StringReader(text), out))
                .isInstanceOf(NoTable.class)
                .hasMessageContaining("utc_instant");
        assertThat(out).isEmpty();
    }

    @Test
    void a_mark_of_byte_order_line_ends_of_windows_blank_lines_and_quoted_fields_are_read() {
        String file = "\uFEFFnote,call_kind,utc_instant,\"e164\",dnc_state\r\n" + "\"a, \"\"b\"\"\r\nc\",sales," + NOON
                + ",+14045550123,clear\r\n\r\n";
        var out = new StringBuilder();
        assertThat(Tables.check(Tables.PACKS, file, out).rows()).isEqualTo(1);
        assertThat(out)
                .hasToString("note,call_kind,utc_instant,e164,dnc_state,verdict,until,rule\n"
                        + "\"a, \"\"b\"\"\r\nc\",sales," + NOON + ",+14045550123,clear,allow,,-\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "''                                               ! is empty",
                "','                                              ! is empty",
                "call_kind,e164                                   ! names no column utc_instant",
                "call_kind,e164,utc_instant,Call-Kind             ! the column call_kind more than once",
            })
    void why_a_file_is_no_table_is_told(String header, String why) {
        assertThatThrownBy(() -> new BatchCheck(Tables.PACKS, new NumberReader())
                        .check(new StringReader(header), new StringBuilder()))
                .isInstanceOf(NoTable.class)
                .hasMessageContaining(why);
    }

    @Test
    void a_spreadsheets_line_about_separators_is_left_out_and_its_way_of_writing_columns_is_read() throws Exception {
        String file =
                "\uFEFFsep=|\r\nUTC instant|E164|Call-Kind|dnc_state\r\n" + NOON + "|+14045550123|sales|maybe\r\n";
        var out = new StringBuilder();
        CheckSummary summary = new BatchCheck(Tables.PACKS, new NumberReader()).check(new StringReader(file), out);
        assertThat(out).startsWith("UTC instant,E164,Call-Kind,dnc_state,verdict,until,rule\n");
        assertThat(summary.unreadable()).singleElement().asString().startsWith("row 3, input.dnc_state: 'maybe'");
    }

    @ParameterizedTest
    @ValueSource(chars = {';', '\t', '|'})
    void columns_may_be_separated_as_spreadsheets_of_other_countries_do(char separator) {
        String file = String.join(String.valueOf(separator), "utc_instant", "e164", "call_kind", "dnc_state", "flags")
                + "\r\n"
                + String.join(
                        String.valueOf(separator), NOON, "+14045550123", "\"sales\"", "clear", "\"number_invalid;\"")
                + "\r\n";
        var out = new StringBuilder();
        assertThat(Tables.check(Tables.PACKS, file, out).denied()).isEqualTo(1);
        assertThat(out)
                .hasToString("utc_instant,e164,call_kind,dnc_state,flags,verdict,until,rule\n" + NOON
                        + ",+14045550123,sales,clear,number_invalid;,deny,,number.invalid\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void no_text_whatever_makes_the_check_fail(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String table = Tables.text("published");
        for (int i = 0; i < 20; i++) {
            var spoilt = new StringBuilder(table);
            for (int j = random.nextInt(1, 200); j > 0; j--) {
                int at = random.nextInt(200, spoilt.length());
                spoilt.setCharAt(at, "\",;=\n\r\0é+-Z0".charAt(random.nextInt(12)));
            }
            CheckSummary summary = Tables.check(Tables.PACKS, spoilt.toString());
            assertThat(summary.rows()).as("seed " + seed).isPositive();
        }
    }
}
