package outdial.app.web.live;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import outdial.app.web.live.LiveView.AgentLine;
import outdial.app.web.live.LiveView.CallLine;
import outdial.app.web.live.LiveView.CampaignLine;
import outdial.app.web.live.LiveView.State;
import outdial.model.AgentId;
import outdial.model.CampaignId;
import outdial.model.PhoneNumber;
import outdial.model.call.Outcome;
import outdial.model.call.Stage;

/** A busy floor to look at. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final CampaignId SPRING = new CampaignId(1);
    private static final CampaignId SURVEY = new CampaignId(2);
    private static final List<String> NAMES = List.of(
            "Ana Petrova",
            "Jonas Kazlauskas",
            "Sanne de Vries",
            "Omid Rahimi",
            "Ivo Stoyanov",
            "Rūta Žukaitė",
            "Daan Bakker",
            "Leila Karimi",
            "Mira Koleva",
            "Tomas Jonaitis",
            "Eva Jansen",
            "Sam Reed");

    private Samples() {}

    static LiveView busyFloor() {
        return new LiveView(NOON, Optional.empty(), campaigns(), calls(), agents());
    }

    private static List<CampaignLine> campaigns() {
        return List.of(
                new CampaignLine(
                        SPRING,
                        "Spring renewal",
                        "1.5 calls for each of 6 ready agents; 9 on their way. Stepped down: 2.7 % of the calls that"
                                + " count were abandoned, the cap is 3.0 %.",
                        2_874,
                        Map.of(
                                Outcome.TALKED, 412L,
                                Outcome.NO_ANSWER, 731L,
                                Outcome.BUSY, 88L,
                                Outcome.MACHINE, 164L,
                                Outcome.ABANDONED, 11L,
                                Outcome.HUNG_UP_EARLY, 19L,
                                Outcome.INVALID_NUMBER, 37L),
                        new Abandonment(11, 411, 0.03)),
                new CampaignLine(
                        SURVEY,
                        "Satisfaction survey, spring",
                        "One call for each of 4 ready agents; 4 on their way.",
                        1_406,
                        Map.of(Outcome.TALKED, 203L, Outcome.NO_ANSWER, 377L, Outcome.CONGESTION, 4L),
                        new Abandonment(0, 203, 0.03)));
    }

    private static List<CallLine> calls() {
        var stages = List.of(
                Stage.ANSWERED,
                Stage.ANSWERED,
                Stage.CONNECTED,
                Stage.CONNECTED,
                Stage.CONNECTED,
                Stage.CONNECTED,
                Stage.CONNECTED,
                Stage.RINGING,
                Stage.RINGING,
                Stage.RINGING,
                Stage.SENT,
                Stage.INTENT);
        return IntStream.range(0, stages.size())
                .mapToObj(i -> CallLine.of(
                        new PhoneNumber("+120255501%02d".formatted(10 + i)),
                        new LiveView.LeadLine(i == 4 ? "" : "Maria Ivanova " + i, "/clients/1/leads/" + (i + 1)),
                        i % 3 == 0 ? SURVEY : SPRING,
                        i % 3 == 0 ? "Satisfaction survey, spring" : "Spring renewal",
                        stages.get(i),
                        NOON.minusSeconds(i < 2 ? 1 : 7L * i)))
                .toList();
    }

    private static List<AgentLine> agents() {
        var states = List.of(
                State.RECONNECTING,
                State.WRAP_UP,
                State.TALKING,
                State.TALKING,
                State.TALKING,
                State.TALKING,
                State.READY,
                State.READY,
                State.READY,
                State.RESERVED,
                State.PAUSED,
                State.READY);
        return IntStream.range(0, states.size())
                .mapToObj(i -> new AgentLine(
                        new AgentId(i + 1),
                        NAMES.get(i),
                        states.get(i),
                        NOON.minusSeconds(13L * i + 4),
                        i == 2,
                        Optional.of(SPRING)))
                .toList();
    }
}
