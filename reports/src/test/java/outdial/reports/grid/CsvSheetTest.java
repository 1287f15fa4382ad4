package outdial.reports.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class CsvSheetTest {
    @Test
    void the_same_sheet_as_csv() throws IOException {
        var out = new StringBuilder();
        CsvSheet.write(XlsxBookTest.everyKind(), XlsxBookTest.VILNIUS, out);
        assertThat(out.toString().lines()).allMatch(line -> !line.isEmpty());
        Golden.check("every-kind.csv", out.toString().replace("\r\n", "\n"));
        assertThat(out.toString().split("\r\n", -1)).hasSize(5);
    }
}
