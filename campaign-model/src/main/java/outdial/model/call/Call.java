package outdial.model.call;

import java.time.Instant;
import java.util.Optional;
import outdial.model.AgentId;
import outdial.model.AttemptId;

/**
 * One call: a record for each state, one pure function between them. It only moves up: an event that is late,
 * repeated or without meaning returns this very object, so that {@code next == call} tells a straggler. An event that
 * skips a state, because the one between was lost, is believed.
 */
public sealed interface Call {
    Life life();

    Stage stage();

    /** The state after {@code event}, which happened at {@code at}. */
    Call on(CallEvent event, Instant at);

    default AttemptId attempt() {
        return life().attempt();
    }

    default CallTimes times() {
        return life().times();
    }

    /** Decided at {@code at}; {@code detects} when the exchange will listen for a machine first. */
    static Intended intended(AttemptId attempt, boolean detects, Instant at) {
        return new Intended(new Life(attempt, CallTimes.of(at), false), detects);
    }

    /**
     * As the store last knew it, to be taken up after a restart.
     *
     * @param answered when it was answered, if that is known
     * @param agent who had been connected to it, if anybody
     */
    static Call takenUp(
            AttemptId attempt, boolean detects, Instant intent, Optional<Instant> answered, Optional<AgentId> agent) {
        Call call = intended(attempt, detects, intent).sent(intent);
        if (answered.isPresent()) {
            call = call.life().answered(detects, answered.get());
        }
        return agent.isPresent() ? call.life().joined(agent.get(), answered.orElse(intent)) : call;
    }

    /** Nobody has picked up, as far as was heard. */
    sealed interface Unanswered extends Call {
        boolean detects();

        /** We take it back; its channel is still to go. */
        default Call cancelled() {
            return life().leaving(Outcome.CANCELLED);
        }

        /** It has rung long enough: we take it back, and to the lead it is as if nobody had answered. */
        default Call rungOut() {
            return life().leaving(Outcome.NO_ANSWER);
        }

        @Override
        default Call on(CallEvent event, Instant at) {
            return switch (event) {
                case CallEvent.Ringing() -> this instanceof Ringing ? this : life().rings(detects(), at);
                case CallEvent.Answered() -> life().answered(detects(), at);
                case CallEvent.PersonHeard() -> life().waits(at);
                case CallEvent.MachineHeard(var _) -> life().machine(at);
                case CallEvent.MachineSampled(var _) -> life().sampled(at);
                case CallEvent.Judged(var _) -> this;
                case CallEvent.Connected(var agent) -> life().joined(agent, at);
                case CallEvent.PassedOn(var by) -> life().joined(by, at);
                case CallEvent.AgentLeft() -> life().held(at);
                case CallEvent.MessagePlayed() -> life().abandoned(at);
                case CallEvent.Ended(var how) -> life().over(Endings.unanswered(how, detects()), at);
            };
        }
    }

    /** Decided, perhaps committed, not sent. */
    record Intended(Life life, boolean detects) implements Unanswered {
        @Override
        public Stage stage() {
            return Stage.INTENT;
        }

        /** It is on its way to the exchange. */
        public Call sent(Instant at) {
            return life.sent(detects, at);
        }

        /** It was never sent, and never will be. */
        public Call voided(Instant at) {
            return life.over(Outcome.VOID, at);
        }
    }

    record Sent(Life life, boolean detects) implements Unanswered {
        @Override
        public Stage stage() {
            return Stage.SENT;
        }
    }

    record Ringing(Life life, boolean detects) implements Unanswered {
        @Override
        public Stage stage() {
            return Stage.RINGING;
        }
    }

    /** Somebody or something picked up, and the detector has not said which. */
    record Listening(Life life) implements Call {
        @Override
        public Stage stage() {
            return Stage.ANSWERED;
        }

        @Override
        public Call on(CallEvent event, Instant at) {
            return switch (event) {
                case CallEvent.Ringing(), CallEvent.Answered(), CallEvent.Judged(var _) -> this;
                case CallEvent.PersonHeard() -> life.waits(at);
                case CallEvent.MachineHeard(var _) -> life.machine(at);
                case CallEvent.MachineSampled(var _) -> life.sampled(at);
                case CallEvent.Connected(var agent) -> life.joined(agent, at);
                case CallEvent.PassedOn(var by) -> life.joined(by, at);
                case CallEvent.AgentLeft() -> life.held(at);
                case CallEvent.MessagePlayed() -> life.abandoned(at);
                case CallEvent.Ended(var how) -> life.over(Endings.listening(how), at);
            };
        }
    }

    /**
     * A person is on the line and no agent is: the abandon clock runs from {@link CallTimes#person}. Or somebody whom the
     * detector took for a machine, and whom an agent is to hear: see {@link Life#sampled}.
     */
    record Waiting(Life life) implements Call {
        @Override
        public Stage stage() {
            return Stage.ANSWERED;
        }

        @Override
        public Call on(CallEvent event, Instant at) {
            return switch (event) {
                case CallEvent.Ringing(),
                        CallEvent.Answered(),
                        CallEvent.PersonHeard(),
                        CallEvent.MachineSampled(var _),
                        CallEvent.Judged(var _) -> this;
                case CallEvent.MachineHeard(var _) -> life.sampled() ? life.machine(at) : this;
                case CallEvent.Connected(var agent) -> life.joined(agent, at);
                case CallEvent.PassedOn(var by) -> life.joined(by, at);
                case CallEvent.AgentLeft() -> life.held(at);
                case CallEvent.MessagePlayed() -> life.abandoned(at);
                case CallEvent.Ended(var how) -> life.over(Endings.waiting(how, times().overdueAt(at)), at);
            };
        }
    }

    record Connected(Life life, AgentId agent) implements Call {
        @Override
        public Stage stage() {
            return Stage.CONNECTED;
        }

        @Override
        public Call on(CallEvent event, Instant at) {
            return switch (event) {
                case CallEvent.Ringing(),
                        CallEvent.Answered(),
                        CallEvent.PersonHeard(),
                        CallEvent.MachineHeard(var _),
                        CallEvent.MachineSampled(var _),
                        CallEvent.MessagePlayed(),
                        CallEvent.PassedOn(var _) -> this;
                case CallEvent.Judged(var person) ->
                    !life.sampled() ? this : person ? new Connected(life.certain(), agent) : life.machine(at);
                case CallEvent.Connected(var other) -> other.equals(agent) ? this : life.joined(other, at);
                case CallEvent.AgentLeft() -> life.held(at);
                case CallEvent.Ended(var how) -> life.over(Endings.connected(how, times().abandoned() != null), at);
            };
        }
    }

    /** The agent's leg died: the person hears music and waits for them, or for another, at most until {@code until}. */
    record Held(Life life, Instant until) implements Call {
        @Override
        public Stage stage() {
            return Stage.CONNECTED;
        }

        @Override
        public Call on(CallEvent event, Instant at) {
            return switch (event) {
                case CallEvent.Ringing(),
                        CallEvent.Answered(),
                        CallEvent.PersonHeard(),
                        CallEvent.MachineHeard(var _),
                        CallEvent.MachineSampled(var _),
                        CallEvent.AgentLeft() -> this;
                case CallEvent.Judged(var person) ->
                    !life.sampled() ? this : person ? new Held(life.certain(), until) : life.machine(at);
                case CallEvent.Connected(var agent) -> life.joined(agent, at);
                case CallEvent.PassedOn(var by) -> life.joined(by, at);
                case CallEvent.MessagePlayed() -> lost();
                case CallEvent.Ended(var how) -> life.over(Endings.held(how, times().abandoned() != null), at);
            };
        }

        /** No agent came back in time. */
        public Call lost() {
            return life.leaving(times().abandoned() == null ? Outcome.AGENT_LOST : Outcome.ABANDONED);
        }
    }

    /** How it went is settled, and its channel is still to go: a machine, a message being played, a call taken back. */
    record Leaving(Life life, Outcome outcome) implements Call {
        @Override
        public Stage stage() {
            return times().connected() != null
                    ? Stage.CONNECTED
                    : times().answered() != null ? Stage.ANSWERED : Stage.RINGING;
        }

        @Override
        public Call on(CallEvent event, Instant at) {
            return switch (event) {
                case CallEvent.Ringing(),
                        CallEvent.MachineHeard(var _),
                        CallEvent.MachineSampled(var _),
                        CallEvent.Judged(var _),
                        CallEvent.AgentLeft() -> this;
                // Picked up in the moment we took it back: a person left alone by us.
                case CallEvent.Answered(), CallEvent.PersonHeard(), CallEvent.MessagePlayed() ->
                    outcome == Outcome.CANCELLED || outcome == Outcome.NO_ANSWER ? life.abandoned(at) : this;
                case CallEvent.Connected(var agent) -> life.joined(agent, at);
                case CallEvent.PassedOn(var by) -> life.joined(by, at);
                case CallEvent.Ended(var _) -> life.over(outcome, at);
            };
        }
    }

    /** The called side's channel is gone. Nothing changes it any more. */
    record Ended(Life life, Outcome outcome) implements Call {
        @Override
        public Stage stage() {
            return Stage.ENDED;
        }

        @Override
        public Call on(CallEvent event, Instant at) {
            return this;
        }
    }
}
