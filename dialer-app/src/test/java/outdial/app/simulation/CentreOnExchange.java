package outdial.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.CAMPAIGN;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import outdial.app.dialling.CampaignWatch;
import outdial.app.dialling.CampaignWatch.Hours;
import outdial.app.dialling.LiveDialling;
import outdial.app.dialling.UsualCampaign;
import outdial.app.floor.FloorView.CampaignView;
import outdial.app.people.SimulatedAgents;
import outdial.app.rig.Invite;
import outdial.app.rig.Rig;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.simulated.RealTime;
import outdial.compliance.ComplianceGate;
import outdial.compliance.NumberReader;
import outdial.imports.FileImport;
import outdial.imports.ImportReceipt;
import outdial.imports.ImportRequest;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;
import outdial.model.campaign.DialMode;
import outdial.sql.CallerNumbers;
import outdial.sql.CampaignSettings;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.State;
import outdial.sql.Clients;
import outdial.sql.Dispositions;
import outdial.sql.TestDb;

/** A floor that dials on the telephone network of the rig, with simulated agents, for campaigns that a test makes. */
final class CentreOnExchange implements AutoCloseable {
    private static final FloorId FLOOR = new FloorId(1);
    private static final PhoneNumber SHOWN = new PhoneNumber("+12025550110");

    private final Rig rig;
    private final TestDb server;
    private final Path folder;
    private final int before;
    private final DSLContext dsl;
    private final ClientId client;
    private final RealTime time;
    private final RealTime desks;
    private final LiveDialling dialling;
    private final SimulatedAgents agents;

    /** A new database, and a crew whose agents have robots for phones; nothing is dialled before {@link #start}. */
    CentreOnExchange(Rig rig, TestDb server, Path folder, ComplianceGate gate, DialRun.Crew crew) {
        this.rig = rig;
        this.server = server;
        this.folder = folder;
        server.empty();
        rig.forgetDialers();
        this.before = rig.invites().size();
        this.dsl = server.dsl();
        InstantSource wall = InstantSource.system();
        ClientId centre = new Clients(dsl).openCentre("The centre", wall.instant());
        this.client = new Clients(dsl).open("Harbour Books", wall.instant());
        new CallerNumbers(dsl, client)
                .add(new CallerNumbers.Owned(SHOWN, "US", "Fictional number", LocalDate.EPOCH, Optional.empty()));
        this.time = new RealTime(wall, "exchange");
        this.desks = new RealTime(wall, "desks", crew.speed());
        var phones = IntStream.rangeClosed(1, crew.agents())
                .<AgentPhone>mapToObj(n -> Rig.robot(2, n))
                .toList();
        var around = new SimulatedCentre(
                new SimulatedCentre.Place(server.source(), folder.resolve("spool"), FLOOR, centre),
                new Exchange.Real(rig.link(), phones),
                crew,
                time,
                desks);
        this.dialling = new LiveDialling(
                around.parts(gate, time), new CampaignWatch(dsl, FLOOR, Hours.ANY, _ -> true, time), time);
        this.agents = around.agents(DialRun.anyone(), input -> dialling.floor().tell(input));
        dialling.floor().show(agents);
    }

    /** A campaign in draft with these numbers, without +, on a list of its own, the first to be dialled first. */
    CampaignId campaign(String name, DialMode mode, List<String> numbers) throws Exception {
        CampaignSettings settings = UsualCampaign.settings(
                mode, ZoneId.of("America/New_York"), Set.of("US"), false, Duration.ofMinutes(10));
        CampaignId made = new Campaigns(dsl, client).create(name, FLOOR, settings, time.instant());
        new Dispositions(dsl, client).offer(made, UsualCampaign.dispositions());
        new CallerNumbers(dsl, client).show(made, "ZZ", SHOWN);
        Path list = folder.resolve(name + ".csv");
        Files.writeString(
                list,
                numbers.stream()
                        .map(number -> name + " " + number + ",+" + number)
                        .collect(Collectors.joining("\n", "Name,Phone\n", "\n")));
        var receipt = (ImportReceipt) new FileImport(server.source(), new NumberReader(), time, folder)
                .run(
                        new ImportRequest.Leads(list, "US", name, Optional.empty(), Optional.of("Harbour Books")),
                        (_, _) -> {});
        assertThat(receipt.accepted()).isEqualTo(numbers.size());
        return made;
    }

    /** Only agents who speak the language are given its calls from now on. */
    void calls(CampaignId campaign, String language) {
        dsl.update(CAMPAIGN)
                .set(CAMPAIGN.LANGUAGE, language)
                .set(CAMPAIGN.VERSION, CAMPAIGN.VERSION.plus(1))
                .where(CAMPAIGN.ID.eq(campaign.value()))
                .execute();
    }

    void run(CampaignId campaign) {
        new Campaigns(dsl, client).move(campaign, Set.of(State.DRAFT), State.RUNNING);
    }

    /** The floor takes up its campaigns; it dials once {@link #agentsComeIn}. */
    void start() {
        dialling.start();
    }

    void agentsComeIn() {
        agents.signIn();
    }

    ClientId client() {
        return client;
    }

    /** How many leads wait in the campaign's hopper, by what the floor last showed; -1 while it shows none. */
    int hopper(CampaignId campaign) {
        return dialling.floor().view().stream()
                .flatMap(view -> view.campaigns().stream())
                .filter(one -> one.campaign().equals(campaign))
                .mapToInt(CampaignView::hopper)
                .findFirst()
                .orElse(-1);
    }

    /** What has reached the network since the start, agents' phones left aside. */
    List<Invite> invites() {
        List<Invite> all = rig.invites();
        return all.subList(before, all.size()).stream()
                .filter(invite -> invite.number().length() > 4)
                .toList();
    }

    List<Invite> invites(String number) {
        return invites().stream()
                .filter(invite -> invite.number().equals(number))
                .toList();
    }

    /** Looks every few milliseconds until it is so. */
    static void await(String what, Duration most, BooleanSupplier so) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " within " + most).isLessThan(end);
            Thread.sleep(10);
        }
    }

    @Override
    public void close() {
        agents.signOut();
        dialling.close();
        time.close();
        desks.close();
    }
}
