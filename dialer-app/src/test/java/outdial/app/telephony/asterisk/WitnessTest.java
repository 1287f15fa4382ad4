package outdial.app.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.model.call.Ending;

class WitnessTest {
    @ParameterizedTest
    @CsvSource({
        "16|ANSWER|200||1772452803|12,     HANGUP",
        "44|ANSWER|200||1772452803|12,     HANGUP",
        "16|ANSWER|200||1772452803|12|,    HANGUP",
        "16|ANSWER|200||1772452803|12|1,   UNCLAIMED",
        "0|CANCEL|180||1772452803|,        CANCELLED",
        "17|BUSY|486||1772452803|,         BUSY",
        "17|CHANUNAVAIL|600||1772452803|,  BUSY",
        "16|NOANSWER|180||1772452803|,     NO_ANSWER",
        "19|NOANSWER|480||1772452803|,     NO_ANSWER",
        "18|CHANUNAVAIL|408||1772452803|,  NO_ANSWER",
        "1|CHANUNAVAIL|404||1772452803|,   INVALID_NUMBER",
        "28|CHANUNAVAIL|484||1772452803|,  INVALID_NUMBER",
        "21|CHANUNAVAIL|403||1772452803|,  REJECTED",
        "34|CONGESTION|503||1772452803|,   CONGESTION",
        "38|CHANUNAVAIL|500||1772452803|,  CONGESTION",
        "20|CHANUNAVAIL|||1772452803|,     CONGESTION",
        "21|||expired|1772452803|,         EXPIRED",
        "21|||fenced|1772452803|,          FENCED",
        "21|||number|1772452803|,          INVALID_NUMBER"
    })
    void the_exchanges_words_in_ours(String written, Ending ending) {
        assertThat(Witness.parse(written)).hasValueSatisfying(witness -> {
            assertThat(witness.ending()).isEqualTo(ending);
            assertThat(witness.at()).isEqualTo(Instant.parse("2026-03-02T12:00:03Z"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "16", "16|ANSWER", "x|ANSWER|200||1772452803|1", "16|ANSWER|200||now|1", "a|b|c|d|e|f"})
    void anything_else_is_no_witness(String written) {
        assertThat(Witness.parse(written)).isEmpty();
    }
}
