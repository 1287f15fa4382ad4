package outdial.app.simulation;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import outdial.app.people.Card;
import outdial.app.people.Papers;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.disposition.Disposition;
import outdial.model.survey.Question;
import outdial.sql.FloorCampaigns;
import outdial.sql.FloorCampaigns.Subject;
import outdial.sql.Interviews;
import outdial.sql.Interviews.End;
import outdial.sql.Orders;
import outdial.sql.Questionnaires;

/** The agents' papers in the tables: what a campaign asks or offers, and what came of it. */
final class StoredPapers implements Papers {
    private final DSLContext dsl;
    private final Map<CampaignId, Paper> papers = new ConcurrentHashMap<>();
    private final Map<AttemptId, Interviews.InterviewId> interviews = new ConcurrentHashMap<>();

    StoredPapers(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** What one campaign's agents work with. */
    private record Paper(ClientId client, Optional<Interviews.QuestionnaireId> questionnaire, Card.Script script) {}

    @Override
    public Optional<Card> card(AttemptId attempt) {
        return new FloorCampaigns(dsl)
                .subject(attempt)
                .map(subject -> new Card(
                        attempt,
                        subject.campaign(),
                        subject.lead(),
                        paper(subject).script()));
    }

    private Paper paper(Subject subject) {
        return papers.computeIfAbsent(subject.campaign(), campaign -> read(subject.client(), campaign));
    }

    private Paper read(ClientId client, CampaignId campaign) {
        return new Questionnaires(dsl, client)
                .of(campaign)
                .map(stored -> new Paper(
                        client,
                        Optional.of(stored.id()),
                        survey(stored.questionnaire().questions())))
                .orElseGet(() -> new Paper(client, Optional.empty(), offer(client)));
    }

    private static Card.Script survey(List<Question> questions) {
        return new Card.Script.Survey(
                questions.stream().map(StoredPapers::question).toList());
    }

    private static Card.Question question(Question question) {
        return new Card.Question(
                question.code(),
                switch (question) {
                    case Question.SingleChoice(var _, var _, var choices) -> codes(choices);
                    case Question.MultipleChoice(var _, var _, var choices, var _, var _) -> codes(choices);
                    case Question.Amount _ -> List.of();
                    case Question.Text _ ->
                        List.of("Better than before", "It takes too long", "All is well", "No idea");
                    case Question.Date(var _, var _, var first, var last) -> List.of(first.toString(), last.toString());
                });
    }

    private static List<String> codes(List<Question.Choice> choices) {
        return choices.stream().map(Question.Choice::code).toList();
    }

    private Card.Script offer(ClientId client) {
        return new Card.Script.Offer(new Orders(dsl, client)
                .offered().stream().map(Orders.Product::code).toList());
    }

    @Override
    public void answer(Card card, AgentId agent, Said said, int seq, Instant at) {
        Paper paper = papers.get(card.campaign());
        if (paper != null && paper.questionnaire().isPresent()) {
            var desk = new Interviews(dsl, paper.client());
            var interview = interviews.computeIfAbsent(
                    card.attempt(),
                    attempt -> desk.begin(
                            card.campaign(),
                            paper.questionnaire().get(),
                            attempt,
                            card.lead(),
                            Optional.of(agent),
                            at));
            desk.save(interview, said.question(), seq, said.value(), at);
        }
    }

    @Override
    public void order(Card card, AgentId agent, List<Line> lines, Instant at) {
        Paper paper = papers.get(card.campaign());
        if (paper == null) {
            return;
        }
        var orders = new Orders(dsl, paper.client());
        Map<String, Orders.Product> offered =
                orders.offered().stream().collect(toMap(Orders.Product::code, product -> product));
        var first = offered.get(lines.getFirst().product());
        if (first != null) {
            List<Orders.Line> priced = lines.stream()
                    .flatMap(line -> Optional.ofNullable(offered.get(line.product())).stream()
                            .map(product -> new Orders.Line(product.code(), line.quantity(), product.priceMinor())))
                    .toList();
            orders.place(
                    new Orders.Order(
                            card.campaign(), card.attempt(), card.lead(), Optional.of(agent), first.currency(), priced),
                    at);
        }
    }

    @Override
    public void finish(Card card, AgentId agent, Disposition.Kind kind, Instant at) {
        Interviews.InterviewId interview = interviews.remove(card.attempt());
        Paper paper = papers.get(card.campaign());
        if (interview != null && paper != null) {
            new Interviews(dsl, paper.client()).end(interview, end(kind), at);
        }
    }

    private static End end(Disposition.Kind kind) {
        return switch (kind) {
            case COMPLETE, SALE -> End.COMPLETE;
            case PARTIAL, CALLBACK -> End.PARTIAL;
            case NOT_ELIGIBLE, LANGUAGE, WRONG_NUMBER -> End.SCREENED_OUT;
            case REFUSAL, DO_NOT_CALL, NOT_REACHED, MACHINE -> End.REFUSED;
        };
    }
}
