package outdial.app.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.app.floor.Floor;
import outdial.app.floor.FloorInput;
import outdial.app.floor.FloorView;
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
import outdial.model.call.Outcome;
import outdial.model.campaign.DialMode;
import outdial.model.campaign.DialMode.FixedRatio;
import outdial.model.campaign.DialMode.Preview;
import outdial.model.campaign.DialMode.Progressive;

/** Whole shifts, with the real floor and gate, against simulated respondents and agents. */
final class VirtualRunTest {
    private static final Instant MONDAY_NOON = Instant.parse("2026-03-02T12:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_list_is_dialled_to_its_end_and_nobody_twice_at_a_time(long seed) throws TelephonyDown {
        Shift shift = new Shift(seed, new FixedRatio(1.8), 2_000, 10).run();
        shift.keepsItsPromises();
        assertThat(shift.invites).as("seed %d", seed).hasSizeGreaterThan(2_000);
        assertThat(shift.store.outcomes()).containsKeys(Outcome.TALKED, Outcome.NO_ANSWER, Outcome.BUSY);
        assertThat(shift.papers.answers()).isNotEmpty();
    }
    
    @Test
    void printed() throws TelephonyDown {
        long t = System.nanoTime();
        Shift shift = new Shift(1, new FixedRatio(1.8), 2_000, 10).run();
        System.out.println(java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6 + " cpu; " + (System.nanoTime() - t) / 1e6 + " ms; " + shift.invites.size() + " " + shift.store.outcomes() + " " + shift.time.instant()+" "+shift.run.view().orElseThrow().campaigns()+" "+shift.run.view().orElseThrow().counters() + shift.store.unfinished() + shift.papers.finished().stream().collect(Collectors.groupingBy(k -> k, Collectors.counting())));
    }

    /** A campaign from its opening to the last lead. */
    private static final class Shift {
        final VirtualTime time = new VirtualTime(MONDAY_NOON);
        final List<Invite> invites = new ArrayList<>();
        final MemoryFloorStore store;
        final Notebook papers;
        final VirtualRun run;
        final SimulatedAgents agents;
        final DialMode mode;

        Shift(long seed, DialMode mode, int leads, int agentCount) {
            this.mode = mode;
            store = new MemoryFloorStore(time, Scene.leads(leads));
            papers = new Notebook(store, Scene.SURVEY);
            var exchange = new SimulatedExchange(time, new Population(seed, Population.Shares.USUAL), invites::add);
            var floor = new Floor(new ComplianceGate(RuleBook.exercise()));
            run = new VirtualRun(
                    new FloorParts(floor::handle, store, ear -> new SimulatedTelephony(exchange, ear), Scene::phone),
                    time);
            agents = new SimulatedAgents(
                    SimulatedAgents.alike(1, agentCount, Set.of(), Set.of("en")),
                    time,
                    run::tell,
                    new SimulatedAgents.World(seed, papers, exchange::listen));
            run.show(agents);
        }

        Shift run() throws TelephonyDown {
            run.telephony().lead(Scene.FLOOR, Scene.FENCE);
            run.tell(new FloorInput.LeadTaken(Scene.FLOOR, Scene.FENCE, List.of()));
            run.tell(new FloorInput.CampaignOpened(Scene.campaign(mode), List.of()));
            agents.signIn();
            run.runUntil(seen -> seen.calls().isEmpty() && store.isFinished(), MONDAY_NOON.plus(Duration.ofHours(10)));
            return this;
        }

        void keepsItsPromises() {
            assertThat(store.faults()).isEmpty();
            assertThat(store.unfinished()).isEmpty();
            assertThat(invites.stream().map(Invite::attempt)).doesNotHaveDuplicates();
            Set<AttemptId> dialled = invites.stream().map(Invite::attempt).collect(Collectors.toSet());
            assertThat(store.closed().keySet()).containsAll(dialled);
        }
    }
}
