package outdial.app.simulation;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.app.dialling.CampaignWatch;
import outdial.app.dialling.DiallingParts;
import outdial.app.floor.FloorInput;
import outdial.app.people.SimulatedAgents;
import outdial.app.people.SimulatedAgents.World;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.asterisk.AsteriskTelephony;
import outdial.app.telephony.simulated.Fate.Voice;
import outdial.app.telephony.simulated.Population;
import outdial.app.telephony.simulated.Respondents;
import outdial.app.telephony.simulated.Schedule;
import outdial.app.telephony.simulated.SimulatedExchange;
import outdial.app.telephony.simulated.SimulatedTelephony;
import outdial.app.web.desk.WorkPlace;
import outdial.compliance.ComplianceGate;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.agent.AgentProfile;
import outdial.sql.Agents;
import outdial.sql.Jooq;

/**
 * Everything around a floor that real people would be: simulated agents and, if the exchange is not a real one, those
 * they call. The agents have a schedule of their own, since they wait for the tables, which an exchange never may.
 */
final class SimulatedCentre {
    private final Place place;
    private final Exchange exchange;
    private final Schedule desks;
    private final @Nullable SimulatedExchange madeUp;
    private final Agents staff;
    private final List<AgentId> agents;
    private final long seed;

    /** Whose tables, where the spool is, which floor, and whose staff the agents are. */
    record Place(DataSource database, Path spool, FloorId floor, ClientId centre) {}

    /**
     * A centre of {@code crew}; agents of earlier runs come first.
     *
     * @param lines of a simulated exchange
     * @param desks of the agents
     */
    SimulatedCentre(Place place, Exchange exchange, DialRun.Crew crew, Schedule lines, Schedule desks) {
        this.place = place;
        this.exchange = exchange;
        this.desks = desks;
        this.seed = crew.seed();
        this.madeUp = switch (exchange) {
            case Exchange.Simulated() ->
                new SimulatedExchange(lines, Respondents.of(new Population(seed, Population.Shares.USUAL)));
            case Exchange.Real _ -> null;
        };
        this.staff = new Agents(Jooq.on(place.database()), place.centre());
        this.agents = staff.simulated(place.floor(), crew.agents());
    }

    /** What a floor is put together from here. */
    DiallingParts parts(ComplianceGate gate, InstantSource clock) {
        return new DiallingParts(
                place.database(),
                place.spool(),
                place.floor(),
                place.centre(),
                gate,
                switch (exchange) {
                    case Exchange.Simulated() -> ear -> new SimulatedTelephony(theMadeUp(), ear);
                    case Exchange.Real(var link, var _) -> ear -> new AsteriskTelephony(link, ear, clock);
                },
                this::phone);
    }

    private Optional<AgentPhone> phone(AgentId agent) {
        int seat = agents.indexOf(agent);
        return switch (exchange) {
            case Exchange.Simulated() -> Optional.of(new AgentPhone.Softphone("sim" + agent.value()));
            case Exchange.Real(var _, var phones) ->
                IntStream.of(seat)
                        .filter(known -> known >= 0 && known < phones.size())
                        .mapToObj(phones::get)
                        .findFirst();
        };
    }

    /** What people need who sit down among the simulated agents. */
    WorkPlace workPlace(ComplianceGate gate, CampaignWatch campaigns, Predicate<FloorInput> tell, InstantSource clock) {
        return new WorkPlace(
                place.centre(), tell, campaigns::find, gate, clock, new SimulatedDeskPhones(theMadeUp(), this::phone));
    }

    /** The agents, who can all do what {@code like} can. */
    SimulatedAgents agents(AgentProfile like, Consumer<FloorInput> tell) {
        DSLContext dsl = Jooq.on(place.database());
        List<AgentProfile> profiles = agents.stream()
                .map(id -> new AgentProfile(id, like.skills(), like.languages()))
                .toList();
        profiles.forEach(staff::teach);
        return new SimulatedAgents(profiles, desks, tell, new World(seed, new StoredPapers(dsl), voices()));
    }

    /** On a real exchange nobody listens here: agents take everyone who is brought to them for a person. */
    private Function<AttemptId, Optional<Voice>> voices() {
        return switch (exchange) {
            case Exchange.Simulated() -> theMadeUp()::listen;
            case Exchange.Real _ -> _ -> Optional.of(Voice.PERSON);
        };
    }

    private SimulatedExchange theMadeUp() {
        if (madeUp == null) {
            throw new IllegalStateException("The exchange is a real one");
        }
        return madeUp;
    }
}
