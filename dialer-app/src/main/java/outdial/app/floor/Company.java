package outdial.app.floor;

import java.util.Optional;
import outdial.compliance.ComplianceGate;
import outdial.model.AgentId;
import outdial.model.AttemptId;

/** Whoever was called in to talks: third parties by number, and colleagues. At most one for each talk. */
final class Company {
    private final Board board;
    private final Team team;
    private final Calls calls;
    final Guests guests;
    final Visits visits;

    Company(Board board, Team team, Calls calls, ComplianceGate gate) {
        this.board = board;
        this.team = team;
        this.calls = calls;
        this.guests = new Guests(board, team, calls, gate);
        this.visits = new Visits(board, team, calls, guests);
        calls.accompaniedBy(this);
    }

    void callIn(FloorInput.CallIn in) {
        if (visits.of(in.attempt()).isPresent()) {
            board.stray();
        } else {
            guests.callIn(in);
        }
    }

    void passOn(AgentId agent, AttemptId attempt) {
        boolean theirs = calls.talk(agent, attempt).isPresent();
        Optional<Guest> guest = guests.of(attempt).filter(_ -> theirs);
        Optional<AgentId> colleague = visits.of(attempt).filter(_ -> theirs);
        guest.ifPresent(guests::passOn);
        colleague.ifPresent(visits::passOn);
        if (guest.isEmpty() && colleague.isEmpty()) {
            board.stray();
        }
    }

    /** By the agent, or by a colleague who was called in. */
    void drop(AgentId agent, AttemptId attempt) {
        boolean theirs = calls.talk(agent, attempt).isPresent();
        Optional<Guest> guest = guests.of(attempt).filter(_ -> theirs);
        Optional<AgentId> colleague = visits.of(attempt).filter(one -> theirs || one.equals(agent));
        guest.ifPresent(guests::drop);
        colleague.ifPresent(visits::drop);
        if (guest.isEmpty() && colleague.isEmpty()) {
            team.guest(agent, Optional.empty()); // what came of the last one was read
        }
    }

    boolean isNobodyWith(AttemptId talk) {
        return guests.of(talk).isEmpty() && visits.of(talk).isEmpty();
    }

    /** The agent's leg is gone. Whether those they leave behind go on without them. */
    boolean hostGone(AttemptId talk, boolean together) {
        boolean guest = guests.hostGone(talk, together);
        return visits.hostGone(talk, together) || guest;
    }

    void talkEnded(AttemptId talk) {
        guests.talkEnded(talk);
        visits.talkEnded(talk);
    }

    void letGo() {
        guests.letGo();
        visits.letGo();
    }
}
