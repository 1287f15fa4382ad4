package outdial.app.simulation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import outdial.app.dialling.UsualCampaign;
import outdial.compliance.pack.Recipient;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;
import outdial.model.survey.Question;
import outdial.model.survey.Question.Choice;
import outdial.model.survey.Questionnaire;
import outdial.sql.CallerNumbers;
import outdial.sql.CampaignSettings.Purpose;
import outdial.sql.Campaigns;
import outdial.sql.Clients;
import outdial.sql.Dispositions;
import outdial.sql.Interviews;
import outdial.sql.Orders;
import outdial.sql.Questionnaires;
import outdial.sql.Wordings;
import outdial.sql.Wordings.Wording;

/** The two campaigns of the demonstration: one sells, one asks. Their clients and numbers are made up. */
final class DemoCampaigns {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Duration APART = Duration.ofMinutes(10);
    private static final String SALES_TALK = """
            Good day, am I speaking with {name}?

            My name is {agent}, I am calling for {client}. We bring readers in {city} a good book by post, without a \
            shop and without a search. May I tell you in one minute how it works?

            If yes: ask what they like to read, offer ONE product, name the price and the length.
            If no: thank them, and record why.""";

    private static final String SURVEY_TALK = """
            Good day, {name}. My name is {agent}, from {client}.

            We are asking people in {city} how they get to work. It takes two minutes, your answers are kept without \
            your name, and you may stop at any time. May I begin?""";

    private final DSLContext dsl;
    private final Instant at;

    DemoCampaigns(DSLContext dsl, Instant at) {
        this.dsl = dsl;
        this.at = at;
    }

    /** A campaign of the demonstration; {@code isNew} if it was not there before. */
    record Made(ClientId client, String clientName, CampaignId id, String name, boolean isNew) {}

    Made sales() {
        return dsl.transactionResult(transaction -> {
            var inside = new DemoCampaigns(transaction.dsl(), at);
            Made made = inside.made("Harbour Books", "Reader's subscription", Purpose.SALES, "+12025550110");
            if (made.isNew()) {
                var orders = new Orders(transaction.dsl(), made.client());
                orders.offer(new Orders.Product("MONTHLY", "A book a month, one year", 11_880, "USD"));
                orders.offer(new Orders.Product("QUARTER", "A book a quarter, one year", 5_160, "USD"));
                orders.offer(new Orders.Product("GIFTBOX", "Gift box of three", 4_290, "USD"));
                inside.say(made, SALES_TALK);
            }
            return made;
        });
    }

    Made survey() {
        return dsl.transactionResult(transaction -> {
            var inside = new DemoCampaigns(transaction.dsl(), at);
            Made made = inside.made("Civic Pulse", "Public transport 2026", Purpose.RESEARCH, "+12025550120");
            if (made.isNew()) {
                var id = new Questionnaires(transaction.dsl(), made.client()).add(questions(), "Public transport", at);
                new Interviews(transaction.dsl(), made.client()).ask(made.id(), id);
                inside.say(made, SURVEY_TALK);
            }
            return made;
        });
    }

    private void say(Made made, String talk) {
        var wordings = new Wordings(dsl, made.client());
        long script = wordings.add(Wordings.Kind.SCRIPT, made.name()).orElseThrow();
        wordings.change(new Wording(script, Wordings.Kind.SCRIPT, made.name(), Map.of("en", talk)), at);
        wordings.use(made.id(), new Wordings.Used(Optional.of(script), Optional.empty()));
    }

    private Made made(String clientName, String name, Purpose purpose, String caller) {
        ClientId client = new Clients(dsl).open(clientName, at);
        var campaigns = new Campaigns(dsl, client);
        Optional<CampaignId> there = campaigns.find(name);
        return there.map(id -> new Made(client, clientName, id, name, false))
                .orElseGet(() ->
                        new Made(client, clientName, create(campaigns, client, name, purpose, caller), name, true));
    }

    private CampaignId create(Campaigns campaigns, ClientId client, String name, Purpose purpose, String caller) {
        var settings = UsualCampaign.settings(UsualCampaign.mode(purpose), ZONE, Set.of("US"), true, APART)
                .calling(purpose, Recipient.CONSUMER)
                .under("exercise");
        CampaignId made = campaigns.create(name, new FloorId(1), settings, at);
        new Dispositions(dsl, client).offer(made, UsualCampaign.dispositions());
        var numbers = new CallerNumbers(dsl, client);
        var number = new PhoneNumber(caller);
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        numbers.add(new CallerNumbers.Owned(number, "US", "Fictional number", today.minusDays(1), Optional.empty()));
        numbers.show(made, "ZZ", number);
        return made;
    }

    private static Questionnaire questions() {
        List<Choice> agree = List.of(
                new Choice("1", "Very satisfied"),
                new Choice("2", "Satisfied"),
                new Choice("3", "Neither"),
                new Choice("4", "Dissatisfied"),
                new Choice("5", "Very dissatisfied"),
                new Choice("9", "Refused"));
        List<Choice> means = List.of(
                new Choice("BUS", "Bus"),
                new Choice("TRAIN", "Train"),
                new Choice("BIKE", "Bicycle"),
                new Choice("CAR", "Car"),
                new Choice("WALK", "On foot"));
        return new Questionnaire(
                "TRANSPORT",
                1,
                List.of(
                        new Question.SingleChoice("Q1", "How do you mostly get to work?", means),
                        new Question.SingleChoice("Q2", "How satisfied are you with the buses?", agree),
                        new Question.SingleChoice("Q3", "And with the trains?", agree),
                        new Question.Amount(
                                "Q4", "How many minutes does it take?", BigDecimal.ONE, new BigDecimal("240"), 0),
                        new Question.Text("Q5", "What should change first?", 500)));
    }
}
