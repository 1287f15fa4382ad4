package outdial.app.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import outdial.reports.By;
import outdial.reports.Measure;
import outdial.reports.ReportQuestion;
import outdial.sql.Reach;

class ReportAddressTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 16);
    private static final Reach ALL = new Reach.Everyone();

    @Test
    void what_is_written_is_read_again() {
        var question = ReportQuestion.of(ALL, TODAY.minusDays(3), TODAY)
                .ofClient(Optional.of(3L))
                .ofCampaign(Optional.of(4L))
                .ofList(Optional.of(0L))
                .ofAgent(Optional.of(0L))
                .ofDisposition(Optional.of(""))
                .atHour(Optional.of(23))
                .counting(Measure.ABANDONED);
        var address = new ReportAddress(By.AGENT, question);
        assertThat(ReportAddress.of(ReportAddress.values(address.text()), ALL, TODAY))
                .isEqualTo(address);
        var coded = address.with(question.ofDisposition(Optional.of("A&B=C")));
        assertThat(ReportAddress.of(ReportAddress.values(coded.text()), ALL, TODAY))
                .isEqualTo(coded);
    }

    @Test
    void what_cannot_be_read_is_as_if_it_were_not_there() {
        var address = ReportAddress.of(
                Map.of("by", "NONE", "from", "2026-13-01", "client", "1 or 1", "hour", "24", "measure", "x"),
                ALL,
                TODAY);
        assertThat(address)
                .isEqualTo(new ReportAddress(By.CAMPAIGN, ReportQuestion.of(ALL, TODAY.minusDays(6), TODAY)));
    }

    @Test
    void days_in_the_wrong_order_are_turned() {
        var address = ReportAddress.of(Map.of("from", "2026-11-16", "to", "2026-11-10"), ALL, TODAY);
        assertThat(address.question().from()).hasToString("2026-11-10");
        assertThat(address.question().to()).hasToString("2026-11-16");
    }
}
