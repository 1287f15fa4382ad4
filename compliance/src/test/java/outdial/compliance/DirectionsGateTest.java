package outdial.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.compliance.Situation.MONDAY_NOON;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import outdial.compliance.NumberFacts.NumberType;
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
import outdial.compliance.gate.CallFacts.RegisterCheck;
import outdial.compliance.gate.RegisterState;
import outdial.compliance.gate.Waiver;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.CallMode;
import outdial.compliance.pack.ConsentState;
import outdial.compliance.pack.Recipient;
import outdial.compliance.pack.RulePacks;
import outdial.model.LeadId;
import outdial.model.PhoneNumber;

/**
 * What people direct, asked by the gate beside book and packs. A little long, because each kind of direction is told apart from
 * the others in the same situation.
 */
class DirectionsGateTest {
    private static final Instant EVENING = MONDAY_NOON.plus(Duration.ofHours(6));
    private static final Instant NIGHT = MONDAY_NOON.plus(Duration.ofHours(11));
    private static final KindOfCall SURVEY =
            new KindOfCall(CallKind.RESEARCH, Recipient.CONSUMER, CallMode.LIVE, false, false);

    private final ComplianceGate gate = new ComplianceGate(RuleBook.house());

    static Directions directed(List<Suspension> suspensions, List<AgreedWaiver> waivers, CallerRights callers) {
        return new Directions(7, suspensions, Optional.empty(), waivers, callers);
    }

    private static GateFacts survey(Directions directions) {
        return survey(Situation.good(), directions);
    }

    private static GateFacts survey(Situation from, Directions directions) {
        GateFacts.Terms t = from.facts().terms();
        return from.terms(new GateFacts.Terms(
                        t.client(),
                        t.campaign(),
                        t.running(),
                        t.hours(),
                        t.countries(),
                        t.types(),
                        t.plan(),
                        SURVEY,
                        t.caller(),
                        directions))
                .facts();
    }

    private static Suspension suspended(String place, String digits, Optional<Instant> until) {
        return new Suspension(3, place, digits, MONDAY_NOON.minusSeconds(60), until, "Storm Ana");
    }

    private static Directions suspension(Suspension one) {
        return directed(List.of(one), List.of(), CallerRights.UNASKED);
    }

    private static List<String> rules(Verdict verdict) {
        return switch (verdict) {
            case Allowed _ -> List.of();
            case Deferred(var _, var findings) ->
                findings.stream().map(Finding::rule).toList();
            case Denied(var findings) -> findings.stream().map(Finding::rule).toList();
        };
    }

    @Test
    void calls_to_a_suspended_region_wait_for_its_end_and_the_finding_names_the_suspension() {
        Verdict verdict = gate.judge(survey(suspension(suspended("GB", "", Optional.of(EVENING)))), MONDAY_NOON);
        assertThat(verdict).isInstanceOfSatisfying(Deferred.class, put -> {
            assertThat(put.until()).isEqualTo(EVENING);
            assertThat(put.findings().getFirst().rule()).isEqualTo("region-suspended");
            assertThat(put.findings().getFirst().sentence())
                    .isEqualTo("Calls to GB are suspended until 2026-01-12T18:00:00Z: Storm Ana");
        });
    }

    @Test
    void before_it_begins_and_once_it_is_over_a_suspension_stands_in_no_calls_way() {
        GateFacts facts = survey(suspension(suspended("GB", "", Optional.of(EVENING))));
        assertThat(gate.judge(facts, MONDAY_NOON.minusSeconds(61))).isInstanceOf(Allowed.class);
        assertThat(gate.judge(facts, MONDAY_NOON.minusSeconds(60))).isInstanceOf(Deferred.class);
        assertThat(gate.judge(facts, EVENING.minusSeconds(1))).isInstanceOf(Deferred.class);
        assertThat(gate.judge(facts, EVENING)).isInstanceOf(Allowed.class);
    }

    @Test
    void a_suspension_without_an_end_denies_and_one_of_another_place_or_other_digits_does_not() {
        assertThat(rules(gate.judge(survey(suspension(suspended("GB", "4420", Optional.empty()))), MONDAY_NOON)))
                .containsExactly("region-suspended");
        assertThat(gate.judge(survey(suspension(suspended("GB", "44161", Optional.empty()))), MONDAY_NOON))
                .isInstanceOf(Allowed.class);
        assertThat(gate.judge(survey(suspension(suspended("G", "", Optional.empty()))), MONDAY_NOON))
                .isInstanceOf(Allowed.class);
    }

    @Test
    void a_country_takes_in_its_parts_and_a_law_that_asks_for_emergencies_says_so_too() {
        var york = new NumberFacts(
                new PhoneNumber("+12125550123"),
                "US",
                NumberType.FIXED_OR_MOBILE,
                true,
                Set.of(ZoneId.of("America/New_York")));
        Instant there = Instant.parse("2026-01-12T17:00:00Z");
        GateFacts sale = Situation.good().number(york).facts();
        var whole = suspension(new Suspension(1, "US", "", there, Optional.of(there.plusSeconds(900)), "An order"));
        GateFacts facts = sale.under(sale.terms().directed(whole));
        assertThat(gate.judge(facts, there))
                .isInstanceOfSatisfying(
                        Denied.class,
                        denied -> assertThat(denied.findings().stream().map(Finding::rule))
                                .contains("us-ny.emergency", "us.dnc", "region-suspended"));
        GateFacts question = survey(Situation.good().number(york), whole);
        assertThat(gate.judge(question, there))
                .isInstanceOfSatisfying(
                        Deferred.class, put -> assertThat(put.until()).isEqualTo(there.plusSeconds(900)));
    }

    @Test
    void a_permit_says_by_which_directions_and_which_regions_were_suspended() {
        var other = suspended("FR", "", Optional.empty());
        assertThat(gate.judge(survey(suspension(other)), MONDAY_NOON))
                .isInstanceOfSatisfying(Allowed.class, allowed -> {
                    assertThat(allowed.permit().looksAt())
                            .containsEntry("directions", "7")
                            .containsEntry("suspended", "FR");
                    assertThat(allowed.permit().rules()).contains("region-suspended");
                });
        assertThat(gate.judge(survey(Directions.NONE), MONDAY_NOON))
                .isInstanceOfSatisfying(
                        Allowed.class,
                        allowed -> assertThat(allowed.permit().looksAt())
                                .doesNotContainKeys("directions", "suspended", "waived"));
    }

    private static Directions stricter(String windows) {
        var draft = new ClientRuleDraft(
                5,
                "GB",
                Optional.empty(),
                java.util.Arrays.stream(java.time.DayOfWeek.values())
                        .collect(java.util.stream.Collectors.toMap(day -> day, _ -> List.of(windows))),
                List.of(LocalDate.of(2026, 1, 13)),
                OptionalInt.of(2),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                "Mia O'Hara",
                LocalDate.of(2026, 1, 1));
        var rules = ClientRules.of(RulePacks.shipped(), ClientRuleDraft.yaml(List.of(draft)));
        return new Directions(8, List.of(), Optional.of(rules), List.of(), CallerRights.UNASKED);
    }

    @Test
    void a_clients_own_hours_count_besides_and_the_finding_tells_whose_they_are() {
        GateFacts facts = survey(stricter("14:00-16:00"));
        assertThat(gate.judge(facts, MONDAY_NOON)).isInstanceOfSatisfying(Deferred.class, put -> {
            assertThat(put.until()).isEqualTo(MONDAY_NOON.plus(Duration.ofHours(2)));
            assertThat(put.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.rule()).isEqualTo("client.5.hours");
                assertThat(gate.about(finding)).isEqualTo("client-hours");
                assertThat(finding.sentence()).contains("the client's own stricter rule", "Mia O'Hara");
            });
        });
        assertThat(gate.judge(facts, MONDAY_NOON.plus(Duration.ofHours(2))))
                .isInstanceOfSatisfying(
                        Allowed.class,
                        allowed -> assertThat(allowed.permit().ruleBook())
                                .matches("house@[0-9a-f]{64} packs@[0-9a-f]{64} client@[0-9a-f]{32}")
                                .isEqualTo(gate.title(facts.terms())));
    }

    @Test
    void a_day_that_a_client_shuts_is_passed_over() {
        GateFacts facts = survey(stricter("14:00-16:00"));
        assertThat(gate.judge(facts, EVENING))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        put -> assertThat(put.until()).isEqualTo(Instant.parse("2026-01-14T14:00:00Z")));
    }

    @Test
    void hours_of_a_client_do_not_stand_in_for_hours_of_the_house() {
        // Where packs name no hours the house's count; a client's wider ones must not open the evening.
        var politics = new KindOfCall(CallKind.POLITICAL, Recipient.BUSINESS, CallMode.LIVE, false, false);
        GateFacts good = Situation.good().facts();
        GateFacts.Terms t = good.terms();
        GateFacts plain = good.under(new GateFacts.Terms(
                t.client(), t.campaign(), true, t.hours(), t.countries(), t.types(), t.plan(), politics, t.caller()));
        assertThat(rules(gate.judge(plain, NIGHT))).contains("house-window");
        GateFacts wide = plain.under(plain.terms().directed(stricter("06:00-23:59")));
        assertThat(rules(gate.judge(wide, NIGHT))).contains("house-window");
    }

    private static AgreedWaiver waiver(String rule, Optional<LeadId> lead) {
        return new AgreedWaiver(4, lead, new Waiver(rule, MONDAY_NOON, EVENING), "A promise", "Mia", "Jon");
    }

    @Test
    void a_rule_of_the_house_is_left_aside_for_its_lead_and_its_time_alone() {
        Situation tired = Situation.good()
                .attempts(List.of(MONDAY_NOON.minusSeconds(3600)))
                .plan(5, 3, Duration.ofHours(24));
        Directions other = directed(
                List.of(), List.of(waiver("attempts-apart", Optional.of(new LeadId(99)))), CallerRights.UNASKED);
        Directions own = directed(
                List.of(), List.of(waiver("attempts-apart", Optional.of(new LeadId(3)))), CallerRights.UNASKED);
        assertThat(rules(gate.judge(survey(tired, other), MONDAY_NOON))).containsExactly("attempts-apart");
        assertThat(gate.judge(survey(tired, own), MONDAY_NOON))
                .isInstanceOfSatisfying(
                        Allowed.class,
                        allowed ->
                                assertThat(allowed.permit().looksAt()).containsEntry("waived", "attempts-apart by 4"));
        assertThat(rules(gate.judge(survey(tired, own), EVENING))).containsExactly("attempts-apart");
        assertThat(gate.judge(survey(tired, own), MONDAY_NOON.minusSeconds(10)))
                .isInstanceOfSatisfying(
                        Deferred.class, put -> assertThat(put.until()).isEqualTo(MONDAY_NOON));
    }

    private static GateFacts saleAtNight(Directions directions) {
        var sale = new KindOfCall(CallKind.SALES, Recipient.CONSUMER, CallMode.LIVE, false, false);
        GateFacts f = Situation.good().facts();
        GateFacts.Terms t = f.terms();
        var asked = Map.of("gb.tps", new RegisterCheck(RegisterState.CLEAR, Optional.of(MONDAY_NOON)));
        return new GateFacts(
                f.lead(),
                f.phone(),
                f.number(),
                f.listedOn(),
                f.attempts(),
                new OnRecord(Permission.of(ConsentState.NONE), asked, List.of()),
                new GateFacts.Terms(
                        t.client(),
                        t.campaign(),
                        true,
                        t.hours(),
                        t.countries(),
                        t.types(),
                        t.plan(),
                        sale,
                        t.caller(),
                        directions));
    }

    private static Directions aside(String... rules) {
        return directed(
                List.of(),
                Arrays.stream(rules)
                        .map(rule -> new AgreedWaiver(
                                1,
                                Optional.empty(),
                                new Waiver(rule, MONDAY_NOON, NIGHT.plusSeconds(60)),
                                "why",
                                "Mia",
                                "Jon"))
                        .toList(),
                CallerRights.UNASKED);
    }

    @Test
    void an_advisory_rule_can_be_left_aside_and_one_of_a_code_or_a_law_never() {
        assertThat(rules(gate.judge(saleAtNight(Directions.NONE), NIGHT))).containsExactly("gb.window");
        assertThat(gate.judge(saleAtNight(aside("gb.window")), NIGHT)).isInstanceOf(Allowed.class);
        assertThat(rules(gate.judge(survey(aside("gb.window", "gb.window.research")), NIGHT)))
                .containsExactly("gb.window.research");
        GateFacts sale = Situation.good().withoutCaller().facts();
        assertThat(rules(gate.judge(
                        sale.under(sale.terms().directed(aside("gb.tps", "gb.cli", "caller-number"))), MONDAY_NOON)))
                .contains("gb.tps", "gb.cli", "caller-number");
    }

    private static CallerRights rights(boolean demanded, CallerEvidence... evidence) {
        return new CallerRights(demanded, List.of(evidence));
    }

    private static CallerEvidence evidence(String country, CallKind purpose, String from, String until) {
        return new CallerEvidence(
                new PhoneNumber("+442079460999"),
                Optional.of(country),
                Optional.of(purpose),
                "Contract 12",
                LocalDate.parse(from),
                Optional.of(LocalDate.parse(until)));
    }

    private Verdict shown(CallerRights rights) {
        return gate.judge(survey(directed(List.of(), List.of(), rights)), MONDAY_NOON);
    }

    @Test
    void a_number_is_shown_only_where_its_evidence_is_good() {
        assertThat(shown(rights(true)))
                .isInstanceOfSatisfying(
                        Denied.class,
                        denied -> assertThat(denied.findings().getFirst().sentence())
                                .contains("no evidence", "+442079460999"));
        assertThat(shown(rights(true, evidence("GB", CallKind.RESEARCH, "2026-01-12", "2026-01-12"))))
                .isInstanceOf(Allowed.class);
        assertThat(rules(shown(rights(false, evidence("GB", CallKind.SALES, "2026-01-01", "2026-12-31")))))
                .containsExactly("caller-evidence");
        assertThat(rules(shown(rights(false, evidence("FR", CallKind.RESEARCH, "2026-01-01", "2026-12-31")))))
                .containsExactly("caller-evidence");
        assertThat(rules(shown(rights(false, evidence("GB", CallKind.RESEARCH, "2025-01-01", "2026-01-11")))))
                .containsExactly("caller-evidence");
        assertThat(shown(rights(false, evidence("GB", CallKind.RESEARCH, "2026-01-14", "2026-12-31"))))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        put -> assertThat(put.until())
                                .isAfterOrEqualTo(Instant.parse("2026-01-14T00:00:00Z"))
                                .isBefore(Instant.parse("2026-01-15T00:00:00Z")));
    }

    @Test
    void the_list_is_read_where_hours_are_left_aside_for_all() {
        GateFacts.Terms narrow = survey(Situation.good().hours(Situation.everyDay("08:00-09:00")), Directions.NONE)
                .terms();
        Set<ZoneId> london = Set.of(ZoneId.of("Europe/London"));
        assertThat(gate.isWithinHours(narrow, london, MONDAY_NOON)).isFalse();
        GateFacts.Terms open = narrow.directed(
                directed(List.of(), List.of(waiver("campaign-hours", Optional.empty())), CallerRights.UNASKED));
        assertThat(gate.isWithinHours(open, london, MONDAY_NOON)).isTrue();
        assertThat(gate.isWithinHours(open, london, EVENING)).isFalse();
        Situation home = Situation.good().allows(Set.of("GB"), EnumSet.allOf(NumberType.class));
        assertThat(gate.isWithinHours(survey(home, stricter("14:00-16:00")).terms(), london, MONDAY_NOON))
                .isFalse();
        assertThat(gate.isWithinHours(survey(home, stricter("11:00-16:00")).terms(), london, MONDAY_NOON))
                .isTrue();
    }
}
