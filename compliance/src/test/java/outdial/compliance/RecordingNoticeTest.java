package outdial.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.RecordingNotice;
import outdial.compliance.pack.RulePacks;

class RecordingNoticeTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static GateFacts.Terms terms(String... countries) {
        return CampaignTerms.of(CallKind.RESEARCH, countries);
    }

    private static ComplianceGate with(String notice) {
        var files = RulePacks.shippedFiles();
        files.replaceAll((_, text) -> text.replace("notice: tell", "notice: " + notice));
        return new ComplianceGate(RuleBook.house(), RulePacks.of(files));
    }

    @Test
    void a_campaign_tells_before_it_records_if_one_of_its_countries_asks_for_it() {
        var gate = ComplianceGate.shipped("house");
        assertThat(gate.recordingNotice(terms("US"), NOON)).isEqualTo(RecordingNotice.TELL);
        assertThat(gate.recordingNotice(terms("NZ", "US"), NOON)).isEqualTo(RecordingNotice.TELL);
        assertThat(gate.recordingNotice(terms("NZ"), NOON)).isEqualTo(RecordingNotice.NONE);
        assertThat(with("consent").recordingNotice(terms("US"), NOON)).isEqualTo(RecordingNotice.CONSENT);
    }

    @Test
    void before_the_rule_was_in_force_and_in_exercises_nothing_is_asked() {
        Instant before = Instant.parse("1967-12-31T12:00:00Z");
        assertThat(ComplianceGate.shipped("house").recordingNotice(terms("US"), before))
                .isEqualTo(RecordingNotice.NONE);
        assertThat(ComplianceGate.shipped("exercise").recordingNotice(terms("US"), NOON))
                .isEqualTo(RecordingNotice.NONE);
    }

    @Test
    void a_pack_with_another_word_is_refused_with_its_rule() {
        assertThatThrownBy(() -> with("perhaps"))
                .hasMessageContaining("us.recording")
                .hasMessageContaining("perhaps");
    }
}
