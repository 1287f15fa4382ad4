package outdial.app.telephony.simulated;

import outdial.model.PhoneNumber;

/** The people behind the numbers. Pure: the same number and attempt always meet the same fate. Safe on any thread. */
@FunctionalInterface
public interface Respondents {
    /**
     * What comes of the call.
     *
     * @param attemptNo from 1: the same person may be out at the first attempt and in at the second
     */
    Fate fate(PhoneNumber number, int attemptNo);

    /**
     * A population of this seed, and beside it the exchange's test numbers. North American numbers ending in 555-01XX
     * are what made-up lists carry, so they belong to the population.
     */
    static Respondents of(Population population) {
        var exchange = new ExchangeNumbers();
        return (number, attemptNo) ->
                ExchangeNumbers.isOne(number) ? exchange.fate(number, attemptNo) : population.fate(number, attemptNo);
    }
}
