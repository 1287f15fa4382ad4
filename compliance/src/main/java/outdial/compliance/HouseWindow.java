package outdial.compliance;

import java.time.Instant;
import outdial.compliance.words.Saying;
import outdial.model.campaign.WeeklyHours;

/** It is within the hours of the house wherever the called person may be, whatever the campaign says. */
record HouseWindow(WeeklyHours hours) implements Rule {
    private static final LocalHours.Words WORDS = new LocalHours.Words("rule.house", "rule.houseShut");

    @Override
    public RuleName name() {
        return RuleName.HOUSE_WINDOW;
    }

    @Override
    public Instant opens(GateFacts facts, Instant at) {
        return LocalHours.opens(hours, facts.zones(), at);
    }

    @Override
    public Saying objection(GateFacts facts, Instant at) {
        return LocalHours.objection(WORDS, hours, facts.zones(), at);
    }
}
