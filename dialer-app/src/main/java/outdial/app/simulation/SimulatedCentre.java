package outdial.app.simulation;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import outdial.app.dialling.DiallingParts;
import outdial.app.floor.FloorInput;
import outdial.app.people.SimulatedAgents;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.simulated.Population;
import outdial.app.telephony.simulated.Respondents;
import outdial.app.telephony.simulated.Schedule;
import outdial.app.telephony.simulated.SimulatedExchange;
import outdial.app.telephony.simulated.SimulatedTelephony;
import outdial.compliance.ComplianceGate;
import outdial.model.AgentId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.agent.AgentProfile;
import outdial.sql.Agents;
import outdial.sql.Jooq;

/** Everything around a floor that real people and a real exchange would be, from one seed and by one schedule. */
public final class SimulatedCentre {
    private final DataSource database;
    private final FloorId floor;
    private final ClientId centre;
    private final long seed;
    private final SimulatedExchange exchange;

    /** @param centre whose staff the simulated agents are */
    public SimulatedCentre(DataSource database, FloorId floor, ClientId centre, long seed, Schedule schedule) {
        this.database = database;
        this.floor = floor;
        this.centre = centre;
        this.seed = seed;
        this.exchange =
                new SimulatedExchange(schedule, Respondents.of(new Population(seed, Population.Shares.USUAL)));
    }

    /** What a floor is put together from here. */
    public DiallingParts parts(ComplianceGate gate) {
        Function<AgentId, Optional<AgentPhone>> phones = agent -> Optional.of(new AgentPhone("sim" + agent.value()));
        return new DiallingParts(
                database, floor, centre, gate, ear -> new SimulatedTelephony(exchange, ear), phones);
    }

    /** {@code count} agents of the centre who can what {@code like} can; those of earlier runs come first. */
    public SimulatedAgents agents(int count, AgentProfile like, Consumer<FloorInput> tell) {
        DSLContext dsl = Jooq.on(database);
        var staff = new Agents(dsl, centre);
        List<AgentId> ids = staff.simulated(floor, count);
        List<AgentProfile> profiles = ids.stream()
                .map(id -> new AgentProfile(id, like.skills(), like.languages()))
                .toList();
        profiles.forEach(staff::teach);
        return new SimulatedAgents(
                profiles,
                exchange.schedule(),
                tell,
                new SimulatedAgents.World(seed, new StoredPapers(dsl), exchange::listen));
    }
}
