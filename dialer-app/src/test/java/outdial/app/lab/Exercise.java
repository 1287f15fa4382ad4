package outdial.app.lab;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import outdial.app.floor.Campaign;
import outdial.app.floor.HopperEntry;
import outdial.compliance.ComplianceGate;
import outdial.compliance.GateFacts;
import outdial.compliance.KindOfCall;
import outdial.compliance.NumberFacts;
import outdial.compliance.NumberFacts.NumberType;
import outdial.compliance.RuleBook;
import outdial.model.AgentId;
import outdial.model.CallbackId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.LeadId;
import outdial.model.PhoneId;
import outdial.model.PhoneNumber;
import outdial.model.agent.Needs;
import outdial.model.campaign.AttemptPlan;
import outdial.model.campaign.DialMode;
import outdial.model.campaign.WeeklyHours;

/** Campaigns and leads to exercise the floor with: fictional numbers, open at all hours. */
public final class Exercise {
    /** A Monday noon in UTC. */
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    public static final FloorId FLOOR = new FloorId(1);
    public static final CampaignId CAMPAIGN = new CampaignId(7);
    public static final AttemptPlan PLAN = new AttemptPlan(3, 3, Duration.ofMinutes(2));

    private static final WeeklyHours ALWAYS = new WeeklyHours(Arrays.stream(DayOfWeek.values())
            .collect(Collectors.toMap(
                    Function.identity(), _ -> List.of(new WeeklyHours.Window(LocalTime.MIN, LocalTime.MAX)))));

    private Exercise() {}

    public static ComplianceGate gate() {
        return new ComplianceGate(RuleBook.exercise());
    }

    public static Campaign campaign(DialMode mode) {
        return campaign(CAMPAIGN, mode, Needs.NONE);
    }

    public static Campaign campaign(CampaignId id, DialMode mode, Needs needs) {
        return campaign(id, mode, needs, 1);
    }

    public static Campaign campaign(CampaignId id, DialMode mode, Needs needs, int weight) {
        var terms = new GateFacts.Terms(
                new ClientId(1),
                id,
                true,
                ALWAYS,
                Set.of("US"),
                Set.of(NumberType.values()),
                PLAN,
                KindOfCall.STRICTEST,
                Optional.of(new PhoneNumber("+12025550100")));
        return new Campaign(
                terms,
                mode,
                needs,
                Duration.ofSeconds(25),
                false,
                0.03,
                5000,
                weight,
                Duration.ofSeconds(30),
                Duration.ofSeconds(20));
    }

    /** A lead of the campaign at a number of the exercise exchange. */
    public static HopperEntry lead(Campaign campaign, long lead, List<Instant> attempts, int misfires) {
        return new HopperEntry(
                facts(campaign, lead, attempts), Needs.NONE, Optional.empty(), Optional.empty(), misfires);
    }

    /** A lead that only this agent may call. */
    public static HopperEntry promised(Campaign campaign, long lead, AgentId agent) {
        return new HopperEntry(facts(campaign, lead, List.of()), Needs.NONE, Optional.empty(), Optional.of(agent), 0);
    }

    /** A lead to whom a call was promised, by nobody in particular. */
    public static HopperEntry calledBack(Campaign campaign, long lead) {
        return new HopperEntry(
                facts(campaign, lead, List.of()), Needs.NONE, Optional.of(new CallbackId(lead)), Optional.empty(), 0);
    }

    /** A lead who has few like them. */
    public static HopperEntry scarce(Campaign campaign, long lead) {
        return new HopperEntry(
                facts(campaign, lead, List.of()), Needs.NONE, Optional.empty(), Optional.empty(), true, 0);
    }

    public static HopperEntry lead(Campaign campaign, long lead) {
        return lead(campaign, lead, List.of(), 0);
    }

    private static GateFacts facts(Campaign campaign, long lead, List<Instant> attempts) {
        var number = new PhoneNumber("+1%d555%04d".formatted(200 + lead / 10_000, lead % 10_000));
        var known = new NumberFacts(number, "US", NumberType.FIXED_OR_MOBILE, true, Set.of());
        return new GateFacts(new LeadId(lead), new PhoneId(lead), known, Set.of(), attempts, campaign.terms());
    }
}
