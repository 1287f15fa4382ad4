package outdial.app.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import outdial.app.floor.Floor;
import outdial.app.floor.FloorInput;
import outdial.app.people.Card;
import outdial.app.people.SimulatedAgents;
import outdial.app.telephony.TelephonyDown;
import outdial.app.telephony.simulated.Population;
import outdial.app.telephony.simulated.SimulatedExchange;
import outdial.app.telephony.simulated.SimulatedExchange.Invite;
import outdial.app.telephony.simulated.SimulatedTelephony;
import outdial.app.telephony.simulated.VirtualTime;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.campaign.DialMode;

/** A campaign in virtual time, from its opening to its last lead; its dialer may be replaced on the way. */
final class Shift {
    private static final Instant MONDAY_NOON = Instant.parse("2026-03-02T12:00:00Z");

    final VirtualTime time = new VirtualTime(MONDAY_NOON);
    final List<Invite> invites = new ArrayList<>();
    final SimulatedExchange exchange;
    final MemoryFloorStore store;
    final Notebook papers;

    private final long seed;
    private final DialMode mode;
    private final int agents;
    private int leaders;
    private VirtualRun run;

    Shift(long seed, DialMode mode, int leads, int agents, Card.Script script) throws TelephonyDown {
        this.seed = seed;
        this.mode = mode;
        this.agents = agents;
        exchange = new SimulatedExchange(time, new Population(seed, Population.Shares.USUAL), invites::add);
        store = new MemoryFloorStore(time, Scene.leads(leads));
        papers = new Notebook(store, script);
        run = newDialer();
    }

    /** The dialer dies where it stands, and another takes over three seconds later. */
    void replaceDialer() throws TelephonyDown {
        run.close();
        pass(Duration.ofSeconds(3));
        run = newDialer();
    }

    private VirtualRun newDialer() throws TelephonyDown {
        var floor = new Floor(new ComplianceGate(RuleBook.exercise()));
        var parts = new FloorParts(floor::handle, store, ear -> new SimulatedTelephony(exchange, ear), Scene::phone);
        var dialer = new VirtualRun(parts, time);
        var team = new SimulatedAgents(
                SimulatedAgents.alike(1, agents, Set.of(), Set.of("en")),
                time,
                dialer::tell,
                new SimulatedAgents.World(seed, papers, exchange::listen));
        dialer.show(team);
        var fence = new Fence(++leaders);
        dialer.telephony().lead(Scene.FLOOR, fence);
        dialer.tell(new FloorInput.CampaignOpened(Scene.campaign(mode, Duration.ofSeconds(90)), List.of()));
        dialer.tell(new FloorInput.LeadTaken(Scene.FLOOR, fence, store.open(Scene.FLOOR)));
        team.signIn();
        return dialer;
    }

    void pass(Duration span) {
        time.runUntil(time.instant().plus(span));
    }

    /** Until nothing is left to dial; true if that came within twelve hours of opening. */
    boolean toItsEnd() {
        return run.runUntil(
                seen -> seen.calls().isEmpty() && store.isFinished(), MONDAY_NOON.plus(Duration.ofHours(12)));
    }

    String hash() {
        return run.hash();
    }

    long drift() {
        return run.view().orElseThrow().counters().drift();
    }

    /** What must hold of every shift, whatever happened in it. */
    void keptItsPromises() {
        assertThat(store.faults()).isEmpty();
        assertThat(store.unfinished()).isEmpty();
        assertThat(invites.stream().map(Invite::attempt)).doesNotHaveDuplicates();
        Set<AttemptId> dialled = invites.stream().map(Invite::attempt).collect(Collectors.toSet());
        assertThat(store.closed().keySet()).containsAll(dialled);
        assertThat(store.countedByLead())
                .allSatisfy((lead, count) -> assertThat(count)
                        .as("attempts of %s", lead)
                        .isLessThanOrEqualTo(Scene.terms().plan().inAll()));
    }
}
