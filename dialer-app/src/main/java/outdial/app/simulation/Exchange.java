package outdial.app.simulation;

import java.util.List;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.asterisk.PbxLink;
import outdial.compliance.ExchangeAddress;

/** What a run of simulated agents dials on. */
public sealed interface Exchange {
    /** Where its calls go, for a rule book to judge: the carrier, since the exchange itself calls nobody. */
    ExchangeAddress address();

    /** A made-up one, with made-up people. */
    record Simulated() implements Exchange {
        @Override
        public ExchangeAddress address() {
            return new ExchangeAddress("simulated");
        }
    }

    /** A real Asterisk. Each agent needs a phone of its own that answers by itself: a robot, or a desk phone. */
    record Real(PbxLink link, List<AgentPhone> phones) implements Exchange {
        public Real {
            phones = List.copyOf(phones);
        }

        @Override
        public ExchangeAddress address() {
            return new ExchangeAddress(link.carrier());
        }
    }
}
