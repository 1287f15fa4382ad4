package outdial.app.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellTest {
    @Test
    void a_disposition_called_as_its_kind_is_said_in_the_readers_words_and_a_clients_own_as_it_is() {
        assertThat(Cell.disposition("REFUSAL")).isEqualTo(new Cell.Word("dispositionKind.REFUSAL"));
        assertThat(Cell.disposition("SOLD_YEARLY")).isEqualTo(new Cell.Plain("SOLD_YEARLY"));
        assertThat(Cell.disposition("REFUSAL", "/reports"))
                .isEqualTo(new Cell.WordLink("dispositionKind.REFUSAL", "/reports"));
        assertThat(Cell.disposition("SOLD_YEARLY", "/reports")).isEqualTo(new Cell.Link("SOLD_YEARLY", "/reports"));
    }
}
