package outdial.app.telephony;

import static java.util.stream.Collectors.toMap;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import outdial.compliance.ComplianceGate;
import outdial.compliance.DialPermit;
import outdial.compliance.GateFacts;
import outdial.compliance.KindOfCall;
import outdial.compliance.NumberFacts;
import outdial.compliance.NumberFacts.NumberType;
import outdial.compliance.RuleBook;
import outdial.compliance.Verdict;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadId;
import outdial.model.PhoneId;
import outdial.model.PhoneNumber;
import outdial.model.campaign.AttemptPlan;
import outdial.model.campaign.WeeklyHours;

/** Permits as the gate grants them under the exercise book. */
public final class Permits {
    /** Every hour of every day. */
    private static final WeeklyHours ALWAYS = new WeeklyHours(Stream.of(DayOfWeek.values())
            .collect(toMap(day -> day, _ -> List.of(new WeeklyHours.Window(LocalTime.MIN, LocalTime.MAX)))));

    private Permits() {}

    public static DialPermit forNumber(String e164, Instant at) {
        var number = new NumberFacts(new PhoneNumber(e164), "US", NumberType.FIXED_OR_MOBILE, true, Set.of());
        var facts = new GateFacts(new LeadId(1), new PhoneId(1), number, Set.of(), List.of(), terms());
        return switch (new ComplianceGate(RuleBook.exercise()).judge(facts, at)) {
            case Verdict.Allowed(var permit) -> permit;
            case Verdict.Deferred(var _, var findings) -> throw new AssertionError(e164 + ": " + findings);
            case Verdict.Denied(var findings) -> throw new AssertionError(e164 + ": " + findings);
        };
    }

    private static GateFacts.Terms terms() {
        return new GateFacts.Terms(
                new ClientId(1),
                new CampaignId(1),
                true,
                ALWAYS,
                Set.of("US"),
                Set.of(NumberType.FIXED_OR_MOBILE),
                new AttemptPlan(3, 3, Duration.ofHours(1)),
                KindOfCall.STRICTEST,
                Optional.of(new PhoneNumber("+12025550199")));
    }
}
