package outdial.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.compliance.NumberFacts.NumberType;
import outdial.compliance.NumberReader.Reading;
import outdial.compliance.Verdict.Allowed;
import outdial.compliance.Verdict.Deferred;
import outdial.compliance.Verdict.Denied;
import outdial.compliance.direction.AgreedWaiver;
import outdial.compliance.direction.CallerEvidence;
import outdial.compliance.direction.CallerRights;
import outdial.compliance.direction.ClientRuleDraft;
import outdial.compliance.direction.ClientRules;
import outdial.compliance.direction.Directions;
import outdial.compliance.direction.Suspension;
import outdial.compliance.gate.CallFacts.Permission;
import outdial.compliance.gate.PriorAttempt;
import outdial.compliance.gate.Waiver;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.CallMode;
import outdial.compliance.pack.ConsentState;
import outdial.compliance.pack.PackRule;
import outdial.compliance.pack.Recipient;
import outdial.compliance.pack.RulePacks;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadId;
import outdial.model.PhoneId;
import outdial.model.PhoneNumber;
import outdial.model.campaign.AttemptPlan;

/**
 * Random calls under random directions: nothing but a waiver makes a verdict more lenient, and a waiver touches no rule
 * that binds the house.
 */
class DirectionsPropertyTest {
    private static final Instant FIRST = Instant.parse("2026-01-02T00:00:00Z");
    private static final List<String> NUMBERS = List.of(
            "+442079460123",
            "+12125550123",
            "+13055550123",
            "+4930230125",
            "+35928123456",
            "+37052123456",
            "+61299999999");
    private static final List<String> PLACES = List.of("HOUSE", "GB", "US", "US-NY", "DE", "BG", "LT", "AU");
    private static final RulePacks PACKS = RulePacks.shipped();
    private static final List<String> LAWS = PACKS.rules().stream()
            .filter(rule -> !rule.mayBeWaived())
            .map(PackRule::id)
            .toList();

    private final ComplianceGate gate = new ComplianceGate(RuleBook.house());
    private final NumberReader numbers = new NumberReader();

    private static <T> T any(RandomGenerator random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static Instant instant(RandomGenerator random) {
        return FIRST.plusSeconds(900L * random.nextInt(2 * 365 * 96));
    }

    private GateFacts facts(RandomGenerator random, Instant at) {
        Reading read = numbers.read(any(random, NUMBERS));
        NumberFacts number = switch (read) {
            case Reading.Understood(var facts) -> facts;
            case Reading.Refused(var why) -> throw new AssertionError(why);
        };
        var tried = new ArrayList<PriorAttempt>();
        while (random.nextInt(3) > 0 && tried.size() < 4) {
            tried.add(new PriorAttempt(
                    at.minus(Duration.ofMinutes(random.nextInt(20_000))),
                    any(random, List.of(PriorAttempt.Ending.values()))));
        }
        var kind = new KindOfCall(
                any(random, List.of(CallKind.values())),
                any(random, List.of(Recipient.values())),
                any(random, List.of(CallMode.LIVE, CallMode.PREDICTIVE)),
                random.nextBoolean(),
                random.nextBoolean());
        var terms = new GateFacts.Terms(
                new ClientId(1),
                new CampaignId(2),
                true,
                any(random, List.of(Situation.ALWAYS, Situation.everyDay("10:00-12:00", "15:00-21:30"))),
                Set.of("GB", "US", "DE", "BG", "LT", "AU"),
                EnumSet.allOf(NumberType.class),
                new AttemptPlan(9, 3, Duration.ofHours(2)),
                kind,
                Optional.of(new PhoneNumber("+442079460999")));
        var known = new OnRecord(
                Permission.of(any(random, List.of(ConsentState.EXPRESS_WRITTEN, ConsentState.NONE))), Map.of(), tried);
        return new GateFacts(
                new LeadId(3),
                new PhoneId(4),
                number,
                Set.of(),
                tried.stream().map(PriorAttempt::at).toList(),
                known,
                terms);
    }

    private static Directions directions(RandomGenerator random, Instant at, List<AgreedWaiver> waivers) {
        var suspensions = new ArrayList<Suspension>();
        while (random.nextInt(3) == 0) {
            Instant from = at.plus(Duration.ofHours(random.nextInt(200) - 100));
            suspensions.add(new Suspension(
                    suspensions.size(),
                    any(random, PLACES),
                    random.nextBoolean() ? "" : any(random, List.of("44", "4420", "1212", "49")),
                    from,
                    random.nextInt(4) == 0
                            ? Optional.empty()
                            : Optional.of(from.plus(Duration.ofMinutes(15L * (1 + random.nextInt(500))))),
                    "a storm"));
        }
        return new Directions(1, suspensions, rules(random, at), waivers, rights(random, at));
    }

    private static Optional<ClientRules> rules(RandomGenerator random, Instant at) {
        var hours = new EnumMap<DayOfWeek, List<String>>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(4) > 0) {
                hours.put(day, any(random, List.of(List.of("06:00-23:30"), List.of("11:00-13:00", "17:15-18:00"))));
            }
        }
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        var draft = new ClientRuleDraft(
                1,
                "HOUSE",
                Optional.empty(),
                random.nextBoolean() ? hours : Map.of(),
                random.nextBoolean() ? List.of(today, today.plusDays(2)) : List.of(),
                some(random),
                some(random),
                some(random),
                some(random),
                "Mia",
                today.minusDays(30));
        return draft.isEmpty()
                ? Optional.empty()
                : Optional.of(ClientRules.of(PACKS, ClientRuleDraft.yaml(List.of(draft))));
    }

    private static OptionalInt some(RandomGenerator random) {
        return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(3));
    }

    private static CallerRights rights(RandomGenerator random, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        var evidence = new ArrayList<CallerEvidence>();
        while (random.nextInt(3) == 0) {
            evidence.add(new CallerEvidence(
                    new PhoneNumber("+442079460999"),
                    random.nextBoolean() ? Optional.empty() : Optional.of(any(random, List.of("GB", "US"))),
                    random.nextBoolean() ? Optional.empty() : Optional.of(any(random, List.of(CallKind.values()))),
                    "Contract",
                    today.plusDays(random.nextInt(9) - 5),
                    random.nextBoolean() ? Optional.empty() : Optional.of(today.plusDays(5 + random.nextInt(20)))));
        }
        return new CallerRights(random.nextInt(4) == 0, evidence);
    }

    private static int strictness(Verdict verdict) {
        return switch (verdict) {
            case Allowed _ -> 0;
            case Deferred _ -> 1;
            case Denied _ -> 2;
        };
    }

    private static List<String> rules(Verdict verdict) {
        return switch (verdict) {
            case Allowed _ -> List.of();
            case Deferred(var _, var findings) ->
                findings.stream().map(Finding::rule).toList();
            case Denied(var findings) -> findings.stream().map(Finding::rule).toList();
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void directions_never_loosen_and_a_deferral_under_them_is_exact(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int stricter = 0;
        for (int i = 0; i < 700; i++) {
            Instant at = instant(random);
            GateFacts plain = facts(random, at);
            GateFacts directed = plain.under(plain.terms().directed(directions(random, at, List.of())));
            Supplier<String> named = named(seed, i, directed, at);
            Verdict before = gate.judge(plain, at);
            Verdict after = gate.judge(directed, at);
            assertThat(strictness(after)).as(named).isGreaterThanOrEqualTo(strictness(before));
            assertThat(rules(after)).as(named).containsAll(withoutNoTime(before));
            stricter += strictness(after) > strictness(before) ? 1 : 0;
            if (after instanceof Deferred(Instant until, var _)) {
                if (before instanceof Deferred(Instant sooner, var _)) {
                    assertThat(until).as(named).isAfterOrEqualTo(sooner);
                }
                assertThat(gate.judge(directed, until)).as(named).isInstanceOf(Allowed.class);
                Instant minuteBefore = until.minusSeconds(60);
                if (!minuteBefore.isBefore(at)) {
                    assertThat(gate.judge(directed, minuteBefore)).as(named).isNotInstanceOf(Allowed.class);
                }
            }
        }
        assertThat(stricter).isGreaterThan(50);
    }

    private static List<String> withoutNoTime(Verdict verdict) {
        return rules(verdict).stream().filter(rule -> !rule.equals("no-time")).toList();
    }

    private static Supplier<String> named(long seed, int number, GateFacts facts, Instant at) {
        return () -> "seed " + seed + ", case " + number + " at " + at + ": " + facts;
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void a_waiver_of_what_binds_the_house_changes_nothing(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var rules = new ArrayList<>(LAWS);
        rules.addAll(List.of(
                "country-allowed",
                "type-allowed",
                "campaign-running",
                "caller-number",
                "attempts-in-all",
                "region-suspended",
                "caller-evidence",
                "number.invalid",
                "internal.optout",
                "unknown.zone"));
        for (int i = 0; i < 500; i++) {
            Instant at = instant(random);
            List<AgreedWaiver> waivers =
                    rules.stream().map(rule -> waiver(random, rule, at)).toList();
            GateFacts plain = facts(random, at);
            Directions none = directions(random, at, List.of());
            Directions all = new Directions(1, none.suspensions(), none.rules(), waivers, none.callers());
            Verdict before = gate.judge(plain.under(plain.terms().directed(none)), at);
            Verdict after = gate.judge(plain.under(plain.terms().directed(all)), at);
            Supplier<String> named = named(seed, i, plain, at);
            assertThat(rules(after)).as(named).isEqualTo(rules(before));
            assertThat(until(after)).as(named).isEqualTo(until(before));
        }
    }

    private static Optional<Instant> until(Verdict verdict) {
        return verdict instanceof Deferred(Instant until, var _) ? Optional.of(until) : Optional.empty();
    }

    private static AgreedWaiver waiver(RandomGenerator random, String rule, Instant at) {
        Instant from = at.plus(Duration.ofHours(random.nextInt(40) - 20));
        return new AgreedWaiver(
                1,
                Optional.empty(),
                new Waiver(rule, from, from.plus(Duration.ofHours(1 + random.nextInt(60)))),
                "why",
                "Mia",
                "Jon");
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void what_is_left_aside_objects_no_more_and_all_else_does(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int freed = 0;
        for (int i = 0; i < 700; i++) {
            Instant at = instant(random);
            GateFacts plain = facts(random, at);
            List<String> objecting = withoutNoTime(gate.judge(plain, at));
            if (objecting.isEmpty()) {
                continue;
            }
            String rule = any(random, objecting);
            var waiver = new AgreedWaiver(
                    1, Optional.empty(), new Waiver(rule, at, at.plusSeconds(900)), "why", "Mia", "Jon");
            var directions = new Directions(1, List.of(), Optional.empty(), List.of(waiver), CallerRights.UNASKED);
            GateFacts directed = plain.under(plain.terms().directed(directions));
            List<String> left = withoutNoTime(gate.judge(directed, at));
            var expected = new ArrayList<>(objecting);
            if (isOurs(rule)) {
                expected.remove(rule);
                freed++;
            }
            assertThat(left).as(named(seed, i, directed, at)).containsExactlyInAnyOrderElementsOf(expected);
            if (gate.judge(directed, at) instanceof Deferred(Instant until, var _)) {
                assertThat(gate.judge(directed, until)).isInstanceOf(Allowed.class);
            }
        }
        assertThat(freed).isGreaterThan(20);
    }

    private static boolean isOurs(String rule) {
        return Set.of("attempts-per-day", "attempts-apart", "campaign-hours", "house-window")
                        .contains(rule)
                || PACKS.rules().stream().anyMatch(one -> one.id().equals(rule) && one.mayBeWaived());
    }
}
