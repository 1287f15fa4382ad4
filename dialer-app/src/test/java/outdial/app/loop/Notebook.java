package outdial.app.loop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outdial.app.people.Card;
import outdial.app.people.Papers;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.disposition.Disposition;

/** Papers that keep what was written on them. */
final class Notebook implements Papers {
    private final MemoryFloorStore store;
    private final Card.Script script;
    private final List<Said> answers = new ArrayList<>();
    private final List<Line> orders = new ArrayList<>();
    private final List<Disposition.Kind> finished = new ArrayList<>();

    Notebook(MemoryFloorStore store, Card.Script script) {
        this.store = store;
        this.script = script;
    }

    synchronized List<Said> answers() {
        return List.copyOf(answers);
    }

    synchronized List<Line> orders() {
        return List.copyOf(orders);
    }

    synchronized List<Disposition.Kind> finished() {
        return List.copyOf(finished);
    }

    @Override
    public Optional<Card> card(AttemptId attempt) {
        return store.entry(attempt).map(entry -> new Card(attempt, entry.campaign(), entry.lead(), script));
    }

    @Override
    public synchronized void answer(Card card, AgentId agent, Said said, int seq, Instant at) {
        answers.add(said);
    }

    @Override
    public synchronized void order(Card card, AgentId agent, List<Line> lines, Instant at) {
        orders.addAll(lines);
    }

    @Override
    public synchronized void finish(Card card, AgentId agent, Disposition.Kind kind, Instant at) {
        finished.add(kind);
    }
}
