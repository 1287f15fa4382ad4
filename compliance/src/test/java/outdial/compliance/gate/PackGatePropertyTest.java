package outdial.compliance.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.compliance.check.Tables;
import outdial.compliance.gate.PackVerdict.Allow;
import outdial.compliance.gate.PackVerdict.Defer;
import outdial.compliance.gate.PackVerdict.Deny;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.CallMode;
import outdial.compliance.pack.ConsentState;
import outdial.compliance.pack.Line;
import outdial.compliance.pack.Recipient;

/**
 * Changes of clocks from 2020 to 2037: no call is allowed outside a window in any candidate zone, the instant of a
 * deferral is allowed and the minute before is not. The windows are those of Texas, Florida and the United States, written
 * down here a second time, because they heed no holidays.
 */
class PackGatePropertyTest {
    private static final Instant FIRST = Instant.parse("2020-01-02T00:00:00Z");
    private static final Instant FLORIDA = Instant.parse("2021-07-03T00:00:00Z");
    private static final Instant LAST = Instant.parse("2037-12-30T00:00:00Z");
    private static final List<ZoneId> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
            .sorted()
            .map(ZoneId::of)
            .toList();

    private final PackGate gate = new PackGate(Tables.PACKS);

    @Test
    void around_every_change_of_clocks_in_every_zone_calls_stay_within_their_windows() {
        int changes = 0;
        int deferred = 0;
        for (ZoneId zone : ZONES) {
            for (ZoneOffsetTransition change : changes(zone)) {
                changes++;
                for (int hours = -30; hours <= 30; hours += 7) {
                    Instant at = change.getInstant().plusSeconds(hours * 3_600L + 1_800);
                    deferred += checked(facts(List.of("US-TX"), Set.of(zone), List.of()), at) ? 1 : 0;
                }
                checked(facts(List.of("US-TX"), Set.of(zone), List.of()), change.getInstant());
                checked(
                        facts(List.of("US-TX"), Set.of(zone), List.of()),
                        change.getInstant().minusSeconds(1));
            }
        }
        assertThat(changes).isGreaterThan(5_000);
        assertThat(deferred).isGreaterThan(changes);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void several_zones_and_attempts_defer_to_the_first_instant_that_suits_all(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 3_000; i++) {
            var zones = new LinkedHashSet<ZoneId>();
            for (int j = random.nextInt(1, 4); j > 0; j--) {
                zones.add(ZONES.get(random.nextInt(ZONES.size())));
            }
            Instant at = Instant.ofEpochSecond(random.nextLong(FLORIDA.getEpochSecond(), LAST.getEpochSecond()));
            var attempts = new ArrayList<PriorAttempt>();
            for (int j = random.nextInt(6); j > 0; j--) {
                attempts.add(new PriorAttempt(at.minusSeconds(random.nextInt(100_000)), PriorAttempt.Ending.NO_ANSWER));
            }
            checked(facts(List.of("US-TX", "US-FL"), zones, attempts), at);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"published", "cases"})
    void the_instant_of_each_vectors_deferral_is_allowed_and_the_minute_before_is_not(String table) {
        for (Map<String, String> row : Tables.rows(Tables.text(table))) {
            CallFacts facts = Tables.facts(row);
            if (gate.judge(facts, Tables.at(row)) instanceof Defer(Instant until, var findings)) {
                assertThat(gate.judge(facts, until)).as(row.get("id")).isInstanceOf(Allow.class);
                assertThat(gate.judge(facts, until.minusSeconds(60)))
                        .as(row.get("id"))
                        .isNotInstanceOf(Allow.class);
                assertThat(findings)
                        .allSatisfy(finding ->
                                assertThat(finding.sentence()).as(row.get("id")).endsWith("."));
            }
        }
    }

    /** Whether the call is deferred; checks the verdict against the windows written down here. */
    private boolean checked(CallFacts facts, Instant at) {
        String named = facts.zones() + " at " + at + " after " + facts.attempts();
        switch (gate.judge(facts, at)) {
            case Allow() -> assertThat(isOpen(facts, at)).as(named).isTrue();
            case Deny(var _) ->
                assertThat(facts.zones().size())
                        .as("%s: only windows that never meet", named)
                        .isGreaterThan(1);
            case Defer(Instant until, var _) -> {
                assertThat(isOpen(facts, at)).as(named).isFalse();
                assertThat(isOpen(facts, until)).as(named).isTrue();
                assertThat(isOpen(facts, until.minusSeconds(60))).as(named).isFalse();
                assertThat(isOpen(facts, until.minusSeconds(1))).as(named).isFalse();
                assertThat(gate.judge(facts, until)).as(named).isInstanceOf(Allow.class);
                return true;
            }
        }
        return false;
    }

    private static boolean isOpen(CallFacts facts, Instant at) {
        long ofLastDay = facts.attempts().stream()
                .filter(attempt -> attempt.at().plusSeconds(86_400).isAfter(at))
                .count();
        boolean florida = facts.jurisdictions().contains("US-FL");
        return (ofLastDay < 3 || !florida)
                && facts.zones().stream().allMatch(zone -> {
                    ZonedDateTime local = at.atZone(zone);
                    int from = local.getDayOfWeek() == DayOfWeek.SUNDAY ? 12 : 9;
                    LocalTime time = local.toLocalTime();
                    return !time.isBefore(LocalTime.of(from, 0)) && time.isBefore(LocalTime.of(florida ? 20 : 21, 0));
                });
    }

    /**
     * Texas and the federal law together: 9 to 21, Sundays from noon. With Florida, since its law of 2021: to 20, and
     * three attempts in 24 hours.
     */
    private static CallFacts facts(List<String> states, Set<ZoneId> zones, List<PriorAttempt> attempts) {
        return new CallFacts(
                NumberStanding.VALID,
                Line.FIXED_OR_MOBILE,
                states,
                zones,
                CallKind.SALES,
                Recipient.CONSUMER,
                CallMode.LIVE,
                CallFacts.Permission.of(ConsentState.NONE),
                Registers.all(RegisterState.CLEAR),
                attempts,
                CallFacts.Circumstances.USUAL);
    }

    private static List<ZoneOffsetTransition> changes(ZoneId zone) {
        var changes = new ArrayList<ZoneOffsetTransition>();
        ZoneOffsetTransition next = zone.getRules().nextTransition(FIRST);
        while (next != null && next.getInstant().isBefore(LAST)) {
            changes.add(next);
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return changes;
    }
}
