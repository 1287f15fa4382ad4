package outdial.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.compliance.Situation.MONDAY_NOON;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.compliance.NumberFacts.NumberType;
import outdial.compliance.Verdict.Allowed;
import outdial.compliance.Verdict.Deferred;
import outdial.compliance.Verdict.Denied;
import outdial.compliance.gate.CallFacts.Permission;
import outdial.compliance.gate.CallFacts.RegisterCheck;
import outdial.compliance.gate.PriorAttempt;
import outdial.compliance.gate.PriorAttempt.Ending;
import outdial.compliance.gate.RegisterState;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.CallMode;
import outdial.compliance.pack.ConsentState;
import outdial.compliance.pack.Recipient;

/** The gate of real calls: rule packs and the house's own book, asked together about the dialer's facts. */
class LawfulGateTest {
    private static final Instant SUNDAY_NOON = Instant.parse("2026-01-18T12:00:00Z");
    private static final OnRecord CLEAR = with(Permission.of(ConsentState.NONE));

    private final ComplianceGate gate = new ComplianceGate(RuleBook.house());

    private static OnRecord with(Permission permission, PriorAttempt... attempts) {
        return new OnRecord(
                permission,
                Map.of("gb.tps", new RegisterCheck(RegisterState.CLEAR, Optional.of(MONDAY_NOON))),
                List.of(attempts));
    }

    private static GateFacts london(OnRecord known, KindOfCall call) {
        Situation good = Situation.good();
        GateFacts.Terms t = good.facts().terms();
        var terms = new GateFacts.Terms(
                t.client(), t.campaign(), true, t.hours(), t.countries(), t.types(), t.plan(), call, t.caller());
        return known(good.terms(terms).facts(), known);
    }

    private static GateFacts known(GateFacts f, OnRecord known) {
        return new GateFacts(f.lead(), f.phone(), f.number(), f.listedOn(), f.attempts(), known, f.terms());
    }

    private static KindOfCall call(CallKind kind, Recipient recipient) {
        return new KindOfCall(kind, recipient, CallMode.LIVE, false, false);
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
    void a_permit_names_the_rules_of_book_and_packs_and_both_by_their_hashes() {
        Verdict verdict = gate.judge(london(CLEAR, KindOfCall.STRICTEST), MONDAY_NOON);
        assertThat(verdict).isInstanceOfSatisfying(Allowed.class, allowed -> {
            assertThat(allowed.permit().rules())
                    .startsWith("country-allowed", "type-allowed", "campaign-running")
                    .contains("campaign-hours", "gb.tps", "gb.window", "gb.cli", "gb.retry72", "gb.amd24")
                    .doesNotContain("house-window", "house.window.service");
            assertThat(allowed.permit().ruleBook())
                    .matches("house@[0-9a-f]{64} packs@[0-9a-f]{64}")
                    .isEqualTo(gate.title());
        });
    }

    @Test
    void a_register_that_nobody_has_asked_denies_a_sale_but_not_a_survey() {
        OnRecord nothing = OnRecord.nothingBut(Set.of(), List.of());
        Verdict sale = gate.judge(london(nothing, call(CallKind.SALES, Recipient.CONSUMER)), MONDAY_NOON);
        assertThat(sale).isInstanceOf(Denied.class);
        assertThat(rules(sale)).containsExactly("gb.tps");
        assertThat(gate.judge(london(nothing, call(CallKind.RESEARCH, Recipient.CONSUMER)), MONDAY_NOON))
                .isInstanceOf(Allowed.class);
    }

    @Test
    void a_listed_number_is_called_with_consent_only_and_an_opted_out_one_not_even_then() {
        var listed = Map.of("gb.tps", new RegisterCheck(RegisterState.LISTED, Optional.of(MONDAY_NOON)));
        var consent = Permission.of(ConsentState.EXPRESS);
        KindOfCall sale = call(CallKind.SALES, Recipient.CONSUMER);
        assertThat(rules(gate.judge(
                        london(new OnRecord(Permission.of(ConsentState.NONE), listed, List.of()), sale), MONDAY_NOON)))
                .containsExactly("gb.tps");
        assertThat(gate.judge(london(new OnRecord(consent, listed, List.of()), sale), MONDAY_NOON))
                .isInstanceOf(Allowed.class);
        var optedOut = new Permission(ConsentState.EXPRESS, Instant.MAX, true);
        assertThat(rules(gate.judge(london(new OnRecord(optedOut, listed, List.of()), sale), MONDAY_NOON)))
                .containsExactly("internal.optout");
    }

    @Test
    void without_a_record_a_number_on_any_list_counts_as_opted_out() {
        GateFacts listed = Situation.good().listedOn("Opt-outs").facts();
        assertThat(rules(gate.judge(listed, MONDAY_NOON))).containsExactly("internal.optout");
    }

    @Test
    void a_deferral_waits_for_the_law_and_the_campaign_together() {
        GateFacts facts = london(CLEAR, KindOfCall.STRICTEST);
        GateFacts evenings = known(
                Situation.good()
                        .hours(Situation.everyDay("07:00-07:30", "20:30-22:00"))
                        .facts(),
                CLEAR);
        assertThat(gate.judge(facts, SUNDAY_NOON)).isInstanceOfSatisfying(Deferred.class, deferred -> {
            assertThat(deferred.until()).isEqualTo("2026-01-19T08:00:00Z");
            assertThat(deferred.findings().getFirst().rule()).isEqualTo("gb.window");
        });
        assertThat(gate.judge(evenings, SUNDAY_NOON)).isInstanceOfSatisfying(Deferred.class, deferred -> {
            assertThat(deferred.until()).isEqualTo("2026-01-19T20:30:00Z");
            assertThat(rules(deferred)).containsExactly("gb.window", "campaign-hours");
        });
    }

    @Test
    void hours_that_law_and_campaign_do_not_share_are_denied() {
        GateFacts nights =
                known(Situation.good().hours(Situation.everyDay("02:00-04:00")).facts(), CLEAR);
        Verdict verdict = gate.judge(nights, MONDAY_NOON);
        assertThat(verdict).isInstanceOf(Denied.class);
        assertThat(rules(verdict)).containsExactly("campaign-hours", "no-time");
    }

    @Test
    void a_consent_that_ends_before_the_hours_begin_does_not_lead_to_a_call() {
        var ending = new Permission(ConsentState.EXPRESS, SUNDAY_NOON.plus(Duration.ofHours(4)), false);
        var listed = Map.of("gb.tps", new RegisterCheck(RegisterState.LISTED, Optional.of(MONDAY_NOON)));
        GateFacts facts = london(new OnRecord(ending, listed, List.of()), call(CallKind.SALES, Recipient.CONSUMER));
        Verdict verdict = gate.judge(facts, SUNDAY_NOON);
        assertThat(verdict).isInstanceOf(Denied.class);
        assertThat(rules(verdict)).contains("gb.window");
    }

    @Test
    void attempts_of_other_campaigns_count_before_the_law() {
        var abandoned = new PriorAttempt(MONDAY_NOON.minus(Duration.ofHours(70)), Ending.ABANDONED);
        var machine = new PriorAttempt(MONDAY_NOON.minus(Duration.ofHours(5)), Ending.MACHINE);
        OnRecord tried = with(Permission.of(ConsentState.NONE), abandoned, machine);
        assertThat(gate.judge(london(tried, KindOfCall.STRICTEST), MONDAY_NOON))
                .isInstanceOfSatisfying(Deferred.class, deferred -> {
                    assertThat(rules(deferred)).containsExactly("gb.retry72", "gb.amd24");
                    assertThat(deferred.until()).isEqualTo("2026-01-13T08:00:00Z");
                });
        var guaranteed = new KindOfCall(CallKind.SALES, Recipient.CONSUMER, CallMode.LIVE, true, false);
        assertThat(gate.judge(london(tried, guaranteed), MONDAY_NOON)).isInstanceOf(Allowed.class);
    }

    @Test
    void the_hours_of_the_house_are_asked_where_packs_name_none() {
        KindOfCall business = call(CallKind.SALES, Recipient.BUSINESS);
        GateFacts newYork = known(
                Situation.good()
                        .number(new NumberFacts(
                                new outdial.model.PhoneNumber("+12125550123"),
                                "US",
                                NumberType.FIXED_OR_MOBILE,
                                true,
                                Set.of(ZoneId.of("America/New_York"))))
                        .facts(),
                CLEAR);
        GateFacts.Terms t = newYork.terms();
        GateFacts facts = new GateFacts(
                newYork.lead(),
                newYork.phone(),
                newYork.number(),
                Set.of(),
                List.of(),
                CLEAR,
                new GateFacts.Terms(
                        t.client(),
                        t.campaign(),
                        true,
                        t.hours(),
                        t.countries(),
                        t.types(),
                        t.plan(),
                        business,
                        t.caller()));
        Verdict early = gate.judge(facts, Instant.parse("2026-01-12T13:59:59Z"));
        assertThat(rules(early)).containsExactly("house-window");
        assertThat(gate.judge(facts, Instant.parse("2026-01-12T14:00:00Z")))
                .isInstanceOfSatisfying(
                        Allowed.class,
                        allowed -> assertThat(allowed.permit().rules()).contains("house-window"));
    }

    @Test
    void a_client_whose_number_is_not_the_houses_own_cannot_call_to_austria() {
        var number = new NumberFacts(
                new outdial.model.PhoneNumber("+4312345678"),
                "AT",
                NumberType.FIXED,
                true,
                Set.of(ZoneId.of("Europe/Vienna")));
        OnRecord consent = with(Permission.of(ConsentState.EXPRESS));
        Situation vienna = Situation.good().number(number).allows(Set.of("AT"), Set.of(NumberType.FIXED));
        assertThat(rules(gate.judge(known(vienna.facts(), consent), MONDAY_NOON)))
                .containsExactly("at.cli");
    }

    @Test
    void an_exercise_asks_no_pack() {
        assertThat(new ComplianceGate(RuleBook.exercise())
                        .judge(Situation.good().facts(), SUNDAY_NOON))
                .isInstanceOfSatisfying(
                        Allowed.class,
                        allowed -> assertThat(allowed.permit().rules()).contains("house-window", "do-not-call"));
    }

    @Test
    void a_finding_tells_what_it_is_about() {
        assertThat(gate.about("gb.tps")).isEqualTo("register");
        assertThat(gate.about("gb.window")).isEqualTo("calling-window");
        assertThat(gate.about("internal.optout")).isEqualTo("internal.optout");
        assertThat(gate.about("campaign-hours")).isEqualTo("campaign-hours");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-01-12T12:00:00Z | GB    | SALES     | true  | noon
            2026-01-12T07:59:59Z | GB    | SALES     | false | before eight
            2026-01-18T12:00:00Z | GB    | SALES     | false | Sunday
            2026-01-18T12:00:00Z | GB    | RESEARCH  | true  | surveys are open on Sunday
            2026-01-18T12:00:00Z | GB    | POLITICAL | false | the house's own hours, where packs name none
            2026-01-18T12:00:00Z | GB,FR | SALES     | false | shut in both
            2026-01-12T13:30:00Z | FR    | SALES     | true  | open by the clock of the zone asked about
            2026-01-18T12:00:00Z | XK    | SALES     | true  | no pack knows the country; the gate says so of each lead
            """, delimiter = '|')
    void a_list_is_read_only_where_somebody_may_be_called(
            Instant at, String countries, CallKind kind, boolean open, String why) {
        GateFacts.Terms t = london(CLEAR, call(kind, Recipient.CONSUMER)).terms();
        var terms = new GateFacts.Terms(
                t.client(),
                t.campaign(),
                true,
                t.hours(),
                Set.of(countries.split(",")),
                t.types(),
                t.plan(),
                t.call(),
                t.caller());
        ZoneId zone = ZoneId.of(countries.equals("FR") ? "Europe/Paris" : "Europe/London");
        assertThat(gate.isWithinHours(terms, Set.of(zone), at)).as(why).isEqualTo(open);
    }

    /** Noon in London is four in the morning in Los Angeles, and its law asks for a register that nobody asked. */
    @Test
    void a_person_who_moved_is_called_by_the_law_and_the_clock_of_both_places() {
        KindOfCall survey = call(CallKind.RESEARCH, Recipient.CONSUMER);
        assertThat(gate.judge(london(CLEAR, survey), MONDAY_NOON)).isInstanceOf(Verdict.Allowed.class);
        OnRecord moved = CLEAR.at(new Address("US", "CA", "", ""));
        assertThat(gate.judge(london(moved, survey), MONDAY_NOON)).isInstanceOf(Verdict.Deferred.class);
        assertThat(rules(gate.judge(
                        london(moved, call(CallKind.SALES, Recipient.CONSUMER)), MONDAY_NOON.plusSeconds(6 * 3600))))
                .contains("us.dnc");
    }
}
