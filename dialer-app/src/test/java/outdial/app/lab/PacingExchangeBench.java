package outdial.app.lab;

import static org.jooq.impl.DSL.min;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.PHONE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import outdial.app.dialling.CampaignWatch;
import outdial.app.dialling.CampaignWatch.Hours;
import outdial.app.dialling.DiallingParts;
import outdial.app.dialling.LiveDialling;
import outdial.app.dialling.UsualCampaign;
import outdial.app.rig.Rig;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.asterisk.AsteriskTelephony;
import outdial.app.telephony.simulated.RealTime;
import outdial.compliance.ComplianceGate;
import outdial.compliance.NumberReader;
import outdial.compliance.RuleBook;
import outdial.imports.FileImport;
import outdial.imports.ImportReceipt;
import outdial.imports.ImportRequest;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;
import outdial.model.agent.AgentProfile;
import outdial.model.campaign.AttemptPlan;
import outdial.model.campaign.DialMode;
import outdial.model.campaign.WeeklyHours;
import outdial.model.campaign.WeeklyHours.Window;
import outdial.sql.Agents;
import outdial.sql.CallerNumbers;
import outdial.sql.CampaignSettings;
import outdial.sql.CampaignShifts;
import outdial.sql.Campaigns;
import outdial.sql.Clients;
import outdial.sql.Dispositions;
import outdial.sql.FloorCampaigns;
import outdial.sql.TestDb;

/**
 * The lab held against reality: {@code .ci/bench pacing-exchange [minutes] [agents] [seed]}, usually {@code 10 60 1}. The
 * whole production path, with its database and a real exchange, and the lab's day, both with the same fates: the lab writes
 * them into the telephone network's dial plan by the number called. The scenario's times are short, so that minutes hold as
 * many calls as an hour of long ones; the two seconds of patience, the exchange and the program are as quick as they are.
 */
final class PacingExchangeBench {
    private static final Path SCENARIO = Path.of("dialer-app", "src", "test", "lab", "exchange.yaml");
    private static final FloorId FLOOR = new FloorId(1);
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Duration CALLS_END = Duration.ofMinutes(2);
    private static final int LAB_DAYS = 40;

    private final Scenario scenario;
    private final int team;
    private final long seed;
    private final FateTable table;
    private final int leads;
    private final TestDb server = TestDb.mariaDb();
    private final DSLContext dsl = server.dsl();

    private PacingExchangeBench(Scenario scenario, int team, long seed) {
        this.scenario = scenario;
        this.team = team;
        this.seed = seed;
        table = new FateTable(scenario, seed);
        // Twice as many as an agent who never waits could need.
        leads = (int) Math.min(FateTable.MOST_LEADS, 2 * team * scenario.length() / 25 / 0.3 + 100);
    }

    public static void main(String[] arguments) throws Exception {
        int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        int agents = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        Path folder = Files.createTempDirectory("pacing-exchange");
        Path file = folder.resolve("exchange.yaml");
        String text = Files.readString(
                Path.of(System.getProperty("outdial.root", ".")).resolve(SCENARIO));
        Files.writeString(file, text.replaceFirst("length: .*", "length: " + minutes + "m"));
        new PacingExchangeBench(ScenarioFile.read(file), agents, seed).run(folder);
        System.exit(0); // the database's own threads
    }

    private void run(Path folder) throws Exception {
        server.empty();
        Campaign campaign = campaign(folder);
        try (Rig rig = Rig.up()) {
            rig.forgetDialers(); // legs that an earlier run has left in the rooms would be taken for this one's
            rig.fates(LongStream.rangeClosed(1, leads).mapToObj(table::line).toList());
            Figures real = play(rig, campaign, folder);
            print("the lab's lean world", real, lab("predictive"));
            print("the lab on the floor of production", real, lab("floor:predictive"));
        }
    }

    /** What came of it, in per cent and calls for each person brought to an agent. */
    private record Figures(
            double occupancy, double abandoned, double callsPerConnect, long calls, long persons, long connects) {
        static Figures of(DayResult day) {
            return new Figures(
                    day.occupancy(),
                    day.abandonment(),
                    (double) day.calls() / day.connects(),
                    day.calls(),
                    day.persons(),
                    day.connects());
        }
    }

    private record Campaign(ClientId centre, ClientId client, CampaignId id, Map<Long, Long> numbers) {}

    private Campaign campaign(Path folder) throws Exception {
        Instant now = InstantSource.system().instant();
        ClientId centre = new Clients(dsl).openCentre("The centre", now);
        ClientId client = new Clients(dsl).open("Harbour Books", now);
        CampaignId id = new Campaigns(dsl, client).create("Lab", FLOOR, settings(), now);
        new Dispositions(dsl, client).offer(id, UsualCampaign.dispositions());
        var numbers = new CallerNumbers(dsl, client);
        var shown = new PhoneNumber("+12025550110");
        numbers.add(new CallerNumbers.Owned(shown, "US", "Fictional number", LocalDate.EPOCH, Optional.empty()));
        numbers.show(id, "ZZ", shown);
        Path list = folder.resolve("leads.csv");
        Files.writeString(
                list,
                LongStream.rangeClosed(1, leads)
                        .mapToObj(lead -> "Lead " + lead + ",+" + FateTable.number(lead))
                        .collect(Collectors.joining("\n", "Name,Phone\n", "\n")));
        var receipt = (ImportReceipt) new FileImport(
                        server.source(), new NumberReader(), InstantSource.system(), folder)
                .run(
                        new ImportRequest.Leads(list, "US", "Lab", Optional.empty(), Optional.of("Harbour Books")),
                        (_, _) -> {});
        if (receipt.accepted() != leads) {
            throw new IOException("Of " + leads + " made-up leads " + receipt.accepted() + " were accepted");
        }
        return new Campaign(
                centre,
                client,
                id,
                dsl.select(PHONE.LEAD_ID, PHONE.E164).from(PHONE).fetch().stream()
                        .collect(Collectors.toMap(
                                row -> row.value1(),
                                row -> Long.parseLong(row.value2().e164().substring(1)))));
    }

    private static CampaignSettings settings() {
        CampaignSettings usual =
                UsualCampaign.settings(new DialMode.Predictive(), ZONE, Set.of("US"), false, Duration.ofMinutes(30));
        return new CampaignSettings(
                usual.purpose(),
                usual.recipient(),
                usual.mode(),
                usual.abandonCap(),
                1_000,
                1,
                new AttemptPlan(1, 1, Duration.ofMinutes(30)),
                Duration.ofSeconds(16), // 1 s until it rings and 15 s of ringing
                usual.wrapUp(),
                usual.preview(),
                usual.detectMachine(),
                usual.checks(),
                usual.recording(),
                usual.zone(),
                usual.language(),
                "exercise",
                usual.hours(),
                usual.countries(),
                usual.types(),
                usual.skills());
    }

    private Figures play(Rig rig, Campaign campaign, Path folder) throws Exception {
        var staff = new Agents(dsl, campaign.centre());
        List<AgentId> ids = staff.simulated(FLOOR, team);
        List<AgentProfile> profiles = ids.stream()
                .map(id -> new AgentProfile(id, Set.of(), Set.of("en")))
                .toList();
        profiles.forEach(staff::teach);
        var watch = new CampaignWatch(dsl, FLOOR, Hours.SHIFTS, campaign.id()::equals, InstantSource.system());
        var parts = new DiallingParts(
                server.source(),
                folder.resolve("spool"),
                FLOOR,
                campaign.centre(),
                new ComplianceGate(RuleBook.exercise()),
                ear -> new AsteriskTelephony(rig.link(), ear, InstantSource.system()),
                agent -> IntStream.range(0, team)
                        .filter(n -> ids.get(n).equals(agent))
                        .<AgentPhone>mapToObj(n -> Rig.robot(2, n + 1))
                        .findFirst());
        try (var time = new RealTime(InstantSource.system(), "robots");
                var dialling = new LiveDialling(parts, watch, InstantSource.system())) {
            var robots = new RobotAgents(
                    profiles, time, input -> dialling.floor().tell(input), attempt -> wrapUp(campaign, attempt));
            dialling.floor().show(robots);
            dialling.start();
            robots.signIn();
            await(robots::areReady, "the agents' phones");
            opensNow(campaign);
            new Campaigns(dsl, campaign.client())
                    .move(campaign.id(), Set.of(Campaigns.State.DRAFT), Campaigns.State.RUNNING);
            await(() -> dsl.fetchCount(ATTEMPT) > 0, "the first call");
            Instant start = Objects.requireNonNull(dsl.select(min(ATTEMPT.STARTED_AT))
                    .from(ATTEMPT)
                    .fetchSingle()
                    .value1());
            Instant end = start.plusMillis(Math.round(scenario.length() * 1_000));
            Thread.sleep(Duration.between(InstantSource.system().instant(), end));
            double occupancy = robots.occupancy(start, end);
            dialling.drain(CALLS_END);
            return figures(occupancy);
        }
    }

    /** The shift that begins now, so that pacing knows when it ends, as the lab's does. */
    private void opensNow(Campaign campaign) {
        LocalDateTime from = InstantSource.system().instant().atZone(ZONE).toLocalDateTime();
        LocalDateTime to = from.plusSeconds(Math.round(scenario.length()) + 1);
        Map<LocalDate, List<Window>> shift = from.toLocalDate().equals(to.toLocalDate())
                ? Map.of(from.toLocalDate(), List.of(new Window(from.toLocalTime(), to.toLocalTime())))
                : Map.of(
                        from.toLocalDate(), List.of(new Window(from.toLocalTime(), LocalTime.MAX)),
                        to.toLocalDate(), List.of(new Window(LocalTime.MIN, to.toLocalTime())));
        new CampaignShifts(dsl, campaign.client()).write(campaign.id(), new WeeklyHours(Map.of()), shift);
        new FloorCampaigns(dsl).shift(campaign.client(), campaign.id(), true);
    }

    private double wrapUp(Campaign campaign, AttemptId attempt) {
        long number = new FloorCampaigns(dsl)
                .subject(attempt)
                .map(subject -> Objects.requireNonNull(
                        campaign.numbers().get(subject.lead().value())))
                .orElseThrow();
        return table.wrapUp(FateTable.lead(number));
    }

    private Figures figures(double occupancy) {
        long calls = dsl.fetchCount(ATTEMPT, ATTEMPT.OUTCOME.notIn("VOID", "CONGESTION"));
        long connects = dsl.fetchCount(ATTEMPT, ATTEMPT.CONNECTED_AT.isNotNull());
        long abandoned = dsl.fetchCount(ATTEMPT, ATTEMPT.OUTCOME.eq("ABANDONED"));
        long early = dsl.fetchCount(ATTEMPT, ATTEMPT.OUTCOME.eq("HUNG_UP_EARLY"));
        long persons = connects + abandoned + early;
        System.out.println("by outcome: "
                + dsl.select(ATTEMPT.OUTCOME, org.jooq.impl.DSL.count())
                        .from(ATTEMPT)
                        .groupBy(ATTEMPT.OUTCOME)
                        .fetchMap(ATTEMPT.OUTCOME, row -> row.value2()));
        return new Figures(occupancy, 100.0 * abandoned / persons, (double) calls / connects, calls, persons, connects);
    }

    /** The day of the same fates, and how much days of other fates differ from each other. */
    private List<Figures> lab(String policy) {
        Policies.Play play = Policies.play(policy).orElseThrow();
        return LongStream.range(seed, seed + LAB_DAYS)
                .mapToObj(day -> Figures.of(play.of(scenario, team, day, false)))
                .toList();
    }

    private void print(String world, Figures real, List<Figures> lab) {
        System.out.printf(
                Locale.ROOT,
                "%s: %d agents, %.0f min, seed %d; its day of this seed, and the mean and spread of %d%n%-18s %9s %9s %9s ± %s%n",
                world,
                team,
                scenario.length() / 60,
                seed,
                lab.size(),
                "",
                "exchange",
                "lab",
                "mean",
                "sd");
        Figures same = lab.getFirst();
        line(
                "occupancy %",
                real.occupancy(),
                same.occupancy(),
                lab.stream().mapToDouble(Figures::occupancy).toArray());
        line(
                "abandoned %",
                real.abandoned(),
                same.abandoned(),
                lab.stream().mapToDouble(Figures::abandoned).toArray());
        line(
                "calls per connect",
                real.callsPerConnect(),
                same.callsPerConnect(),
                lab.stream().mapToDouble(Figures::callsPerConnect).toArray());
        System.out.printf(
                "calls, persons, connects: exchange %d, %d, %d; lab %d, %d, %d%n",
                real.calls(), real.persons(), real.connects(), same.calls(), same.persons(), same.connects());
    }

    private static void line(String what, double real, double lab, double[] days) {
        double mean = java.util.Arrays.stream(days).average().orElse(0);
        double spread = Math.sqrt(java.util.Arrays.stream(days)
                .map(one -> (one - mean) * (one - mean))
                .average()
                .orElse(0));
        System.out.printf(Locale.ROOT, "%-18s %9.2f %9.2f %9.2f ± %.2f%n", what, real, lab, mean, spread);
    }

    private static void await(BooleanSupplier there, String what) throws InterruptedException, IOException {
        for (int i = 0; i < 1_200; i++) {
            if (there.getAsBoolean()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IOException("Waited two minutes for " + what);
    }
}
