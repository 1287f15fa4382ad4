package outdial.app.web.desk;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import outdial.app.dialling.UsualCampaign;
import outdial.app.web.Words;
import outdial.compliance.pack.RecordingNotice;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.model.survey.Question;
import outdial.sql.CallNotes;
import outdial.sql.Campaigns;
import outdial.sql.Clients;
import outdial.sql.DeskCalls;
import outdial.sql.Dispositions;
import outdial.sql.FloorCampaigns.Subject;
import outdial.sql.Interviews;
import outdial.sql.OrderDrafts;
import outdial.sql.Orders;
import outdial.sql.Questionnaires;
import outdial.sql.TransferTargets;
import outdial.sql.Wordings;

/**
 * Draws up the card of a call from the tables; what is the same for all of a campaign's calls is a few seconds old at most,
 * for the person waits meanwhile. Waits for the database. Safe on any thread.
 */
final class Cards {
    private static final Duration PAPER_KEPT = Duration.ofSeconds(5);
    private static final Set<Dispositions.Offered> USUAL = Set.copyOf(UsualCampaign.dispositions());

    private final DSLContext dsl;
    private final Words words;
    private final Map<PaperFor, KeptPaper> papers = new ConcurrentHashMap<>();

    Cards(DSLContext dsl, Words words) {
        this.dsl = dsl;
        this.words = words;
    }

    /**
     * The card of a call, or of a lead that is looked at.
     *
     * @param agent the agent's name, for the script
     * @param language what the agent reads
     * @param notice what the person must be told before the call is recorded
     * @param voice what is on the line of a simulated call
     */
    Card of(
            Subject subject,
            Optional<AttemptId> attempt,
            String agent,
            Locale language,
            RecordingNotice notice,
            Optional<String> voice) {
        ClientId client = subject.client();
        CampaignId campaign = subject.campaign();
        DeskCalls.Person person = new DeskCalls(dsl).person(subject, attempt);
        Paper paper = paper(client, campaign, language);
        var known = new HashMap<>(person.fields());
        known.put("name", person.name());
        known.put("agent", agent);
        known.put("client", paper.clientName());
        var merge = new MergeFields(known);
        Optional<ZoneId> zone = person.zones().stream().min(Comparator.comparing(ZoneId::getId));
        return new Card(
                attempt.map(one -> Long.toString(one.value())).orElse(null),
                Long.toString(subject.lead().value()),
                paper.campaignName(),
                paper.clientName(),
                person.name(),
                person.phone().map(PhoneNumber::e164).orElse(null),
                zone.map(ZoneId::getId).orElse(null),
                person.zones().size() == 1,
                person.fields().entrySet().stream()
                        .map(field -> new Card.Field(field.getKey(), field.getValue()))
                        .toList(),
                person.note().orElse(null),
                person.history().stream().map(Cards::earlier).toList(),
                paper.script().map(merge::fill).orElse(null),
                paper.questions().stream()
                        .map(question -> asked(question, merge))
                        .toList(),
                attempt.map(one -> answers(client, one)).orElse(Map.of()),
                paper.products(),
                attempt.map(one -> new OrderDrafts(dsl, client).of(one)).orElse(Map.of()),
                attempt.flatMap(one -> new CallNotes(dsl, client).of(one)).orElse(null),
                paper.dispositions(),
                paper.targets(),
                paper.recording(),
                notice.name(),
                voice.orElse(null));
    }

    /** What one campaign's agents work with. */
    private record Paper(
            String clientName,
            String campaignName,
            Optional<String> script,
            List<Question> questions,
            List<Card.Product> products,
            List<Card.Choice> dispositions,
            List<Card.Target> targets,
            String recording) {}

    private record PaperFor(ClientId client, CampaignId campaign, Locale language) {}

    private record KeptPaper(Paper paper, long readAt) {
        boolean isFresh() {
            return System.nanoTime() - readAt < PAPER_KEPT.toNanos();
        }
    }

    private Paper paper(ClientId client, CampaignId campaign, Locale language) {
        var which = new PaperFor(client, campaign, language);
        KeptPaper kept = papers.get(which);
        if (kept != null && kept.isFresh()) {
            return kept.paper();
        }
        Paper read = read(client, campaign, language);
        papers.values().removeIf(old -> !old.isFresh());
        papers.put(which, new KeptPaper(read, System.nanoTime()));
        return read;
    }

    private Paper read(ClientId client, CampaignId campaign, Locale language) {
        Campaigns.Campaign stored = new Campaigns(dsl, client).campaign(campaign);
        List<Question> questions = new Questionnaires(dsl, client)
                .of(campaign)
                .map(known -> known.questionnaire().questions())
                .orElse(List.of());
        List<Card.Product> products = new Orders(dsl, client)
                .offered().stream()
                        .map(one -> new Card.Product(one.code(), one.name(), one.priceMinor(), one.currency()))
                        .toList();
        return new Paper(
                new Clients(dsl).name(client),
                stored.name(),
                new Wordings(dsl, client)
                        .script(campaign, stored.settings().language().orElse("en")),
                questions,
                products,
                new Dispositions(dsl, client)
                        .of(campaign).stream()
                                .map(one -> new Card.Choice(
                                        one.disposition().code(),
                                        label(one, language),
                                        one.disposition().kind().name()))
                                .toList(),
                new TransferTargets(dsl, client)
                        .of(campaign).stream()
                                .map(one ->
                                        new Card.Target(one.name(), one.number().e164()))
                                .toList(),
                stored.settings().recording().name());
    }

    /** The campaign's own words; those that every campaign begins with are the agent's. */
    private String label(Dispositions.Offered offered, Locale language) {
        return USUAL.contains(offered)
                ? words.text(
                        language, "dispositionKind." + offered.disposition().kind())
                : offered.label();
    }

    private Map<String, String> answers(ClientId client, AttemptId attempt) {
        var interviews = new Interviews(dsl, client);
        return interviews.find(attempt).map(interviews::answers).orElse(Map.of());
    }

    private static Card.Earlier earlier(DeskCalls.Earlier one) {
        return new Card.Earlier(
                one.at().toEpochMilli(),
                one.outcome().orElse(null),
                one.disposition().orElse(null),
                one.agent().orElse(null),
                one.note().orElse(null));
    }

    private static Card.Asked asked(Question question, MergeFields merge) {
        String code = question.code();
        String text = merge.fill(question.text());
        return switch (question) {
            case Question.SingleChoice(var _, var _, var choices) ->
                new Card.Asked(code, "single", text, choices(choices, merge), null, null, 0);
            case Question.MultipleChoice(var _, var _, var choices, int least, int most) ->
                new Card.Asked(
                        code,
                        "multiple",
                        text,
                        choices(choices, merge),
                        Integer.toString(least),
                        Integer.toString(most),
                        0);
            case Question.Amount(var _, var _, var least, var most, int decimals) ->
                new Card.Asked(code, "number", text, List.of(), least.toPlainString(), most.toPlainString(), decimals);
            case Question.Text(var _, var _, int longest) ->
                new Card.Asked(code, "text", text, List.of(), null, Integer.toString(longest), 0);
            case Question.Date(var _, var _, var first, var last) ->
                new Card.Asked(code, "date", text, List.of(), first.toString(), last.toString(), 0);
        };
    }

    private static List<Card.Choice> choices(List<Question.Choice> choices, MergeFields merge) {
        return choices.stream()
                .map(one -> new Card.Choice(one.code(), merge.fill(one.text()), null))
                .toList();
    }

    /** Where the person may be. */
    Set<ZoneId> zones(Subject subject) {
        return new DeskCalls(dsl).zones(subject);
    }

    /** The questions of the campaign by their codes. */
    Map<String, Question> questions(Subject subject) {
        return new Questionnaires(dsl, subject.client())
                .of(subject.campaign()).map(known -> known.questionnaire().questions()).orElse(List.of()).stream()
                        .collect(toMap(Question::code, question -> question));
    }
}
