package outdial.app.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import outdial.app.floor.Floor;
import outdial.app.floor.FloorInput;
import outdial.app.people.SimulatedAgents;
import outdial.app.telephony.TelephonyDown;
import outdial.app.telephony.simulated.ExchangeNumbers;
import outdial.app.telephony.simulated.RealTime;
import outdial.app.telephony.simulated.SimulatedExchange;
import outdial.app.telephony.simulated.SimulatedExchange.Invite;
import outdial.app.telephony.simulated.SimulatedTelephony;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import outdial.model.call.Outcome;
import outdial.model.campaign.DialMode.Progressive;

/** The whole of it by the clock on the wall: threads, lanes, exchange and three agents. */
final class LiveFloorTest {
    private static final int LEADS = 9;

    private final InstantSource clock = InstantSource.system();

    @Test
    void three_agents_take_nine_calls_in_real_time() throws TelephonyDown {
        List<Invite> invites = Collections.synchronizedList(new ArrayList<>());
        var store = new MemoryFloorStore(clock, Scene.exchangeLeads(LEADS));
        try (var time = new RealTime(clock, "exchange")) {
            var exchange = new SimulatedExchange(time, new ExchangeNumbers(), invites::add);
            var floor = new Floor(new ComplianceGate(RuleBook.exercise()));
            var parts =
                    new FloorParts(floor::handle, store, ear -> new SimulatedTelephony(exchange, ear), Scene::phone);
            try (var live = new LiveFloor(parts, clock)) {
                open(live, exchange, time, store);
                long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
                while (store.closed().size() < LEADS && System.nanoTime() < until) {
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
            }
        }
        assertThat(store.faults()).isEmpty();
        assertThat(store.closed().values())
                .hasSize(LEADS)
                .contains(Outcome.TALKED, Outcome.BUSY, Outcome.INVALID_NUMBER)
                .doesNotContain(Outcome.UNKNOWN, Outcome.ABANDONED);
        assertThat(invites.stream().map(Invite::attempt))
                .doesNotHaveDuplicates()
                .hasSize(LEADS);
    }

    private static void open(LiveFloor live, SimulatedExchange exchange, RealTime time, MemoryFloorStore store)
            throws TelephonyDown {
        var world = new SimulatedAgents.World(1, new Notebook(store, Scene.SURVEY), exchange::listen);
        var team = SimulatedAgents.alike(1, 3, Set.of(), Set.of("en"));
        var agents = new SimulatedAgents(team, time, live::tell, world);
        live.show(agents);
        live.start();
        live.telephony().lead(Scene.FLOOR, Scene.FENCE);
        live.tell(new FloorInput.CampaignOpened(Scene.campaign(new Progressive(), Duration.ofSeconds(2)), List.of()));
        live.tell(new FloorInput.LeadTaken(Scene.FLOOR, Scene.FENCE, List.of()));
        agents.signIn();
    }
}
