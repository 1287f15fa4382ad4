package outdial.app.telephony.simulated;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.Ear;
import outdial.app.telephony.Telephony;
import outdial.app.telephony.TelephonyDown;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.model.call.CallEvent;
import outdial.model.call.Ending;

/**
 * A dialer's link to the simulated exchange. The ear is told by the schedule's thread. A link that is cut mends itself,
 * takes the lead again and tells what lives, as the real one does.
 */
public final class SimulatedTelephony implements Telephony {
    private final SimulatedExchange exchange;
    private final Schedule schedule;
    private final Ear ear;
    private boolean up = true;
    private boolean closed;
    private int bootsSeen;
    private @Nullable Leadership leadership;

    /** Links to {@code exchange}. */
    public SimulatedTelephony(SimulatedExchange exchange, Ear ear) {
        this.exchange = exchange;
        this.schedule = exchange.schedule();
        this.ear = ear;
        schedule.soon(this::link);
    }

    private void link() {
        bootsSeen = exchange.boots();
        exchange.link(this);
    }

    @Override
    public void lead(FloorId floor, Fence fence) throws TelephonyDown {
        boolean taken = schedule.ask(() -> {
            if (up && !closed) {
                leadership = new Leadership(floor, fence);
                exchange.raise(floor, fence);
                schedule.soon(this::tellSurvey);
            }
            return up && !closed;
        });
        if (!taken) {
            throw new TelephonyDown(
                    "The simulated exchange is cut off. Nothing was changed; try again when it is back.");
        }
    }

    @Override
    public void originate(Dial dial) {
        schedule.soon(() -> {
            if (up && !closed) {
                exchange.dial(dial);
            } else {
                // It was not written. Told as unproved all the same: from here nobody can tell how far an order got.
                heard(dial.attempt(), new CallEvent.Ended(Ending.UNPROVED));
            }
        });
    }

    @Override
    public void connect(AttemptId attempt, AgentId agent) {
        order(() -> exchange.on(attempt, line -> line.connect(agent)));
    }

    @Override
    public void hold(AttemptId attempt) {
        order(() -> exchange.on(attempt, Line::hold));
    }

    @Override
    public void hangUp(AttemptId attempt) {
        order(() -> exchange.on(attempt, Line::hangUp));
    }

    @Override
    public void passOn(AttemptId person, AttemptId guest, AgentId by) {
        order(() -> exchange.on(person, line -> line.passOn(guest, by)));
    }

    @Override
    public void visit(AgentId colleague, AgentId host) {
        order(() -> exchange.visit(colleague));
    }

    @Override
    public void goHome(AgentId colleague) {
        order(() -> exchange.goHome(colleague));
    }

    @Override
    public void callAgent(AgentId agent, AgentPhone phone) {
        order(() -> exchange.callAgent(agent, phone));
    }

    @Override
    public void hangUpAgent(AgentId agent) {
        order(() -> exchange.dropAgent(agent, "hung up"));
    }

    @Override
    public void survey() {
        order(this::tellSurvey);
    }

    @Override
    public void forget(AttemptId attempt) {
        order(() -> exchange.forget(attempt));
    }

    @Override
    public void close() {
        schedule.soon(() -> {
            closed = true;
            exchange.unlink(this);
        });
    }

    void tell(Consumer<Ear> news) {
        if (up && !closed) {
            news.accept(ear);
        }
    }

    void cut(Duration gap) {
        if (up) {
            up = false;
            ear.linkLost("the link to the simulated exchange was cut", schedule.instant());
            schedule.after(gap, this::mend);
        }
    }

    private void mend() {
        up = true;
        if (leadership != null) {
            exchange.raise(leadership.floor, leadership.fence);
        }
        tellSurvey();
    }

    private void tellSurvey() {
        if (up && !closed) {
            boolean restarted = bootsSeen != exchange.boots();
            bootsSeen = exchange.boots();
            exchange.survey(ear, restarted);
        }
    }

    private void heard(AttemptId attempt, CallEvent event) {
        if (!closed) {
            ear.heard(attempt, event, schedule.instant());
        }
    }

    private void order(Runnable order) {
        schedule.soon(() -> {
            if (up && !closed) {
                order.run();
            }
        });
    }

    private record Leadership(FloorId floor, Fence fence) {}
}
