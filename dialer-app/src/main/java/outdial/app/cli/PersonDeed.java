package outdial.app.cli;

import java.time.Instant;
import outdial.model.PhoneNumber;
import outdial.sql.SubjectRights;
import outdial.sql.SubjectRights.Outcome;

/** What is done for a person without more being said, and how it is told. */
enum PersonDeed {
    OBJECT {
        @Override
        String done(SubjectRights rights, PhoneNumber number, Instant at) {
            return rights.object(number, at)
                    ? "The person is not called any more."
                    : "The person was on the opt-outs already.";
        }
    },
    LIFT {
        @Override
        String done(SubjectRights rights, PhoneNumber number, Instant at) {
            return rights.lift(number, at) ? "The hold is lifted." : "There was no hold.";
        }
    },
    ERASE {
        @Override
        String done(SubjectRights rights, PhoneNumber number, Instant at) {
            return switch (rights.erase(number, at)) {
                case Outcome.Erased(int leads, int numbers, var recordings) ->
                    "Erased: " + leads + " leads, " + numbers
                            + " numbers. None of the numbers is called again, should it"
                            + " be imported."
                            + (recordings.isEmpty()
                                    ? ""
                                    : " Delete these recordings where they lie: " + String.join(", ", recordings));
                case Outcome.NothingKept() -> "Nothing was kept of the number. It is not called all the same.";
                case Outcome.Held(var reason) ->
                    throw new Refused("Nothing was erased: it is on hold, '" + reason + "'. Lift the hold first.");
                case Outcome.InCall() ->
                    throw new Refused("Nothing was erased: a call with the person is not over. Try again after it.");
            };
        }
    };

    /** Does it, and says what came of it. */
    abstract String done(SubjectRights rights, PhoneNumber number, Instant at);
}
