package outdial.app.people;

import java.util.List;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.LeadId;

/** What lies before the agent in a call. */
public record Card(AttemptId attempt, CampaignId campaign, LeadId lead, Script script) {
    /** What the agent is to do with the person. */
    public sealed interface Script {
        /** Asks these questions, in this order. */
        record Survey(List<Question> questions) implements Script {
            public Survey {
                questions = List.copyOf(questions);
            }
        }

        /** Offers these products, by their codes. */
        record Offer(List<String> products) implements Script {
            public Offer {
                products = List.copyOf(products);
            }
        }
    }

    /**
     * One question.
     *
     * @param choices the codes to choose from; none for a number from 1 to 99
     */
    public record Question(String name, List<String> choices) {
        public Question {
            choices = List.copyOf(choices);
        }
    }
}
