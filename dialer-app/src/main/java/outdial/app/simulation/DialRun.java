package outdial.app.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import outdial.app.dialling.CampaignWatch;
import outdial.app.dialling.CampaignWatch.Hours;
import outdial.app.dialling.LiveDialling;
import outdial.app.dialling.VirtualDialling;
import outdial.app.floor.FloorInput;
import outdial.app.floor.FloorView;
import outdial.app.loop.StoreDown;
import outdial.app.people.SimulatedAgents;
import outdial.app.telephony.TelephonyDown;
import outdial.app.telephony.simulated.RealTime;
import outdial.app.telephony.simulated.VirtualTime;
import outdial.compliance.ComplianceGate;
import outdial.model.AgentId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.agent.AgentProfile;
import outdial.sql.BucketCounts;
import outdial.sql.BucketCounts.Standing;
import outdial.sql.Clients;
import outdial.sql.Jooq;
import outdial.sql.Leads;

/** One campaign, dialled to its end by a simulated centre. */
public final class DialRun {
    private static final FloorId FLOOR = new FloorId(1);
    private static final Duration STEP = Duration.ofMillis(500);
    private static final Duration DRAIN = Duration.ofMinutes(2);
    /** In virtual time nobody waits for it: the longest talk and its wrap-up. */
    private static final Duration LAST_TALK = Duration.ofHours(2);

    private final Job job;
    private final BiConsumer<Standing, FloorView> progress;
    private final DSLContext dsl;
    private final ClientId centre;
    private final CampaignWatch campaigns;
    private final InstantSource wall;
    private volatile boolean stopping;

    /**
     * What is to be dialled.
     *
     * @param spool folder for outcomes that the database can't take at the moment
     * @param most at most so long, by the campaign's clock
     */
    public record Job(
            DataSource database,
            Path spool,
            ClientId client,
            CampaignId campaign,
            ComplianceGate gate,
            Exchange exchange,
            Crew crew,
            Duration most) {}

    /** Who does it: {@code speed} seconds of theirs pass in one of the wall's. */
    public record Crew(int agents, long seed, double speed) {}

    /**
     * How it ended.
     *
     * @param nextDue when the next scheduled lead is due
     * @param history of a run in virtual time: what tells two runs apart
     */
    public record End(long attempts, Optional<Instant> nextDue, Optional<String> history) {}

    /** @param progress told now and then, on the caller's thread */
    public DialRun(Job job, InstantSource wall, BiConsumer<Standing, FloorView> progress) {
        this.job = job;
        this.wall = wall;
        this.progress = progress;
        this.dsl = Jooq.on(job.database());
        this.centre = new Clients(dsl).openCentre("The centre", wall.instant());
        this.campaigns = new CampaignWatch(dsl, FLOOR, Hours.ANY, job.campaign()::equals, wall);
    }

    /** Ends the run before its end, as if its time were over. Safe on any thread. */
    public void stop() {
        stopping = true;
    }

    /** Until nobody may be dialled now. Calls that live are finished first, unless the thread is interrupted. */
    public End inRealTime() throws InterruptedException {
        try (var time = new RealTime(wall, "exchange", job.crew().speed());
                var desks = new RealTime(wall, "desks", job.crew().speed())) {
            var around = new SimulatedCentre(place(), job.exchange(), job.crew(), time, desks);
            try (var dialling = new LiveDialling(around.parts(job.gate(), time), campaigns, time)) {
                SimulatedAgents agents =
                        around.agents(anyone(), input -> dialling.floor().tell(input));
                dialling.floor().show(agents);
                dialling.start();
                agents.signIn();
                Instant limit = time.instant().plus(job.most());
                while (!stopping
                        && time.instant().isBefore(limit)
                        && !dialling.floor().view().filter(this::isIdle).isPresent()) {
                    Thread.sleep(STEP);
                    dialling.floor().view().ifPresent(this::report);
                }
                agents.signOut();
                dialling.drain(DRAIN);
                return end(dialling.floor().view(), Optional.empty());
            }
        }
    }

    /** Until nothing is left to dial at any time, or the time is over. */
    public End inVirtualTime() throws StoreDown, TelephonyDown, InterruptedException {
        var time = new VirtualTime(wall.instant());
        var around = new SimulatedCentre(place(), new Exchange.Simulated(), job.crew(), time, time);
        try (var dialling = new VirtualDialling(around.parts(job.gate(), time), campaigns, time)) {
            SimulatedAgents agents = around.agents(anyone(), dialling.run()::tell);
            dialling.run().show(agents);
            dialling.start();
            agents.signIn();
            Instant end = time.instant().plus(job.most());
            for (boolean done = false; !done && !stopping && time.instant().isBefore(end); ) {
                Instant next = time.instant().plus(Duration.ofMinutes(10));
                dialling.runUntil(_ -> false, next.isBefore(end) ? next : end);
                dialling.run().view().ifPresent(this::report);
                done = dialling.run().view().filter(this::isOver).isPresent();
            }
            dialling.run().tell(new FloorInput.Drain());
            agents.signOut();
            dialling.runUntil(LiveDialling::isQuiet, time.instant().plus(LAST_TALK));
            return end(dialling.run().view(), Optional.of(dialling.run().hash()));
        }
    }

    private SimulatedCentre.Place place() {
        return new SimulatedCentre.Place(job.database(), job.spool(), FLOOR, centre);
    }

    /** While the database is away there is no progress to tell; the floor goes on, and so does the run. */
    private void report(FloorView view) {
        Standing leads;
        try {
            leads = leads();
        } catch (DataAccessException away) {
            return;
        }
        progress.accept(leads, view);
    }

    private Standing leads() {
        return new BucketCounts(dsl).of(job.client(), job.campaign());
    }

    /** Nobody to dial at this moment, and no call alive. */
    private boolean isIdle(FloorView view) {
        return view.calls().isEmpty()
                && view.campaigns().stream()
                        .anyMatch(campaign -> campaign.campaign().equals(job.campaign())
                                && campaign.exhausted()
                                && campaign.hopper() == 0);
    }

    private boolean isOver(FloorView view) {
        Standing leads = leads();
        return view.calls().isEmpty() && leads.ready() + leads.later() == 0;
    }

    private End end(Optional<FloorView> view, Optional<String> history) {
        long attempts = view.stream()
                .flatMap(shown -> shown.campaigns().stream())
                .mapToLong(FloorView.CampaignView::attempts)
                .sum();
        return new End(attempts, new Leads(dsl, job.client()).nextDue(job.campaign()), history);
    }

    static AgentProfile anyone() {
        return new AgentProfile(new AgentId(1), Set.of(), Set.of("en", "bg", "nl", "lt", "fa"));
    }
}
