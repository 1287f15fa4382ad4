package outdial.app.loop;

import static java.util.stream.Collectors.toMap;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import outdial.app.floor.Campaign;
import outdial.app.floor.HopperEntry;
import outdial.app.people.Card;
import outdial.app.people.Card.Question;
import outdial.app.telephony.AgentPhone;
import outdial.compliance.GateFacts;
import outdial.compliance.KindOfCall;
import outdial.compliance.NumberFacts;
import outdial.compliance.NumberFacts.NumberType;
import outdial.model.AgentId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.model.LeadId;
import outdial.model.PhoneId;
import outdial.model.PhoneNumber;
import outdial.model.agent.Needs;
import outdial.model.campaign.AttemptPlan;
import outdial.model.campaign.DialMode;
import outdial.model.campaign.WeeklyHours;

/** One campaign, its leads and its script, for the runs of these tests. */
final class Scene {
    static final FloorId FLOOR = new FloorId(1);
    static final Fence FENCE = new Fence(1);
    static final CampaignId CAMPAIGN = new CampaignId(1);
    static final Card.Script SURVEY = new Card.Script.Survey(List.of(
            new Question("satisfied", List.of("1", "2", "3", "4", "5")),
            new Question("age", List.of()),
            new Question("again", List.of("yes", "no"))));

    private static final WeeklyHours ALWAYS = new WeeklyHours(Stream.of(DayOfWeek.values())
            .collect(toMap(day -> day, _ -> List.of(new WeeklyHours.Window(LocalTime.MIN, LocalTime.MAX)))));

    private Scene() {}

    static Campaign campaign(DialMode mode, Duration wrapUp) {
        return new Campaign(
                terms(), mode, Needs.NONE, Duration.ofSeconds(22), false, 0.03, 200, 1, wrapUp, Duration.ofSeconds(30));
    }

    /** Leads numbered from 1, each with a fictional British number of its own. */
    static List<HopperEntry> leads(int count) {
        GateFacts.Terms terms = terms();
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> lead(n, "+44770" + (9_000_00 + n), terms))
                .toList();
    }

    /** Leads of the test exchange, in turn: a person who talks for two seconds, a busy line, a number that is not. */
    static List<HopperEntry> exchangeLeads(int count) {
        GateFacts.Terms terms = terms();
        List<String> fates = List.of("0010", "2000", "5000");
        return IntStream.range(0, count)
                .mapToObj(n -> lead(n + 1, "+1" + (202 + n / 3) + "555" + fates.get(n % 3), terms))
                .toList();
    }

    private static HopperEntry lead(long id, String number, GateFacts.Terms terms) {
        var facts = new NumberFacts(new PhoneNumber(number), "GB", NumberType.MOBILE, true, Set.of());
        return new HopperEntry(
                new GateFacts(new LeadId(id), new PhoneId(id), facts, Set.of(), List.of(), terms),
                Needs.NONE,
                Optional.empty(),
                Optional.empty(),
                0);
    }

    static GateFacts.Terms terms() {
        return new GateFacts.Terms(
                new ClientId(1),
                CAMPAIGN,
                true,
                ALWAYS,
                Set.of("GB", "US"),
                Set.of(NumberType.MOBILE),
                new AttemptPlan(3, 3, Duration.ofMinutes(30)),
                KindOfCall.STRICTEST,
                Optional.of(new PhoneNumber("+442079460123")));
    }

    static Optional<AgentPhone> phone(AgentId agent) {
        return Optional.of(new AgentPhone.Softphone("agent" + agent.value()));
    }
}
