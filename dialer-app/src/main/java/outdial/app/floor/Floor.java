package outdial.app.floor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import outdial.compliance.ComplianceGate;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.PhoneNumber;
import outdial.model.call.CallEvent;
import outdial.model.pacing.account.Accounts;

/**
 * The campaigns that share agents: facts come in, the floor decides, effects go out. It does nothing itself and waits
 * for nothing; the same inputs at the same instants give the same effects. One thread owns it.
 */
public final class Floor {
    private final Board board = new Board();
    private final Team team = new Team(board);
    private final Owed owed = new Owed();
    private final WrapUps wrapUps = new WrapUps(board, team);
    private final Calls calls = new Calls(board, team, owed, wrapUps);
    private final Views views = new Views(board, team, calls);
    private final Memories memories = new Memories(board, calls);
    private final Partings partings = new Partings(board, team, calls);
    private final Company company;
    private final Desk desk;
    private final Recovery recovery;
    private final Commits commits;
    private final Previews previews;
    private final Dialling dialling;

    public Floor(ComplianceGate gate) {
        company = new Company(board, team, calls, gate);
        desk = new Desk(board, team, calls, owed, company, partings);
        recovery = new Recovery(board, team, calls, owed, desk, company.guests);
        commits = new Commits(board, team, calls, gate);
        previews = new Previews(board, team, commits);
        dialling = new Dialling(board, team, calls, new Situations(board, team, calls), commits, previews);
    }

    /**
     * What is to be done because {@code input} happened at {@code at}, in this order. An instant before that of an
     * earlier input is read as that one: time never goes back here.
     */
    public List<Effect> handle(FloorInput input, Instant at) {
        board.begin(at);
        take(input);
        calls.match();
        partings.letGo();
        if (board.stirred()) {
            dialling.turns();
        }
        return board.effects();
    }

    /** The floor as it is now; for tests and for the end of a run, screens get theirs published. */
    public FloorView view() {
        return views.view();
    }

    private void take(FloorInput input) {
        switch (input) {
            case FloorInput.Tick() -> tick();
            case FloorInput.LeadTaken taken -> recovery.leadTaken(taken);
            case FloorInput.LeadLost(var why) -> board.standing.loseLead(why);
            case FloorInput.Superseded(var why) -> superseded(why);
            case FloorInput.Drain() -> {
                board.standing.drain();
                memories.keep();
            }
            case FloorInput.CampaignOpened opened -> {
                Accounts ofClient = board.accounts(opened.campaign().terms().client());
                board.campaign(opened.campaign().id()).open(opened, ofClient, board.now());
                board.stir();
            }
            case FloorInput.ClientCounted(var client, var accounts) ->
                board.accounts(client).holdAlso(accounts, board.now());
            case FloorInput.LimitsSet(var limits) -> {
                board.limits = limits;
                board.stir();
            }
            case FloorInput.CampaignStopped(var campaign, var atOnce, var why) -> stop(campaign, atOnce, why);
            case FloorInput.HopperFilled answer -> dialling.filled(answer);
            case FloorInput.PhoneListed(var number) -> listed(number);
            case FloorInput.AttemptsBegun(var batch, var begun, var refused) -> commits.begun(batch, begun, refused);
            case FloorInput.BeginUnknown(var batch) -> commits.unknown(batch);
            case FloorInput.AttemptsFound(var batch, var begun) -> commits.begun(batch, begun, Map.of());
            case FloorInput.Heard(var attempt, var event) -> heard(attempt, event);
            case FloorInput.AgentHere(var agent) -> desk.here(agent);
            case FloorInput.AgentGone(var agent, var _) -> desk.gone(agent);
            case FloorInput.LinkLost(var why) -> board.standing.loseLink(why);
            case FloorInput.Surveyed seen -> recovery.surveyed(seen);
            case FloorInput.AgentSignedIn(var agent) -> desk.signedIn(agent);
            case FloorInput.AgentSignedOut(var agent) -> desk.signedOut(agent);
            case FloorInput.Readied(var agent) -> desk.readied(agent);
            case FloorInput.Paused(var agent, var reason) -> desk.paused(agent, reason);
            case FloorInput.BreakAhead(var agents, var reason, var at) -> partings.announce(agents, reason, at);
            case FloorInput.PauseAfterCall(var agent, var on) -> desk.pauseAfterCall(agent, on);
            case FloorInput.HoldPerson(var agent, var attempt, var on) -> desk.hold(agent, attempt, on);
            case FloorInput.HandOver(var agent, var attempt, var colleague) -> desk.handOver(agent, attempt, colleague);
            case FloorInput.KeepRecording(var agent, var attempt, var on) -> desk.record(agent, attempt, on);
            case FloorInput.CallIn in -> company.callIn(in);
            case FloorInput.AskIn(var agent, var attempt, var colleague) ->
                company.visits.askIn(agent, attempt, colleague);
            case FloorInput.PassOn(var agent, var attempt) -> company.passOn(agent, attempt);
            case FloorInput.DropGuest(var agent, var attempt) -> company.drop(agent, attempt);
            case FloorInput.GuestBegun answer -> company.guests.begun(answer);
            case FloorInput.MoreWrapUp(var agent, var attempt) -> wrapUps.more(agent, attempt);
            case FloorInput.NearlyDone(var agent, var attempt) -> desk.nearlyDone(agent, attempt);
            case FloorInput.EndCall(var agent, var attempt) -> desk.endCall(agent, attempt);
            case FloorInput.Judged(var agent, var attempt, var person) -> desk.judged(agent, attempt, person);
            case FloorInput.Disposed said -> desk.disposed(said);
            case FloorInput.PreviewAccepted(var agent, var lead) -> previews.accepted(agent, lead);
            case FloorInput.PreviewSkipped(var agent, var lead, var reason) -> previews.skipped(agent, lead, reason);
        }
    }

    private void heard(AttemptId id, CallEvent event) {
        if (company.guests.knows(id)) {
            company.guests.hear(id, event);
        } else {
            calls.hear(id, event);
        }
    }

    private void tick() {
        board.deadlines.runUntil(board.now());
        recovery.audit();
        memories.keepIfDue();
        views.publishIfDue();
        board.stir();
    }

    private void superseded(String why) {
        board.standing.loseLead(why);
        new ArrayList<>(calls.all()).forEach(calls::drop);
        company.letGo();
        team.letGo();
    }

    private void stop(CampaignId campaign, boolean atOnce, String why) {
        LiveCampaign stopped = board.campaign(campaign);
        stopped.stop(why);
        memories.keep(stopped);
        if (atOnce) {
            for (LiveCall one : new ArrayList<>(calls.all())) {
                if (one.campaign == stopped) {
                    calls.cancel(one);
                }
            }
        }
    }

    private void listed(PhoneNumber number) {
        board.campaigns().forEach(campaign -> campaign.hopper.drop(number));
    }
}
