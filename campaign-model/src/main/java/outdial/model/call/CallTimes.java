package outdial.model.call;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an attempt reached each of its stages; null for a stage it never reached, or that nobody heard of.
 *
 * @param intent when it was decided
 * @param person when a person was known to be there: the start of the abandon clock
 * @param abandoned when it was plain that no agent had come in time; an agent who comes later does not undo it
 * @param ended when the called side's channel was gone
 */
public record CallTimes(
        Instant intent,
        @Nullable Instant sent,
        @Nullable Instant ringing,
        @Nullable Instant answered,
        @Nullable Instant person,
        @Nullable Instant abandoned,
        @Nullable Instant connected,
        @Nullable Instant ended) {

    /** How long a person may wait for an agent (16 CFR 310.4(b)(4)(iii); Ofcom has the same). */
    public static final Duration LEGAL_WAIT = Duration.ofSeconds(2);

    /** Nothing has happened yet but the decision. */
    public static CallTimes of(Instant intent) {
        return new CallTimes(intent, null, null, null, null, null, null, null);
    }

    /** Whether, with nobody connected until {@code at}, a person has waited longer than is legal. */
    public boolean overdueAt(Instant at) {
        return person != null && connected == null && at.isAfter(person.plus(LEGAL_WAIT));
    }

    CallTimes sentAt(Instant at) {
        return new CallTimes(intent, at, ringing, answered, person, abandoned, connected, ended);
    }

    CallTimes ringingAt(Instant at) {
        return new CallTimes(intent, sent, at, answered, person, abandoned, connected, ended);
    }

    CallTimes answeredAt(Instant at) {
        return new CallTimes(intent, sent, ringing, at, person, abandoned, connected, ended);
    }

    CallTimes personAt(Instant at) {
        Instant pickedUp = answered == null ? at : answered;
        return new CallTimes(intent, sent, ringing, pickedUp, at, abandoned, connected, ended);
    }

    CallTimes abandonedAt(Instant at) {
        CallTimes known = person == null ? personAt(at) : this;
        return new CallTimes(intent, sent, ringing, known.answered, known.person, at, connected, ended);
    }

    /** The first time counts; coming late leaves the call abandoned. */
    CallTimes connectedAt(Instant at) {
        if (connected != null) {
            return this;
        }
        CallTimes known = person == null ? personAt(at) : overdueAt(at) && abandoned == null ? abandonedAt(at) : this;
        return new CallTimes(intent, sent, ringing, known.answered, known.person, known.abandoned, at, ended);
    }

    CallTimes endedAt(Instant at) {
        return new CallTimes(intent, sent, ringing, answered, person, abandoned, connected, at);
    }
}
