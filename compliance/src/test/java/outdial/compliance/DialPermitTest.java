package outdial.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.compliance.Situation.MONDAY_NOON;

import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import outdial.compliance.Verdict.Allowed;

class DialPermitTest {
    private static final DialPermit PERMIT = permit(Situation.good()
            .attempts(List.of(Instant.parse("2026-01-08T12:00:00Z"), Instant.parse("2026-01-09T12:00:00Z"))));

    @Test
    void a_permit_is_good_for_five_seconds() {
        assertThat(PERMIT.isGoodAt(MONDAY_NOON.minusMillis(1))).isFalse();
        assertThat(PERMIT.isGoodAt(MONDAY_NOON)).isTrue();
        assertThat(PERMIT.isGoodAt(MONDAY_NOON.plusMillis(4_999))).isTrue();
        assertThat(PERMIT.isGoodAt(MONDAY_NOON.plusSeconds(5))).isFalse();
    }

    @Test
    void a_permit_is_for_one_lead_one_number_and_the_next_attempt() {
        GateFacts facts = Situation.good().facts();
        assertThat(PERMIT)
                .extracting(
                        DialPermit::client,
                        DialPermit::campaign,
                        DialPermit::lead,
                        DialPermit::phone,
                        DialPermit::number,
                        DialPermit::caller,
                        DialPermit::attemptNo,
                        DialPermit::grantedAt)
                .containsExactly(
                        facts.terms().client(),
                        facts.terms().campaign(),
                        facts.lead(),
                        facts.phone(),
                        facts.number().number(),
                        facts.terms().caller().orElseThrow(),
                        3,
                        MONDAY_NOON);
    }

    @Test
    void a_permit_in_a_log_shows_no_number() {
        assertThat(PERMIT.toString()).contains("+4420••••0123").doesNotContain("+442079460123");
    }

    /** The only way in asks for a Passed, and no class but the gate can make one. */
    @Test
    void only_the_gate_can_make_a_permit() {
        assertThat(DialPermit.class.getDeclaredConstructors())
                .singleElement()
                .satisfies(constructor ->
                        assertThat(constructor.getParameterTypes()).containsExactly(ComplianceGate.Passed.class));
        assertThat(Arrays.stream(ComplianceGate.Passed.class.getDeclaredConstructors()))
                .allMatch(constructor -> Modifier.isPrivate(constructor.getModifiers()));
    }

    private static DialPermit permit(Situation situation) {
        Verdict verdict = new ComplianceGate(Books.alone()).judge(situation.facts(), MONDAY_NOON);
        return ((Allowed) verdict).permit();
    }
}
