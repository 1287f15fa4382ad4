package outdial.app.telephony.simulated;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outdial.app.telephony.Telephony.Dial;
import outdial.app.telephony.simulated.Fate.Hearing;
import outdial.app.telephony.simulated.Fate.Leaves;
import outdial.app.telephony.simulated.Fate.Response.Answers;
import outdial.app.telephony.simulated.Fate.Response.Refuses;
import outdial.app.telephony.simulated.Fate.Voice;
import outdial.app.telephony.simulated.Schedule.Pending;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.call.CallEvent;
import outdial.model.call.Ending;

/** One call as the exchange has it: the dialplan on our side of the line, the respondent on the other. */
final class Line {
    /** How long an answered person may wait before the dialplan plays the information message. */
    private static final Duration CLAIM = Duration.ofSeconds(2);
    /** The message as recorded. */
    private static final Duration MESSAGE = Duration.ofMillis(11_400);
    /** How long a person whose agent's leg died is kept with music. */
    private static final Duration KEPT = Duration.ofSeconds(20);
    /** How long somebody talks with an agent who practises: nobody learns from a person who is always gone. */
    private static final Duration PATIENT = Duration.ofMinutes(20);
    /** Of so many machines that reach an agent who practises, one stays a machine. */
    private static final int MACHINES = 8;
    /** From the order to both sides hearing each other. */
    static final Duration BRIDGING = Duration.ofMillis(10);
    /** The dialplan's last resort against a call that everybody forgot. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final SimulatedExchange exchange;
    private final Dial dial;
    private final Fate fate;
    private CallEvent latest = new CallEvent.Ringing();
    private Pending dialplan = Pending.NONE;
    private Pending respondent = Pending.NONE;
    private Pending longest = Pending.NONE;
    private @Nullable AgentId agent;
    /** Whom the person was left with, or the person who was left with this guest. */
    private @Nullable Line other;

    private boolean answered;
    private boolean talked;
    private boolean patient;
    private boolean unclaimed;

    Line(SimulatedExchange exchange, Dial dial, Fate fate) {
        this.exchange = exchange;
        this.dial = dial;
        this.fate = fate;
    }

    CallEvent latest() {
        return latest;
    }

    Optional<Voice> voice() {
        return answered && fate.response() instanceof Answers answers
                ? Optional.of(patient ? Voice.PERSON : answers.voice())
                : Optional.empty();
    }

    void dial() {
        dialplan = after(dial.ringFor(), () -> end(Ending.NO_ANSWER));
        respondent = after(fate.delay(), fate.rings() ? this::ring : this::respond);
    }

    private void ring() {
        happened(new CallEvent.Ringing());
        respondent = after(fate.rung(), this::respond);
    }

    private void respond() {
        switch (fate.response()) {
            case Refuses(var ending) -> end(ending);
            case Answers answers -> answer(answers);
        }
    }

    private void answer(Answers answers) {
        answered = true;
        dialplan.cancel();
        happened(new CallEvent.Answered());
        longest = after(LONGEST, this::hangUp);
        respondent = switch (answers.leaves()) {
            case Leaves.AfterAnswer(var stay) -> after(stay, this::hangUp);
            case Leaves.WhenDone(var patience, var _) -> after(patience, this::hangUp);
            case Leaves.Never() -> Pending.NONE;
        };
        if (dial.guestOf().isPresent()) {
            AgentId host = dial.guestOf().get();
            dialplan = after(BRIDGING, () -> enter(host));
            return;
        }
        dialplan = dial.detectMachine()
                ? after(answers.hearing().after(), () -> detected(answers.hearing()))
                : after(CLAIM, this::playMessage);
    }

    /** A guest goes to the agent's room at once; when nobody is there, they are let go. */
    private void enter(AgentId host) {
        if (exchange.hasLeg(host)) {
            agent = host;
            happened(new CallEvent.Connected(host));
            startTalk();
        } else {
            hangUp();
        }
    }

    private void detected(Hearing hearing) {
        if (hearing.person()) {
            happened(new CallEvent.PersonHeard());
            dialplan = after(CLAIM.minus(hearing.sinceGreeting()), this::playMessage);
        } else {
            happened(new CallEvent.MachineHeard(hearing.cause()));
            dialplan = after(BRIDGING, this::hangUp);
        }
    }

    private void playMessage() {
        unclaimed = true;
        happened(new CallEvent.MessagePlayed());
        dialplan = after(MESSAGE, this::hangUp);
    }

    /** Redirected to the agent. If the agent's leg is not there, the person is left as one whose agent has gone. */
    void connect(AgentId to) {
        if (answered) {
            dialplan.cancel();
            dialplan = after(BRIDGING, () -> bridge(to));
        }
    }

    private void bridge(AgentId to) {
        if (exchange.isInOwnRoom(to) || to.equals(agent)) {
            agent = to;
            patient |= exchange.isPractising(to) && isForPractice();
            happened(new CallEvent.Connected(to));
            startTalk();
        } else {
            lost();
        }
    }

    /** A person, or one of the machines that are turned into one. */
    private boolean isForPractice() {
        return fate.response() instanceof Answers answers
                && (answers.voice() == Voice.PERSON || dial.attempt().value() % MACHINES != 0);
    }

    private void startTalk() {
        if (!talked && patient) {
            respondent.cancel();
            respondent = after(PATIENT, this::hangUp);
        } else if (!talked && fate.response() instanceof Answers(var _, var _, Leaves.WhenDone(var _, var talk))) {
            respondent.cancel();
            respondent = after(talk, this::hangUp);
        }
        talked = true;
    }

    /** The person is joined with the guest, and the agent left out; a guest who is gone leaves the person to music. */
    void passOn(AttemptId guest, AgentId by) {
        if (!answered) {
            return;
        }
        dialplan.cancel();
        dialplan = after(
                BRIDGING,
                () -> exchange.answered(guest)
                        .ifPresentOrElse(
                                with -> {
                                    happened(new CallEvent.PassedOn(by));
                                    join(with);
                                    with.join(this);
                                },
                                this::lost));
    }

    private void join(Line with) {
        agent = null;
        other = with;
        dialplan.cancel();
    }

    void hold() {
        if (answered) {
            agent = null;
            latest = new CallEvent.AgentLeft(); // not told, but seen by whoever looks
            dialplan.cancel();
        }
    }

    void agentGone(AgentId gone) {
        if (gone.equals(agent)) {
            lost();
        }
    }

    private void lost() {
        agent = null;
        other = null;
        happened(new CallEvent.AgentLeft());
        dialplan.cancel();
        dialplan = after(talked ? KEPT : CLAIM, talked ? this::hangUp : this::playMessage);
    }

    /** By either side. */
    void hangUp() {
        end(!answered ? Ending.CANCELLED : unclaimed ? Ending.UNCLAIMED : Ending.HANGUP);
    }

    /** Gone with the exchange; nobody notes it. */
    void vanish() {
        dialplan.cancel();
        respondent.cancel();
        longest.cancel();
    }

    private void end(Ending ending) {
        vanish();
        Line left = other;
        other = null;
        exchange.ended(dial.attempt(), ending);
        if (left != null && left.other == this) {
            left.other = null;
            left.hangUp();
        }
    }

    private void happened(CallEvent event) {
        latest = event;
        exchange.happened(dial.attempt(), event);
    }

    private Pending after(Duration delay, Runnable task) {
        return exchange.schedule().after(delay, task);
    }
}
