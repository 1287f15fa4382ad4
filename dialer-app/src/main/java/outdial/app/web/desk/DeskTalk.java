package outdial.app.web.desk;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import outdial.model.AttemptId;
import outdial.sql.AgentAccounts.Seat;
import outdial.sql.DeskCalls;
import outdial.sql.FloorCampaigns.Subject;

/**
 * What pages say, one thing at a time for each desk, and only of calls that are the agent's. Waits for the database.
 * Safe on any thread.
 */
final class DeskTalk {
    private static final Logger LOG = System.getLogger(DeskTalk.class.getName());

    private final DSLContext dsl;
    private final Cards cards;
    private final Briefing briefing;
    private final DeskWork work;

    DeskTalk(DSLContext dsl, Cards cards, Briefing briefing, CallsIn callsIn) {
        this.dsl = dsl;
        this.cards = cards;
        this.briefing = briefing;
        this.work = new DeskWork(dsl, cards, callsIn);
    }

    Reply say(WorkPlace here, AgentDesk desk, Seat who, Said said) {
        return desk.once(said.key(), () -> {
            try {
                return said.attempt() == null
                        ? work.aboutMyself(here, who, said)
                        : aboutCall(here, desk, who, new AttemptId(said.attempt()), said);
            } catch (DataAccessException down) {
                LOG.log(Level.WARNING, "Not saved yet, the page says it again: {0}", down.getMessage());
                return new Reply.Later();
            } catch (IllegalArgumentException nonsense) {
                return new Reply.No("word");
            }
        });
    }

    private Reply aboutCall(WorkPlace here, AgentDesk desk, Seat who, AttemptId attempt, Said said) {
        boolean ends = said.what().equals("dispose");
        Reply reply = new Reply.Later();
        if (ends) {
            desk.settle(attempt, true); // before the floor hears of it and tells the desk what follows
        }
        try {
            reply = matter(here, desk, who, attempt)
                    .map(matter -> work.about(matter, said))
                    .orElse(new Reply.Unknown());
            return reply;
        } finally {
            if (ends && !(reply instanceof Reply.Done)) {
                desk.settle(attempt, false);
            }
        }
    }

    /** When the lead of this agent's call may be promised another. */
    Optional<CallbackTimes> times(WorkPlace here, AgentDesk desk, Seat who, AttemptId attempt) {
        return matter(here, desk, who, attempt).map(matter -> CallbackTimes.of(matter, cards.zones(matter.subject())));
    }

    /** A call of this agent: the one before them, or one that the tables know as theirs. */
    private Optional<DeskWork.Matter> matter(WorkPlace here, AgentDesk desk, Seat who, AttemptId attempt) {
        boolean before = desk.attempt().equals(Optional.of(attempt));
        Optional<Subject> subject = before
                ? briefing.subject(attempt, who.profile().id())
                : new DeskCalls(dsl).subject(attempt, who.profile().id());
        return subject.map(known -> new DeskWork.Matter(here, who, attempt, known));
    }
}
