package outdial.app.dialling;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import outdial.app.telephony.Ear;
import outdial.app.telephony.Telephony.OptOut;
import outdial.compliance.NumberReader;
import outdial.compliance.NumberReader.Reading;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.model.call.CallEvent;
import outdial.model.call.Ending;
import outdial.sql.CallerNumbers;
import outdial.sql.DoNotCalls;

/**
 * Hears what the floor hears, and besides it the people who press the key, ringing back or while they hear a message:
 * each is put on the opt-out list of every client that shows the number they rang or saw, in a transaction, before the
 * exchange may forget them.
 */
final class OptOuts implements Ear {
    private static final Logger LOG = System.getLogger(OptOuts.class.getName());

    private final Ear floor;
    private final DSLContext dsl;
    private final NumberReader numbers = new NumberReader();
    private final Stored stored;

    /** Told when an opt-out is kept. */
    @FunctionalInterface
    interface Stored {
        void now(OptOut optOut, PhoneNumber number);
    }

    OptOuts(Ear floor, DSLContext dsl, Stored stored) {
        this.floor = floor;
        this.dsl = dsl;
        this.stored = stored;
    }

    @Override
    public void optedOut(OptOut optOut, Instant at) {
        Thread.ofVirtual().name("opt-out").start(() -> keep(optOut, at));
    }

    /** What can't be kept now is told again with the next survey. */
    private void keep(OptOut optOut, Instant at) {
        try {
            for (var owner : CallerNumbers.owners(dsl, PhoneNumber.ofDigits(Long.parseLong(optOut.called())))) {
                switch (optOut.where()) {
                    case CALLED -> keep(optOut, owner.client(), "KEYPAD", dialled(optOut), at);
                    case RANG_BACK -> {
                        switch (numbers.read(optOut.number(), owner.country())) {
                            case Reading.Understood(var facts) ->
                                keep(optOut, owner.client(), "RANG_BACK", facts.number(), at);
                            case Reading.Refused(var why) ->
                                LOG.log(Level.WARNING, "Someone who rang back can't be opted out: {0}", why);
                        }
                    }
                }
            }
        } catch (DataAccessException | IllegalArgumentException failed) {
            LOG.log(Level.WARNING, "An opt-out waits for the next survey: {0}", failed.getMessage());
        }
    }

    private void keep(OptOut optOut, ClientId client, String source, PhoneNumber number, Instant at) {
        new DoNotCalls(dsl, client).optOut(number, source, at);
        stored.now(optOut, number);
    }

    private static PhoneNumber dialled(OptOut optOut) {
        return PhoneNumber.ofDigits(Long.parseLong(optOut.number()));
    }

    @Override
    public void heard(AttemptId attempt, CallEvent event, Instant at) {
        floor.heard(attempt, event, at);
    }

    @Override
    public void agentHere(AgentId agent, Instant at) {
        floor.agentHere(agent, at);
    }

    @Override
    public void agentGone(AgentId agent, String why, Instant at) {
        floor.agentGone(agent, why, at);
    }

    @Override
    public void linkLost(String why, Instant at) {
        floor.linkLost(why, at);
    }

    @Override
    public void survey(
            Map<AttemptId, CallEvent> calls,
            Set<AgentId> agents,
            Map<AttemptId, Ending> ended,
            boolean restarted,
            Instant at) {
        floor.survey(calls, agents, ended, restarted, at);
    }
}
