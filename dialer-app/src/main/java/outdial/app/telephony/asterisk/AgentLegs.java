package outdial.app.telephony.asterisk;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import outdial.app.telephony.AgentPhone;
import outdial.model.AgentId;

/** Which leg is each agent's present one; what an older leg still tells is of no interest. Safe on any thread. */
final class AgentLegs {
    /** @param endpoint of the page's softphone; empty for another phone, whose registration says nothing of its call */
    private record Held(AgentLeg leg, String endpoint, Instant since) {}

    private final Map<AgentId, Held> legs = new HashMap<>();
    private long last;

    /** Numbers follow the clock, so that a restarted dialer never takes one again. */
    AgentLegs(Instant now) {
        this.last = now.toEpochMilli();
    }

    /** A new leg for the agent, who from now on has no other. */
    synchronized AgentLeg next(AgentId agent, AgentPhone phone, Instant at) {
        last = Math.max(last + 1, at.toEpochMilli());
        var leg = new AgentLeg(agent, last);
        legs.put(agent, new Held(leg, phone instanceof AgentPhone.Softphone(var endpoint) ? endpoint : "", at));
        return leg;
    }

    synchronized Optional<AgentLeg> of(AgentId agent) {
        return Optional.ofNullable(legs.get(agent)).map(Held::leg);
    }

    synchronized Optional<AgentLeg> ofPhone(String endpoint) {
        return legs.values().stream()
                .filter(held -> held.endpoint().equals(endpoint))
                .map(Held::leg)
                .findFirst();
    }

    synchronized boolean isPresent(AgentLeg leg) {
        Held held = legs.get(leg.agent());
        return held != null && held.leg().equals(leg);
    }

    /** Whether {@code leg} was the agent's present one, which it then no longer is. */
    synchronized boolean end(AgentLeg leg) {
        if (!isPresent(leg)) {
            return false;
        }
        legs.remove(leg.agent());
        return true;
    }

    /** What a survey found at {@code at}: legs of an earlier dialer are taken over, those not there are forgotten. */
    synchronized void found(Map<AgentLeg, String> living, Instant at) {
        legs.values().removeIf(held -> held.since().isBefore(at) && !living.containsKey(held.leg()));
        living.forEach((leg, endpoint) -> {
            Held held = legs.get(leg.agent());
            if (held == null || held.leg().number() < leg.number()) {
                legs.put(leg.agent(), new Held(leg, endpoint, at));
            }
        });
    }
}
