package outdial.app.serving;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.app.dialling.CampaignWatch;
import outdial.app.dialling.CampaignWatch.Hours;
import outdial.app.dialling.DiallingParts;
import outdial.app.dialling.LiveDialling;
import outdial.app.dialling.LivePage;
import outdial.app.dialling.LiveScreen;
import outdial.app.floor.FloorInput;
import outdial.app.telephony.Ear;
import outdial.app.telephony.Telephony.Recording;
import outdial.app.telephony.asterisk.AsteriskTelephony;
import outdial.app.telephony.asterisk.PbxLink;
import outdial.app.web.desk.Desks;
import outdial.app.web.desk.WorkPlace;
import outdial.app.web.live.Board;
import outdial.app.web.supervise.Supervision;
import outdial.compliance.ComplianceGate;
import outdial.compliance.pack.RecordingNotice;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.sql.AgentRings;
import outdial.sql.Clients;
import outdial.sql.Jooq;

/**
 * The floor that a running program serves: every running campaign, dialled on the real exchange for the agents whose
 * desks are open. Safe on any thread.
 */
public final class ServedFloor implements AutoCloseable {
    private static final FloorId FLOOR = new FloorId(1);
    /** Of the database to whoever waits to be rung. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private static final Duration DRAIN = Duration.ofSeconds(70);

    private final LiveDialling dialling;
    private final LiveScreen screen;
    private final AsteriskSupervisorPhones supervisors;
    private final OutsideLegs legs;
    private volatile @Nullable AsteriskTelephony exchange;

    /**
     * A floor on the exchange that {@code link} names; it dials nothing before {@link #start}.
     *
     * @param spool folder for outcomes that the database can't take at the moment
     * @param gate what may be dialled
     * @param desks its agents
     */
    public ServedFloor(
            DataSource database, Path spool, InstantSource clock, PbxLink link, ComplianceGate gate, Desks desks) {
        DSLContext dsl = Jooq.on(database);
        ClientId centre = new Clients(dsl).openCentre("The centre", clock.instant());
        var rings = new AgentRings(Jooq.within(LONGEST_ANSWER, database), centre);
        this.legs = new OutsideLegs(rings, FLOOR, this::fence, clock);
        var phones = new AsteriskDeskPhones(link, rings, legs);
        this.supervisors = new AsteriskSupervisorPhones(link);
        var watch = new CampaignWatch(dsl, FLOOR, Hours.SHIFTS, _ -> true, clock);
        var parts = new DiallingParts(
                database,
                spool,
                FLOOR,
                centre,
                gate,
                ear -> telephony(
                        link,
                        new LegEar(ear, legs),
                        clock,
                        phones,
                        campaign -> watch.find(campaign)
                                .map(known -> recording(known, gate, clock.instant()))
                                .orElse(Recording.OFF)),
                phones::phone);
        this.dialling = new LiveDialling(parts, watch, clock);
        this.screen = new LiveScreen(new LivePage(dsl, watch), clock);
        dialling.floor().show(screen);
        dialling.floor().show(desks);
        desks.open(new WorkPlace(centre, input -> dialling.floor().tell(input), watch::find, gate, clock, phones));
    }

    private AsteriskTelephony telephony(
            PbxLink link,
            Ear ear,
            InstantSource clock,
            AsteriskDeskPhones phones,
            Function<CampaignId, Recording> recording) {
        var telephony = new AsteriskTelephony(link, ear, clock);
        exchange = telephony;
        phones.use(telephony.phones());
        supervisors.use(telephony.supervisors());
        telephony.record(recording);
        return telephony;
    }

    /** Where people must be told first, nothing is recorded before the agent says that they were. */
    private static Recording recording(CampaignWatch.Known known, ComplianceGate gate, Instant at) {
        boolean mustBeTold = gate.recordingNotice(known.campaign().terms(), at) != RecordingNotice.NONE;
        return switch (known.recording()) {
            case OFF -> Recording.OFF;
            case ALL -> mustBeTold ? Recording.ON_DEMAND : Recording.ALL;
            case ON_DEMAND -> Recording.ON_DEMAND;
        };
    }

    private Optional<Fence> fence(FloorId floor) {
        return Optional.ofNullable(exchange).flatMap(telephony -> telephony.fence(floor));
    }

    /** Lets those who may be in on its agents' calls. */
    public void supervise(Supervision supervision) {
        dialling.floor().show(supervision);
        supervision.open(supervisors);
    }

    /** Tells the floor something; false when it is overloaded and was not told. */
    public boolean tell(FloorInput input) {
        return dialling.floor().tell(input);
    }

    /** Dials from now on, and shows the floor as it changes. */
    public void start(Board board) {
        screen.start(board);
        dialling.start();
    }

    /** No new calls; waits for live ones to end and for what agents owe. */
    public boolean finish() throws InterruptedException {
        return dialling.drain(DRAIN);
    }

    @Override
    public void close() {
        screen.close();
        dialling.close();
        legs.close();
    }
}
