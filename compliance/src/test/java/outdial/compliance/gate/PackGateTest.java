package outdial.compliance.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.compliance.check.Tables;
import outdial.compliance.gate.CallFacts.Circumstances;
import outdial.compliance.gate.CallFacts.Permission;
import outdial.compliance.gate.CallFacts.RegisterCheck;
import outdial.compliance.gate.PackVerdict.Allow;
import outdial.compliance.gate.PackVerdict.Defer;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.CallMode;
import outdial.compliance.pack.ConsentState;
import outdial.compliance.pack.Line;
import outdial.compliance.pack.Recipient;

/** What files of calls can't say: shown numbers, ends of consents, ages of registers, fractions of seconds. */
class PackGateTest {
    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");

    private final PackGate gate = new PackGate(Tables.PACKS);

    private static CallFacts facts(
            String jurisdiction,
            String zone,
            CallKind kind,
            Permission permission,
            Registers registers,
            List<PriorAttempt> attempts,
            Optional<ShownNumber> shown) {
        return new CallFacts(
                NumberStanding.VALID,
                Line.FIXED,
                List.of(jurisdiction),
                Set.of(ZoneId.of(zone)),
                kind,
                Recipient.CONSUMER,
                CallMode.LIVE,
                permission,
                registers,
                attempts,
                new Circumstances(false, false, shown));
    }

    private static CallFacts shown(String jurisdiction, CallKind kind, ShownNumber shown) {
        return facts(
                jurisdiction,
                "Europe/Paris",
                kind,
                Permission.of(ConsentState.EXPRESS),
                Registers.all(RegisterState.CLEAR),
                List.of(),
                Optional.of(shown));
    }

    private static CallFacts registered(String jurisdiction, String zone, Instant asOf) {
        return facts(
                jurisdiction,
                zone,
                CallKind.SALES,
                Permission.of(ConsentState.NONE),
                new Registers(Map.of(), new RegisterCheck(RegisterState.CLEAR, Optional.of(asOf))),
                List.of(),
                Optional.empty());
    }

    private String decided(CallFacts facts, Instant at) {
        return gate.judge(facts, at).deciding().map(PackFinding::rule).orElse("-");
    }

    @ParameterizedTest
    @CsvSource({
        "FR, SALES, 33162000000, true, -",
        "FR, SALES, 33612345678, true, fr.numbers",
        "FR, SALES, 33140000000, true, fr.numbers",
        "FR, SALES, '', true, fr.numbers",
        "FR, RESEARCH, 33612345678, true, -",
        "ES, SALES, 34612345678, true, es.cli",
        "ES, SALES, 34911234567, true, -",
        "AT, SALES, 4312345678, true, -",
        "AT, SALES, 4312345678, false, at.cli",
        "GB, RESEARCH, '', true, gb.cli",
        "GB, RESEARCH, 442079460123, true, -",
        "PL, SALES, '', true, -",
        "IN, SALES, 91140123456, true, -",
        "IN, SALES, 919876543210, true, in.cli",
        "IN, SERVICE, 9116001234, true, -",
        "IN, SERVICE, 91140123456, true, in.cli.service",
    })
    void the_number_shown_must_suit_country_and_purpose(
            String jurisdiction, CallKind kind, String digits, boolean own, String rule) {
        CallFacts facts = shown(jurisdiction, kind, new ShownNumber(digits, own));
        assertThat(decided(facts, NOON)).isEqualTo(rule);
        gate.judge(facts, NOON)
                .deciding()
                .ifPresent(finding -> assertThat(finding.sentence()).containsPattern("shown"));
    }

    @Test
    void a_consent_counts_until_it_ends() {
        Instant end = NOON.plusSeconds(3_600);
        CallFacts facts = facts(
                "DE",
                "Europe/Berlin",
                CallKind.SALES,
                new Permission(ConsentState.EXPRESS, end, false),
                Registers.all(RegisterState.CLEAR),
                List.of(),
                Optional.empty());
        assertThat(decided(facts, end.minusSeconds(1))).isEqualTo("-");
        assertThat(decided(facts, end)).isEqualTo("de.consent");
    }

    @Test
    void a_deferral_beyond_the_end_of_the_consent_is_a_denial_by_what_needs_it() {
        Instant night = Instant.parse("2026-11-23T20:00:00Z");
        CallFacts facts = facts(
                "DE",
                "Europe/Berlin",
                CallKind.SALES,
                new Permission(ConsentState.EXPRESS, night.plusSeconds(60), false),
                Registers.all(RegisterState.CLEAR),
                List.of(),
                Optional.empty());
        assertThat(gate.judge(facts, night)).isInstanceOf(PackVerdict.Deny.class);
        assertThat(decided(facts, night)).isEqualTo("de.consent");
    }

    @ParameterizedTest
    @CsvSource({"GB, Europe/London, 28, gb.tps", "US-OTHER, America/New_York, 31, us.dnc"})
    void a_registers_copy_is_good_for_so_many_days(String jurisdiction, String zone, int days, String rule) {
        Instant at = NOON.plusSeconds(5 * 3_600);
        Instant asOf = at.minusSeconds(days * 86_400L);
        assertThat(decided(registered(jurisdiction, zone, asOf), at)).isEqualTo("-");
        assertThat(decided(registered(jurisdiction, zone, asOf.minusSeconds(1)), at))
                .isEqualTo(rule);
    }

    @Test
    void a_copy_that_is_good_now_does_not_turn_a_deferral_into_a_denial() {
        Instant night = Instant.parse("2026-11-21T22:00:00Z");
        CallFacts facts = registered("GB", "Europe/London", night.minusSeconds(28 * 86_400L - 60));
        assertThat(gate.judge(facts, night))
                .isInstanceOfSatisfying(
                        Defer.class, later -> assertThat(later.until()).isEqualTo("2026-11-23T08:00:00Z"));
    }

    @Test
    void a_rest_ends_with_the_second_in_which_it_ends() {
        var attempt = new PriorAttempt(NOON.minusMillis(500), PriorAttempt.Ending.MACHINE);
        CallFacts facts = facts(
                "GB",
                "Europe/London",
                CallKind.SALES,
                Permission.of(ConsentState.NONE),
                Registers.all(RegisterState.CLEAR),
                List.of(attempt),
                Optional.empty());
        Instant day = NOON.plusSeconds(86_400);
        assertThat(gate.judge(facts, day.minusMillis(1))).isInstanceOf(Defer.class);
        assertThat(gate.judge(facts, day)).isInstanceOf(Allow.class);
    }

    @Test
    void a_place_without_a_zone_is_not_called() {
        CallFacts known = registered("GB", "Europe/London", NOON);
        CallFacts facts = new CallFacts(
                known.number(),
                known.line(),
                known.jurisdictions(),
                Set.of(),
                known.kind(),
                known.recipient(),
                known.mode(),
                known.permission(),
                known.registers(),
                known.attempts(),
                known.circumstances());
        assertThat(decided(facts, NOON)).isEqualTo("unknown.zone");
    }
}
