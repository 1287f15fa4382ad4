package outdial.app.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import outdial.app.RunningProgram;
import outdial.app.dialling.UsualCampaign;
import outdial.compliance.NumberReader;
import outdial.compliance.pack.Recipient;
import outdial.imports.FileImport;
import outdial.imports.ImportReceipt;
import outdial.imports.ImportRequest;
import outdial.model.AgentId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;
import outdial.model.agent.AgentProfile;
import outdial.model.campaign.DialMode;
import outdial.model.survey.Question;
import outdial.model.survey.Question.Choice;
import outdial.model.survey.Questionnaire;
import outdial.sql.AgentAccounts;
import outdial.sql.Agents;
import outdial.sql.CallerNumbers;
import outdial.sql.CampaignSettings;
import outdial.sql.CampaignSettings.Purpose;
import outdial.sql.CampaignSettings.Recording;
import outdial.sql.Campaigns;
import outdial.sql.Clients;
import outdial.sql.Dispositions;
import outdial.sql.Interviews;
import outdial.sql.Orders;
import outdial.sql.Questionnaires;

/**
 * A client with two campaigns, one that sells and one that asks, two agents, and sixty leads of every fate that the
 * exchange knows. A lead's first name says which: who is called Talker stays on the line until told goodbye.
 */
final class SixtyLeads {
    static final String PASSWORD = "sixty leads a day";
    static final String SALES = "Subscription";
    static final String SURVEY = "Transport";
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final List<String> AREAS = List.of("212", "305", "404", "617", "202", "215");

    /** How the exchange takes a call to 1 NPA 555 and these four digits, by the first name of whom they belong to. */
    private static final Map<String, List<String>> FATES = new TreeMap<>(Map.ofEntries(
            Map.entry("Talker", List.of("0000", "0100", "0200")),
            Map.entry("Leaver", List.of("0130")),
            Map.entry("Machine", List.of("1100", "1000")),
            Map.entry("Fax", List.of("6100")),
            Map.entry("Silent", List.of("7120")),
            Map.entry("Busy", List.of("2000", "2100")),
            Map.entry("Away", List.of("3001", "3101")),
            Map.entry("Ringing", List.of("3000")),
            Map.entry("Crowded", List.of("4000")),
            Map.entry("Gone", List.of("5000", "5001", "5002")),
            Map.entry("Hasty", List.of("9104")),
            Map.entry("Refused", List.of("9001", "9002", "9003"))));

    private static final Map<String, Integer> TO_SELL = Map.ofEntries(
            Map.entry("Talker", 10),
            Map.entry("Leaver", 3),
            Map.entry("Machine", 5),
            Map.entry("Fax", 1),
            Map.entry("Silent", 2),
            Map.entry("Busy", 4),
            Map.entry("Away", 4),
            Map.entry("Ringing", 1),
            Map.entry("Crowded", 2),
            Map.entry("Gone", 3),
            Map.entry("Hasty", 2),
            Map.entry("Refused", 3));

    private static final Map<String, Integer> TO_ASK =
            Map.of("Talker", 6, "Machine", 3, "Busy", 3, "Away", 3, "Gone", 2, "Crowded", 1, "Hasty", 2);

    private final RunningProgram program;
    private final Path folder;
    private final DSLContext dsl;
    private final Instant now;
    private final Set<String> taken = new HashSet<>();

    SixtyLeads(RunningProgram program, Path folder) {
        this.program = program;
        this.folder = folder;
        this.dsl = program.part(DSLContext.class);
        this.now = program.part(InstantSource.class).instant();
    }

    /** One of the two campaigns, and the numbers of its list with their owners' first names. */
    record Campaign(ClientId client, CampaignId id, String name, Map<String, String> people) {}

    /** Makes everything and lets both campaigns run. */
    List<Campaign> ready() throws Exception {
        ClientId centre = new Clients(dsl).openCentre("The centre", now);
        String hash = Objects.requireNonNull(program.part(PasswordEncoder.class).encode(PASSWORD));
        for (String name : List.of("Ana", "Bo")) {
            AgentId agent =
                    new AgentAccounts(dsl, centre).open(name.toLowerCase(Locale.ROOT), hash, name, new FloorId(1), now);
            new Agents(dsl, centre).teach(new AgentProfile(agent, Set.of(), Set.of("en")));
        }
        ClientId client = new Clients(dsl).open("Harbour Books", now);
        var numbers = new CallerNumbers(dsl, client);
        var shown = new PhoneNumber("+12025550110");
        numbers.add(new CallerNumbers.Owned(shown, "US", "Fictional number", LocalDate.EPOCH, Optional.empty()));
        var sales = campaign(client, SALES, Purpose.SALES, TO_SELL);
        new Orders(dsl, client).offer(new Orders.Product("MONTHLY", "A book a month", 11_880, "USD"));
        new Orders(dsl, client).offer(new Orders.Product("GIFTBOX", "Gift box of three", 4_290, "USD"));
        var survey = campaign(client, SURVEY, Purpose.RESEARCH, TO_ASK);
        new Interviews(dsl, client)
                .ask(survey.id(), new Questionnaires(dsl, client).add(questions(), "Transport", now));
        for (var campaign : List.of(sales, survey)) {
            numbers.show(campaign.id(), "ZZ", shown);
            new Campaigns(dsl, client).move(campaign.id(), Set.of(Campaigns.State.DRAFT), Campaigns.State.RUNNING);
        }
        return List.of(sales, survey);
    }

    private Campaign campaign(ClientId client, String name, Purpose purpose, Map<String, Integer> howMany)
            throws Exception {
        CampaignId id = new Campaigns(dsl, client).create(name, new FloorId(1), settings(purpose), now);
        // Every machine of this list is hung up on; that agents hear some is another test's.
        dsl.execute("UPDATE campaign SET checked_share = 0");
        new Dispositions(dsl, client).offer(id, UsualCampaign.dispositions());
        Map<String, String> people = people(howMany);
        Path list = folder.resolve(name + ".csv");
        Files.writeString(
                list,
                people.entrySet().stream()
                        .map(one -> one.getValue() + ",<b>Nymph</b>,+" + one.getKey())
                        .collect(Collectors.joining("\n", "First name,Last name,Phone\n", "\n")));
        var receipt = (ImportReceipt) new FileImport(
                        program.part(DataSource.class), new NumberReader(), program.part(InstantSource.class), folder)
                .run(
                        new ImportRequest.Leads(list, "US", name, Optional.empty(), Optional.of("Harbour Books")),
                        (_, _) -> {});
        assertThat(receipt.accepted()).isEqualTo(people.size());
        return new Campaign(client, id, name, people);
    }

    /** One call for each free agent, machines are noticed, every talk is recorded. */
    private static CampaignSettings settings(Purpose purpose) {
        return UsualCampaign.settings(new DialMode.Progressive(), ZONE, Set.of("US"), true, Duration.ofMinutes(30))
                .calling(purpose, Recipient.CONSUMER)
                .recorded(Recording.ALL);
    }

    /** First names by number; no number and no name comes twice in the two lists. */
    private Map<String, String> people(Map<String, Integer> howMany) {
        var people = new TreeMap<String, String>();
        howMany.forEach((kind, many) -> {
            for (int n = 0; n < many; n++) {
                people.put(number(kind), "%s%02d".formatted(kind, taken.size()));
            }
        });
        return people;
    }

    /** The next number of that fate. */
    private String number(String kind) {
        return AREAS.stream()
                .flatMap(
                        area -> Objects.requireNonNull(FATES.get(kind)).stream().map(fate -> "1" + area + "555" + fate))
                .filter(taken::add)
                .findFirst()
                .orElseThrow();
    }

    private static Questionnaire questions() {
        List<Choice> means = List.of(new Choice("BUS", "Bus"), new Choice("TRAIN", "Train"), new Choice("CAR", "Car"));
        return new Questionnaire(
                "TRANSPORT",
                1,
                List.of(
                        new Question.SingleChoice("Q1", "How do you mostly get to work?", means),
                        new Question.MultipleChoice("Q2", "What else do you use?", means, 1, 3),
                        new Question.Amount(
                                "Q3", "How many minutes does it take?", BigDecimal.ONE, new BigDecimal("240"), 0),
                        new Question.Date(
                                "Q4",
                                "When did you last go by bus?",
                                LocalDate.of(2020, 1, 1),
                                LocalDate.of(2040, 1, 1)),
                        new Question.Text("Q5", "What should change first?", 500)));
    }
}
