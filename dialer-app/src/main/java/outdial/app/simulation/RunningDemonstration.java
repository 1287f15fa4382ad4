package outdial.app.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import outdial.app.dialling.CampaignWatch;
import outdial.app.dialling.CampaignWatch.Hours;
import outdial.app.dialling.LiveDialling;
import outdial.app.dialling.LivePage;
import outdial.app.dialling.LiveScreen;
import outdial.app.floor.FloorInput;
import outdial.app.floor.FloorView;
import outdial.app.people.SimulatedAgents;
import outdial.app.simulation.DemoCampaigns.Made;
import outdial.app.telephony.simulated.RealTime;
import outdial.app.web.desk.Desks;
import outdial.app.web.desk.WorkPlace;
import outdial.app.web.live.Board;
import outdial.app.web.supervise.Supervision;
import outdial.compliance.ComplianceGate;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.reports.CampaignQuestion;
import outdial.reports.CampaignWorkbook;
import outdial.reports.Period;
import outdial.sql.BucketCounts;
import outdial.sql.BucketCounts.Standing;
import outdial.sql.Clients;
import outdial.sql.Jooq;

/** The demonstration at work. For one thread. */
public final class RunningDemonstration implements AutoCloseable {
    private static final FloorId FLOOR = new FloorId(1);
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Duration DRAIN = Duration.ofSeconds(45);

    private final DSLContext dsl;
    private final List<Made> campaigns;
    private final Path var;
    private final RealTime time;
    private final RealTime desks;
    private final LiveDialling dialling;
    private final SimulatedAgents agents;
    private final LiveScreen screen;
    private final WorkPlace workPlace;

    RunningDemonstration(
            DataSource database,
            List<Made> campaigns,
            ComplianceGate gate,
            DialRun.Crew crew,
            InstantSource wall,
            Path var) {
        this.dsl = Jooq.on(database);
        this.campaigns = campaigns;
        this.var = var;
        this.time = new RealTime(wall, "exchange", crew.speed());
        this.desks = new RealTime(wall, "desks", crew.speed());
        var centre = new Clients(dsl).openCentre("The centre", wall.instant());
        var place = new SimulatedCentre.Place(database, var.resolve("spool"), FLOOR, centre);
        var around = new SimulatedCentre(place, new Exchange.Simulated(), crew, time, desks);
        var watch = new CampaignWatch(dsl, FLOOR, Hours.ANY, _ -> true, time);
        this.dialling = new LiveDialling(around.parts(gate, time), watch, time);
        this.agents = around.agents(DialRun.anyone(), input -> dialling.floor().tell(input));
        this.screen = new LiveScreen(new LivePage(dsl, watch), time);
        this.workPlace = around.workPlace(gate, watch, input -> dialling.floor().tell(input), time);
        dialling.floor().show(agents);
        dialling.floor().show(screen);
        dialling.start();
        agents.signIn();
    }

    /** Tells the floor something; false when it is overloaded and was not told. */
    public boolean tell(FloorInput input) {
        return dialling.floor().tell(input);
    }

    /** Lets people sit down among the simulated agents; their calls are as simulated as the others'. */
    public void seat(Desks desks) {
        dialling.floor().show(desks);
        desks.open(workPlace);
    }

    /** Lets those who may be in on its agents' calls, as simulated as they are. */
    public void supervise(Supervision supervision) {
        dialling.floor().show(supervision);
        supervision.open(new SimulatedSupervisorPhones());
    }

    /** Whose staff everybody here is. */
    public ClientId centre() {
        return workPlace.centre();
    }

    public FloorId floor() {
        return FLOOR;
    }

    /** The floor as last shown. */
    public Optional<FloorView> view() {
        return dialling.floor().view();
    }

    /** Shows the floor as it changes, from now on. */
    public void show(Board board) {
        screen.start(board);
    }

    /** Where all leads of the demonstration stand. */
    public Standing leads() {
        var counts = new BucketCounts(dsl);
        return campaigns.stream()
                .map(campaign -> counts.of(campaign.client(), campaign.id()))
                .reduce(
                        new Standing(0, 0, 0),
                        (one, other) -> new Standing(
                                one.ready() + other.ready(), one.later() + other.later(), one.never() + other.never()));
    }

    /** No new calls; waits a while for live ones to end. */
    public void finish() throws InterruptedException {
        agents.signOut();
        dialling.drain(DRAIN);
    }

    /** A workbook of each campaign, over the one before. */
    public List<Path> writeWorkbooks() throws IOException {
        var books = new ArrayList<Path>();
        for (Made campaign : campaigns) {
            String name = campaign.name().replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(java.util.Locale.ROOT);
            Path book = var.resolve(name + ".xlsx");
            var question = new CampaignQuestion(campaign.client(), campaign.id(), Period.ALWAYS, ZONE, time.instant());
            new CampaignWorkbook(dsl).write(question, book);
            books.add(book);
        }
        return books;
    }

    @Override
    public void close() {
        screen.close();
        dialling.close();
        desks.close();
        time.close();
    }
}
