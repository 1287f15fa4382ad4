package outdial.compliance.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import outdial.compliance.ComplianceGate;
import outdial.compliance.GateFacts;
import outdial.compliance.KindOfCall;
import outdial.compliance.NumberFacts;
import outdial.compliance.RuleBook;
import outdial.compliance.direction.AgreedWaiver;
import outdial.compliance.direction.CallerRights;
import outdial.compliance.direction.ClientRuleDraft;
import outdial.compliance.direction.ClientRules;
import outdial.compliance.direction.Directions;
import outdial.compliance.direction.Suspension;
import outdial.compliance.gate.CallFacts;
import outdial.compliance.gate.CallFacts.Circumstances;
import outdial.compliance.gate.PackGate;
import outdial.compliance.gate.ShownNumber;
import outdial.compliance.gate.Waiver;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.CallMode;
import outdial.compliance.pack.PackRule;
import outdial.compliance.pack.Recipient;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.pack.RuleType;
import outdial.compliance.yaml.Section;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadId;
import outdial.model.PhoneId;
import outdial.model.PhoneNumber;
import outdial.model.campaign.AttemptPlan;
import outdial.model.campaign.WeeklyHours;

/**
 * What the vectors are worth: without any one type of rule, and without any one rule that decides, some vector comes out
 * otherwise. The list stands in {@code target/rule-mutations.txt}.
 */
class RuleMutationTest {
    private static final Instant NOON = Instant.parse("2026-01-12T12:00:00Z");

    private final List<RowReader.Call> calls = calls();
    private final List<Outcome> whole = outcomes(Tables.PACKS);

    @Test
    void no_type_of_rule_can_be_taken_out_unseen() throws IOException {
        var list = new StringBuilder("rules that decide, by type: rules taken out, vectors that come out otherwise\n");
        for (RuleType type : RuleType.values()) {
            if (type.decides()) {
                int otherwise = otherwise(Tables.PACKS.without(rule -> rule.type() == type));
                list.append("%-17s %3d %4d%n".formatted(Section.written(type), rules(type), otherwise));
                assertThat(otherwise).as(Section.written(type)).isPositive();
            }
        }
        list.append("built in before all packs: vectors that it decides\n");
        for (String own :
                List.of("number.invalid", "number.costly", "internal.optout", "unknown.jurisdiction", "unknown.zone")) {
            long decided = whole.stream().filter(one -> one.rule().equals(own)).count();
            list.append("%-21s %4d%n".formatted(own, decided));
            assertThat(decided).as(own).isPositive();
        }
        list.append("directed by people: calls that come out otherwise without it\n");
        directed().forEach((what, directions) -> {
            int otherwise = otherwise(directions);
            list.append("%-17s %8d%n".formatted(what, otherwise));
            assertThat(otherwise).as(what).isPositive();
        });
        Files.writeString(Path.of("target", "rule-mutations.txt"), list);
        System.out.print(list);
    }

    @Test
    void no_single_rule_that_decides_can_be_taken_out_unseen() {
        var unseen = new ArrayList<String>();
        for (PackRule rule : Tables.PACKS.rules()) {
            boolean inVectors = rule.type().decides() && rule.type() != RuleType.CALLER_ID;
            if (inVectors && otherwise(Tables.PACKS.without(rule::equals)) == 0) {
                unseen.add(rule.id());
            }
        }
        assertThat(unseen).isEmpty();
    }

    private static long rules(RuleType type) {
        return Tables.PACKS.rules().stream().filter(rule -> rule.type() == type).count();
    }

    private int otherwise(RulePacks packs) {
        List<Outcome> outcomes = outcomes(packs);
        int count = 0;
        for (int i = 0; i < whole.size(); i++) {
            count += outcomes.get(i).equals(whole.get(i)) ? 0 : 1;
        }
        return count;
    }

    /** Each thing that people direct, alone. */
    private static Map<String, Directions> directed() {
        var rights = new CallerRights(true, List.of());
        var draft = new ClientRuleDraft(
                1,
                "HOUSE",
                Optional.empty(),
                Map.of(DayOfWeek.SUNDAY, List.of("09:00-10:00")),
                List.of(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                "Mia",
                NOON.atZone(ZoneOffset.UTC).toLocalDate());
        var rules = ClientRules.of(Tables.PACKS, ClientRuleDraft.yaml(List.of(draft)));
        var waiver = new AgreedWaiver(
                1, Optional.empty(), new Waiver("campaign-hours", NOON, NOON.plusSeconds(60)), "why", "Mia", "Jon");
        var directed = new LinkedHashMap<String, Directions>();
        directed.put(
                "region-suspended",
                new Directions(
                        1,
                        List.of(new Suspension(1, "GB", "", NOON, Optional.empty(), "a storm")),
                        Optional.empty(),
                        List.of(),
                        CallerRights.UNASKED));
        directed.put("client-rules", new Directions(1, List.of(), Optional.of(rules), List.of(), CallerRights.UNASKED));
        directed.put("waivers", new Directions(1, List.of(), Optional.empty(), List.of(waiver), CallerRights.UNASKED));
        directed.put("caller-evidence", new Directions(1, List.of(), Optional.empty(), List.of(), rights));
        return directed;
    }

    /** Of two surveys of one person, in the campaign's hours and outside them, how many the directions change. */
    private static int otherwise(Directions directions) {
        var gate = new ComplianceGate(RuleBook.house(), Tables.PACKS);
        int count = 0;
        for (String hours : List.of("09:00-20:00", "18:00-20:00")) {
            GateFacts facts = survey(hours);
            GateFacts directed = facts.under(facts.terms().directed(directions));
            count += gate.judge(facts, NOON).getClass()
                            == gate.judge(directed, NOON).getClass()
                    ? 0
                    : 1;
        }
        return count;
    }

    private static GateFacts survey(String hours) {
        var window =
                new WeeklyHours.Window(LocalTime.parse(hours.substring(0, 5)), LocalTime.parse(hours.substring(6)));
        var terms = new GateFacts.Terms(
                new ClientId(1),
                new CampaignId(2),
                true,
                new WeeklyHours(Map.of(DayOfWeek.MONDAY, List.of(window))),
                Set.of("GB"),
                Set.of(NumberFacts.NumberType.FIXED),
                new AttemptPlan(5, 3, Duration.ofHours(2)),
                new KindOfCall(CallKind.RESEARCH, Recipient.CONSUMER, CallMode.LIVE, false, false),
                Optional.of(new PhoneNumber("+442079460999")));
        var number = new NumberFacts(
                new PhoneNumber("+442079460123"),
                "GB",
                NumberFacts.NumberType.FIXED,
                true,
                Set.of(ZoneId.of("Europe/London")));
        return new GateFacts(new LeadId(3), new PhoneId(4), number, Set.of(), List.of(), terms);
    }

    private List<Outcome> outcomes(RulePacks packs) {
        var gate = new PackGate(packs);
        return calls.stream()
                .map(call -> Outcome.of(gate.judge(call.facts(), call.at())))
                .toList();
    }

    private static List<RowReader.Call> calls() {
        var rows = new ArrayList<Map<String, String>>(Tables.rows(Tables.text("published")));
        rows.addAll(Tables.rows(Tables.text("cases")));
        var calls = new ArrayList<>(rows.stream().map(Tables::call).toList());
        calls.addAll(calls.stream().map(RuleMutationTest::withMobileShown).toList());
        return calls;
    }

    /** The same call, if it showed a mobile number of another country: files of calls have no column for that. */
    private static RowReader.Call withMobileShown(RowReader.Call call) {
        CallFacts f = call.facts();
        var shown = new Circumstances(
                f.circumstances().regionSuspended(),
                f.circumstances().agentGuaranteed(),
                Optional.of(new ShownNumber("34600000000", false)));
        return new RowReader.Call(
                new CallFacts(
                        f.number(),
                        f.line(),
                        f.jurisdictions(),
                        f.zones(),
                        f.kind(),
                        f.recipient(),
                        f.mode(),
                        f.permission(),
                        f.registers(),
                        f.attempts(),
                        shown),
                call.at());
    }
}
