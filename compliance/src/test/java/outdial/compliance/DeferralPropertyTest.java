package outdial.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.compliance.Verdict.Allowed;
import outdial.compliance.Verdict.Deferred;
import outdial.compliance.Verdict.Denied;
import outdial.model.campaign.WeeklyHours;

/**
 * Random campaigns, zones and instants of 2020 to 2037, half of them within two days of a change of clocks, against a
 * slow judge that knows only {@link ZonedDateTime} and walks minute by minute.
 */
class DeferralPropertyTest {
    private static final Instant FIRST = Instant.parse("2020-01-02T00:00:00Z");
    private static final Instant LAST = Instant.parse("2037-12-30T00:00:00Z");
    private static final int WALK_DAYS = 9;
    private static final List<ZoneId> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
            .sorted()
            .map(ZoneId::of)
            .toList();

    private final RuleBook house = Books.alone();
    private final ComplianceGate gate = new ComplianceGate(house);

    private record Case(Situation situation, Instant at) {
        Supplier<String> named(long seed, int number) {
            return () -> "seed " + seed + ", case " + number + ": " + this;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void the_verdict_is_that_of_a_walk_by_minutes(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 120; i++) {
            Case it = randomCase(random);
            Supplier<String> named = it.named(seed, i);
            Optional<Instant> walked = walk(it);
            switch (gate.judge(it.situation().facts(), it.at())) {
                case Allowed _ -> assertThat(walked).as(named).contains(it.at());
                case Deferred(Instant until, var findings) -> {
                    assertThat(findings).as(named).isNotEmpty();
                    assertThat(walked.orElse(until)).as(named).isEqualTo(until);
                    assertThat(walked.isPresent() || until.isAfter(it.at().plus(WALK_DAYS, ChronoUnit.DAYS)))
                            .as(named)
                            .isTrue();
                }
                case Denied _ -> assertThat(walked).as(named).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void at_the_deferred_instant_it_is_allowed_and_a_second_before_it_is_not(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 3_000; i++) {
            Case it = randomCase(random);
            Supplier<String> named = it.named(seed, i);
            if (gate.judge(it.situation().facts(), it.at()) instanceof Deferred(Instant until, var _)) {
                assertThat(gate.judge(it.situation().facts(), until)).as(named).isInstanceOf(Allowed.class);
                assertThat(gate.judge(it.situation().facts(), until.minusSeconds(1)))
                        .as(named)
                        .isNotInstanceOf(Allowed.class);
                assertThat(open(it, until)).as(named).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void nothing_is_allowed_outside_any_window_of_any_zone(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int allowed = 0;
        for (int i = 0; i < 20_000; i++) {
            Case it = randomCase(random);
            boolean passed = gate.judge(it.situation().facts(), it.at()) instanceof Allowed;
            allowed += passed ? 1 : 0;
            assertThat(passed).as(it.named(seed, i)).isEqualTo(open(it, it.at()));
        }
        assertThat(allowed).isBetween(1_000, 19_000);
    }

    private Optional<Instant> walk(Case it) {
        if (open(it, it.at())) {
            return Optional.of(it.at());
        }
        Instant minute = it.at().truncatedTo(ChronoUnit.MINUTES);
        for (int i = 1; i <= WALK_DAYS * 24 * 60; i++) {
            Instant at = minute.plus(i, ChronoUnit.MINUTES);
            if (open(it, at)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static boolean open(Case it, Instant at) {
        GateFacts facts = it.situation().facts();
        List<Instant> tried = facts.attempts();
        var plan = facts.terms().plan();
        long ofLastDay = tried.stream()
                .filter(attempt -> attempt.plus(24, ChronoUnit.HOURS).isAfter(at))
                .count();
        return tried.stream().noneMatch(attempt -> attempt.plus(plan.apart()).isAfter(at))
                && ofLastDay < plan.perDay()
                && facts.number().zones().stream().allMatch(zone -> {
                    ZonedDateTime local = at.atZone(zone);
                    return houseIsOpen(local.getDayOfWeek(), local.toLocalTime())
                            && facts.terms().hours().on(local.getDayOfWeek()).stream()
                                    .anyMatch(window -> window.contains(local.toLocalTime()));
                });
    }

    private static boolean houseIsOpen(DayOfWeek day, LocalTime time) {
        return switch (day) {
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> time.getHour() >= 9 && time.getHour() < 20;
            case SATURDAY -> time.getHour() >= 10 && time.getHour() < 17;
            case SUNDAY -> false;
        };
    }

    private static Case randomCase(RandomGenerator random) {
        var zones = new ArrayList<String>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            zones.add(ZONES.get(random.nextInt(ZONES.size())).getId());
        }
        Instant at = randomInstant(random, ZoneId.of(zones.getFirst()));
        var attempts = new ArrayList<Instant>();
        for (int i = random.nextInt(4); i > 0; i--) {
            attempts.add(at.truncatedTo(ChronoUnit.MINUTES).minus(random.nextInt(1, 3_000), ChronoUnit.MINUTES));
        }
        Duration apart = Duration.ofMinutes(random.nextInt(0, 600));
        return new Case(
                Situation.good()
                        .zones(zones.toArray(String[]::new))
                        .hours(random.nextInt(3) == 0 ? Situation.ALWAYS : randomHours(random))
                        .plan(9, random.nextInt(1, 4), apart)
                        .attempts(attempts),
                at);
    }

    private static Instant randomInstant(RandomGenerator random, ZoneId zone) {
        Instant any = Instant.ofEpochSecond(random.nextLong(FIRST.getEpochSecond(), LAST.getEpochSecond()));
        ZoneOffsetTransition change = zone.getRules().nextTransition(any);
        if (change == null || change.getInstant().isAfter(LAST) || random.nextBoolean()) {
            return any;
        }
        return change.getInstant().plusSeconds(random.nextInt(-172_800, 172_800));
    }

    /** Windows of whole quarters of an hour, night included, some days shut. */
    private static WeeklyHours randomHours(RandomGenerator random) {
        var days = new EnumMap<DayOfWeek, List<WeeklyHours.Window>>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            var windows = new ArrayList<WeeklyHours.Window>();
            int from = random.nextInt(0, 60);
            while (from < 95 && windows.size() < 3) {
                int to = random.nextInt(from + 1, 97);
                windows.add(new WeeklyHours.Window(quarter(from), quarter(to)));
                from = to + random.nextInt(0, 20);
            }
            if (random.nextInt(5) > 0) {
                days.put(day, windows);
            }
        }
        return new WeeklyHours(days);
    }

    private static LocalTime quarter(int quarter) {
        return quarter == 96 ? LocalTime.MAX : LocalTime.ofSecondOfDay(quarter * 900L);
    }
}
