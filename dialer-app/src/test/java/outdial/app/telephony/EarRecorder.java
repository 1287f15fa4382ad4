package outdial.app.telephony;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.call.CallEvent;
import outdial.model.call.Ending;

/** An ear that keeps all it hears, for the tests of every telephony. */
public final class EarRecorder implements Ear {
    private final List<Note> notes = new ArrayList<>();

    /** One thing told. */
    public sealed interface Note {
        Instant at();

        record OfCall(AttemptId attempt, CallEvent event, Instant at) implements Note {}

        record Here(AgentId agent, Instant at) implements Note {}

        record Gone(AgentId agent, String why, Instant at) implements Note {}

        record Lost(String why, Instant at) implements Note {}

        record OptedOut(Telephony.OptOut optOut, Instant at) implements Note {}

        record Survey(
                Map<AttemptId, CallEvent> calls,
                Set<AgentId> agents,
                Map<AttemptId, Ending> ended,
                boolean restarted,
                Instant at)
                implements Note {}
    }

    @Override
    public void heard(AttemptId attempt, CallEvent event, Instant at) {
        note(new Note.OfCall(attempt, event, at));
    }

    @Override
    public void agentHere(AgentId agent, Instant at) {
        note(new Note.Here(agent, at));
    }

    @Override
    public void agentGone(AgentId agent, String why, Instant at) {
        note(new Note.Gone(agent, why, at));
    }

    @Override
    public void linkLost(String why, Instant at) {
        note(new Note.Lost(why, at));
    }

    @Override
    public void survey(
            Map<AttemptId, CallEvent> calls,
            Set<AgentId> agents,
            Map<AttemptId, Ending> ended,
            boolean restarted,
            Instant at) {
        note(new Note.Survey(Map.copyOf(calls), Set.copyOf(agents), Map.copyOf(ended), restarted, at));
    }

    @Override
    public void optedOut(Telephony.OptOut optOut, Instant at) {
        note(new Note.OptedOut(optOut, at));
    }

    /** Everything so far, in the order in which it was told. */
    public synchronized List<Note> notes() {
        return List.copyOf(notes);
    }

    /** What was told of one call. */
    public List<CallEvent> events(AttemptId attempt) {
        return all(Note.OfCall.class).stream()
                .filter(note -> note.attempt().equals(attempt))
                .map(Note.OfCall::event)
                .toList();
    }

    /** When the call had its first event of this kind. */
    public Optional<Instant> first(AttemptId attempt, Class<? extends CallEvent> kind) {
        return all(Note.OfCall.class).stream()
                .filter(note -> note.attempt().equals(attempt) && kind.isInstance(note.event()))
                .map(Note::at)
                .findFirst();
    }

    /** How the call ended, if it has. */
    public Optional<Ending> ending(AttemptId attempt) {
        return events(attempt).stream()
                .filter(CallEvent.Ended.class::isInstance)
                .map(event -> ((CallEvent.Ended) event).how())
                .findFirst();
    }

    public List<Note.Survey> surveys() {
        return all(Note.Survey.class);
    }

    /** All notes of one kind. */
    public <N extends Note> List<N> all(Class<N> kind) {
        return notes().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private synchronized void note(Note note) {
        notes.add(note);
    }
}
