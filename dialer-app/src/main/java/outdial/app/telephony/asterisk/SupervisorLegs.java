package outdial.app.telephony.asterisk;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.asteriskjava.manager.action.ManagerAction;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.Supervising;
import outdial.app.telephony.TelephonyDown;
import outdial.model.AgentId;

/**
 * The legs of those who are in on agents' calls, one for each of them. To listen and to speak with both they sit in the
 * agent's room, muted or not; to whisper they are heard on the agent's leg alone. Waits for the exchange. Safe on any
 * thread.
 */
public final class SupervisorLegs {
    private static final int LIMIT_SECONDS = 5;

    private final AmiLink link;
    private final AgentLegs agents;
    private final AgentPhones phones;
    private final InstantSource clock;
    /** The channel of each who is in a call, by the number of their account. */
    private final Map<Long, String> legs = new HashMap<>();

    private long last;

    SupervisorLegs(AmiLink link, AgentLegs agents, AgentPhones phones, InstantSource clock) {
        this.link = link;
        this.agents = agents;
        this.phones = phones;
        this.clock = clock;
    }

    private static AgentPhone.Softphone phone(long member) {
        return new AgentPhone.Softphone("super" + member);
    }

    /** Lets the softphone of this account register, with a new password. */
    public AgentPhones.Login admit(long member) throws TelephonyDown {
        return phones.admit(phone(member));
    }

    /** Calls the account's phone into the agent's call or, if it is in one, changes how it is in it. */
    public synchronized void join(long member, AgentId agent, Supervising how) throws TelephonyDown {
        AgentLeg of = agents.of(agent).orElseThrow(() -> new TelephonyDown("The agent's phone is away just now"));
        String channel = legs.get(member);
        if (channel != null) {
            try {
                ask(AmiGateway.supervise(channel, of, how));
                return;
            } catch (TelephonyDown gone) {
                legs.remove(member); // that leg has ended meanwhile: a new one is called
            }
        }
        last = Math.max(last + 1, clock.instant().toEpochMilli());
        channel = "super-" + member + "-" + last;
        ask(AmiGateway.callSupervisor(channel, phone(member), of, how));
        legs.put(member, channel);
    }

    /** Ends the account's leg, if there is one; its phone may register no more. */
    public synchronized void leave(long member) throws TelephonyDown {
        String channel = legs.remove(member);
        if (channel != null) {
            link.steering().ifPresent(session -> session.send(AmiGateway.hangUpSupervisor(channel), _ -> {}));
        }
        phones.dismiss(phone(member));
    }

    private void ask(ManagerAction order) throws TelephonyDown {
        AmiSession session =
                link.steering().orElseThrow(() -> new TelephonyDown("The link to the exchange is down just now"));
        try {
            session.ask(order).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException refused) {
            throw new TelephonyDown("The exchange would not let anybody into the call", refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TelephonyDown("Interrupted on the way into a call", stopped);
        }
    }
}
