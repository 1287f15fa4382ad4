package outdial.app.simulation;

import java.util.Optional;
import java.util.function.Function;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.simulated.SimulatedExchange;
import outdial.app.web.desk.DeskPhones;
import outdial.model.AgentId;
import outdial.model.AttemptId;

/** Phones in pages on a simulated exchange: a page that goes takes its phone's leg with it, as a softphone does. */
final class SimulatedDeskPhones implements DeskPhones {
    private final SimulatedExchange exchange;
    private final Function<AgentId, Optional<AgentPhone>> phones;

    SimulatedDeskPhones(SimulatedExchange exchange, Function<AgentId, Optional<AgentPhone>> phones) {
        this.exchange = exchange;
        this.phones = phones;
    }

    @Override
    public Access open(AgentId agent) {
        exchange.practise(agent);
        phones.apply(agent).ifPresent(exchange::plug);
        return new Access.Simulated();
    }

    @Override
    public void away(AgentId agent) {
        phones.apply(agent).ifPresent(exchange::unplug);
    }

    @Override
    public Optional<String> voice(AttemptId attempt) {
        return exchange.listen(attempt).map(Enum::name);
    }
}
