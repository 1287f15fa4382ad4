package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            db         | db      | true
            db,pbx     | pbx     | true
            db,pbx     | browser | false
            ''         | db      | false
            dbx        | db      | false
            """)
    void a_real_part_is_asked_for_by_its_name(String property, String part, boolean asked) {
        assertThat(Real.Asked.isAskedFor(part, property)).isEqualTo(asked);
    }

    @Test
    void a_part_that_does_not_exist_is_a_mistake_of_the_test() {
        assertThatThrownBy(() -> Real.Asked.isAskedFor("database", "")).hasMessageContaining("No real part");
    }

    @Real("db")
    @Retention(RetentionPolicy.RUNTIME)
    private @interface OnDatabase {}

    @Real("browser")
    @OnDatabase
    private static final class NeedsTwo {}

    @Real({"pbx", "browser"})
    private static final class NeedsBoth {}

    @Test
    void all_parts_are_needed_that_any_annotation_names() {
        assertThat(Real.Asked.needed(NeedsTwo.class)).containsExactlyInAnyOrder("browser", "db");
        assertThat(Real.Asked.needed(NeedsBoth.class)).containsExactlyInAnyOrder("pbx", "browser");
        assertThat(Real.Asked.needed(RealTest.class)).isEmpty();
    }
}
