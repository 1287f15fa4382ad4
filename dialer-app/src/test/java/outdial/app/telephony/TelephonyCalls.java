package outdial.app.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import outdial.app.telephony.Telephony.Dial;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.model.call.CallEvent;
import outdial.model.call.CallEvent.Answered;
import outdial.model.call.CallEvent.Connected;
import outdial.model.call.Ending;

/** The dialer, the agents and the waiting of {@link TelephonyContract}. */
public abstract class TelephonyCalls {
    protected static final FloorId FLOOR = new FloorId(1);
    protected static final Duration RING = Duration.ofSeconds(25);
    private static final AtomicInteger FENCES = new AtomicInteger();
    protected static final AgentId ANA = new AgentId(1);
    protected static final AgentId BEN = new AgentId(2);

    private final List<Telephony> links = new ArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    protected EarRecorder ear;
    protected Fence fence;
    protected Telephony telephony;

    /** An exchange, as dialers are linked to it, and its time. */
    public interface Exchange {
        /** A new link of a dialer. */
        Telephony link(Ear ear);

        /** The time by which the links tell what happened. */
        Instant now();

        /** Lets that time go by. */
        void pass(Duration time);

        /** Cuts every link for so long; they mend themselves. */
        void cutLinks(Duration gap);
    }

    protected abstract Exchange exchange();

    /** The {@code n}th agent's phone, from 1; it answers by itself. */
    protected abstract AgentPhone phone(int n);

    protected final Instant now() {
        return exchange().now();
    }

    protected final void pass(Duration time) {
        exchange().pass(time);
    }

    @BeforeEach
    void a_dialer_leads() throws TelephonyDown {
        ear = new EarRecorder();
        telephony = newLink(ear);
        fence = nextFence();
        telephony.lead(FLOOR, fence);
        await("the survey on taking the lead", () -> !ear.surveys().isEmpty());
    }

    @AfterEach
    void the_lines_are_cleared() {
        ear.all(EarRecorder.Note.OfCall.class).forEach(note -> telephony.hangUp(note.attempt()));
        telephony.hangUpAgent(ANA);
        telephony.hangUpAgent(BEN);
        pass(Duration.ofMillis(500));
        links.forEach(Telephony::close);
    }

    protected AttemptId connected(String number, AgentId agent) {
        AttemptId attempt = dial(number, RING);
        awaitEvent(attempt, Answered.class);
        telephony.connect(attempt, agent);
        await("the agent", () -> ear.events(attempt).contains(new Connected(agent)));
        return attempt;
    }

    protected void agentsHere(AgentId... agents) {
        for (AgentId agent : agents) {
            telephony.callAgent(agent, phone((int) agent.value()));
        }
        await("the agents' legs", () -> ear.all(EarRecorder.Note.Here.class).size() >= agents.length);
    }

    protected AttemptId dial(String number, Duration ringFor) {
        return originate(next(), number, now().plusSeconds(3), ringFor, false);
    }

    protected AttemptId originate(
            AttemptId attempt, String number, Instant notAfter, Duration ringFor, boolean detect) {
        telephony.originate(
                new Dial(attempt, Permits.forNumber("+1202555" + number, now()), notAfter, ringFor, detect));
        return attempt;
    }

    /** Calls a third party in to the talk of {@code host}. */
    protected AttemptId callIn(String number, AgentId host) {
        AttemptId guest = next();
        telephony.originate(
                Dial.toGuest(guest, Permits.forNumber("+1202555" + number, now()), now().plusSeconds(3), RING, host));
        return guest;
    }

    protected AttemptId next() {
        return AttemptId.of(FLOOR, fence, count.getAndIncrement());
    }

    protected static Fence nextFence() {
        return new Fence(FENCES.incrementAndGet());
    }

    protected Telephony newLink(Ear to) {
        Telephony link = exchange().link(to);
        links.add(link);
        return link;
    }

    protected EarRecorder.Note.Survey survey() {
        int before = ear.surveys().size();
        telephony.survey();
        await("a survey", () -> ear.surveys().size() > before);
        return ear.surveys().getLast();
    }

    protected Ending awaitEnding(AttemptId attempt) {
        await("the end of the call", () -> ear.ending(attempt).isPresent());
        return ear.ending(attempt).orElseThrow();
    }

    protected void awaitEvent(AttemptId attempt, Class<? extends CallEvent> kind) {
        await(kind.getSimpleName(), () -> ear.first(attempt, kind).isPresent());
    }

    protected Instant when(AttemptId attempt, Class<? extends CallEvent> kind) {
        return ear.first(attempt, kind).orElseThrow();
    }

    protected void await(String what, BooleanSupplier there) {
        Instant limit = now().plusSeconds(30);
        while (!there.getAsBoolean()) {
            assertThat(now())
                    .as("waiting for %s; heard so far: %s", what, ear.notes())
                    .isBefore(limit);
            pass(Duration.ofMillis(20));
        }
    }
}
