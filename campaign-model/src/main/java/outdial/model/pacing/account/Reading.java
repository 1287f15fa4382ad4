package outdial.model.pacing.account;

/** What a rule sets against what. */
public enum Reading {
    /** Abandoned of all that a person answered (16 CFR 310.4(b)(4)(i)). */
    ANSWERED,
    /** Abandoned of those that were abandoned or got an agent: who hung up early counts neither way (Ofcom 2016). */
    SETTLED,
    /** The strict one: who hung up before an agent came was abandoned too, however early. */
    STRICT;

    int lost(Tally tally) {
        return this == STRICT ? tally.abandoned() + tally.hungUpEarly() : tally.abandoned();
    }

    int counted(Tally tally) {
        return this == SETTLED ? tally.answered() - tally.hungUpEarly() : tally.answered();
    }
}
