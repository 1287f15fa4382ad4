package outdial.app.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.disposition.Disposition;

/** What agents read and write in a call, besides what they tell the floor. Called by the agents' schedule. */
public interface Papers {
    /** What lies before the agent in this call, if it is known. */
    Optional<Card> card(AttemptId attempt);

    /** One answer; {@code seq} counts from 1 in each interview. */
    void answer(Card card, AgentId agent, Said said, int seq, Instant at);

    /** The order, for a sale. */
    void order(Card card, AgentId agent, List<Line> lines, Instant at);

    /** The interview is over, and this is how. */
    void finish(Card card, AgentId agent, Disposition.Kind kind, Instant at);

    /** A question's name and the answer's code. */
    record Said(String question, String value) {}

    /** So many of a product. */
    record Line(String product, int quantity) {}
}
