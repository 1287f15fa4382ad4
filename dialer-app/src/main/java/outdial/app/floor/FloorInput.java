package outdial.app.floor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import outdial.compliance.GateFacts;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.model.LeadId;
import outdial.model.PhoneNumber;
import outdial.model.agent.AgentProfile;
import outdial.model.call.CallEvent;
import outdial.model.call.Ending;
import outdial.model.disposition.CallbackRequest;
import outdial.model.disposition.Disposition;
import outdial.model.pacing.account.AccountRule;
import outdial.model.pacing.account.Accounts;
import outdial.model.pacing.account.Tally;
import outdial.model.pacing.engine.Memory;
import outdial.model.pacing.pool.FloorLimits;

/** A fact told to the floor. */
public sealed interface FloorInput {
    /** Time passes. Told a few times a second; wrap-up, preview and hold limits are kept by it. */
    record Tick() implements FloorInput {}

    // Leadership and life of the program

    /**
     * This node leads the floor from now on. The floor asks for a survey and dials nobody before it has come.
     *
     * @param open every unfinished attempt of the floor, read after the fence was raised in the store
     * @param guests every guest of the floor whose call is not over, read with them
     */
    record LeadTaken(FloorId floor, Fence fence, List<OpenAttempt> open, List<OpenGuest> guests) implements FloorInput {
        public LeadTaken {
            open = List.copyOf(open);
            guests = List.copyOf(guests);
        }

        /** One that finds no guests. */
        public LeadTaken(FloorId floor, Fence fence, List<OpenAttempt> open) {
            this(floor, fence, open, List.of());
        }
    }

    /** This node no longer leads, or can't prove it: no dialling from now on; live calls are served to their end. */
    record LeadLost(String why) implements FloorInput {}

    /** Another node leads: this floor lets go of its calls and agents, and orders nothing for them any more. */
    record Superseded(String why) implements FloorInput {}

    /** The program is about to stop: no new calls, live ones finish. */
    record Drain() implements FloorInput {}

    // Campaigns and leads

    /**
     * The campaign dials from now on, or its settings have changed.
     *
     * @param accounts the windows of account that bind it, and what is known of them; a window that the floor knows
     *     more of goes on as it was
     * @param learnt what its pacing had learnt; read only when the floor's own has learnt nothing
     * @param until when dialling ends as planned; nothing if nobody has said
     */
    record CampaignOpened(
            Campaign campaign, List<Accounts.Known> accounts, Optional<Memory> learnt, Optional<Instant> until)
            implements FloorInput {
        public CampaignOpened {
            accounts = List.copyOf(accounts);
        }

        /** One bound by its own cap alone, whose pacing begins anew. */
        public CampaignOpened(Campaign campaign, List<Tally> lastDay) {
            this(
                    campaign,
                    List.of(new Accounts.Known(AccountRule.ofCampaign(campaign.abandonCap()), lastDay)),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /**
     * What is known of a client's windows now: its campaigns on other floors have dialled, too. A window that the floor
     * knows more of goes on as it was.
     */
    record ClientCounted(ClientId client, List<Accounts.Known> accounts) implements FloorInput {
        public ClientCounted {
            accounts = List.copyOf(accounts);
        }
    }

    /** What the floor may use as a whole from now on. */
    record LimitsSet(FloorLimits limits) implements FloorInput {}

    /** The campaign dials no more until it is opened again; {@code atOnce} takes back what rings now, too. */
    record CampaignStopped(CampaignId campaign, boolean atOnce, String why) implements FloorInput {}

    /**
     * The answer to {@link StorageEffect.FillHopper}; leads the floor already holds are passed over.
     *
     * @param entries due leads, the first to dial first
     * @param exhausted whether the store had no more due leads than these
     */
    record HopperFilled(CampaignId campaign, List<HopperEntry> entries, boolean exhausted) implements FloorInput {
        public HopperFilled {
            entries = List.copyOf(entries);
        }
    }

    /** The number came on a do-not-call list or opted out: its lead leaves the hopper at once. */
    record PhoneListed(PhoneNumber number) implements FloorInput {}

    // What the store answers

    /** The transaction of {@link StorageEffect.BeginAttempts} was committed; what was refused was not written. */
    record AttemptsBegun(long batch, Set<AttemptId> begun, Map<AttemptId, Refusal> refused) implements FloorInput {
        public AttemptsBegun {
            begun = Set.copyOf(begun);
            refused = Map.copyOf(refused);
        }
    }

    /** Nobody knows whether that transaction was committed; the floor asks with {@link StorageEffect.FindAttempts}. */
    record BeginUnknown(long batch) implements FloorInput {}

    /** The batch as the store holds it, told only when no late commit can change it any more. */
    record AttemptsFound(long batch, Set<AttemptId> begun) implements FloorInput {
        public AttemptsFound {
            begun = Set.copyOf(begun);
        }
    }

    // What the telephony tells

    /** Something happened to a call, at the instant given to the floor. */
    record Heard(AttemptId attempt, CallEvent event) implements FloorInput {}

    /** The agent's leg is up. */
    record AgentHere(AgentId agent) implements FloorInput {}

    /** The agent's leg is gone. */
    record AgentGone(AgentId agent, String why) implements FloorInput {}

    /** Nothing is heard from the exchange: nothing is dialled until the next survey. */
    record LinkLost(String why) implements FloorInput {}

    /**
     * What lives on the exchange; also means that the link is up.
     *
     * @param calls attempts whose channel is there, with the event that tells how far each has come
     * @param agents agents whose leg is there
     * @param ended how attempts ended that are no longer there, as the exchange itself noted
     * @param restarted whether the exchange has restarted since the last survey
     * @param asOf calls that began later may be missing from it
     */
    record Surveyed(
            Map<AttemptId, CallEvent> calls,
            Set<AgentId> agents,
            Map<AttemptId, Ending> ended,
            boolean restarted,
            Instant asOf)
            implements FloorInput {
        public Surveyed {
            calls = Map.copyOf(calls);
            agents = Set.copyOf(agents);
            ended = Map.copyOf(ended);
        }
    }

    // What agents do

    /** The agent is there. Told again when their page is loaded anew or their phone has registered again. */
    record AgentSignedIn(AgentProfile agent) implements FloorInput {}

    /** The agent goes home; a live call of theirs is finished first. */
    record AgentSignedOut(AgentId agent) implements FloorInput {}

    record Readied(AgentId agent) implements FloorInput {}

    /** The agent wants no calls: at once, or after the call they have. */
    record Paused(AgentId agent, String reason) implements FloorInput {}

    /**
     * A break of several agents that begins at {@code at}. Half a minute before nothing is dialled for them any more; a call
     * that they have then is finished first. A floor that is begun anew meanwhile knows nothing of it, and is told again.
     */
    record BreakAhead(Set<AgentId> agents, String reason, Instant at) implements FloorInput {
        public BreakAhead {
            agents = Set.copyOf(agents);
        }
    }

    /** The switch "pause after this call", on or off. */
    record PauseAfterCall(AgentId agent, boolean on) implements FloorInput {}

    /** The agent lets the person wait with music, or takes them back. */
    record HoldPerson(AgentId agent, AttemptId attempt, boolean on) implements FloorInput {}

    /** The agent gives the person to a colleague, who must be ready; nothing happens if they no longer are. */
    record HandOver(AgentId agent, AttemptId attempt, AgentId colleague) implements FloorInput {}

    /**
     * The agent calls a third party in; the person waits with music meanwhile.
     *
     * @param guest what the gate needs of the number; its lead is the talk's
     * @param name of the third party, for screens; may be empty
     * @param atOnce whether the person is left with them as soon as they are there
     */
    record CallIn(AgentId agent, AttemptId attempt, GateFacts guest, String name, boolean atOnce)
            implements FloorInput {}

    /** The agent calls a colleague in, who must be ready; nothing happens if they no longer are. */
    record AskIn(AgentId agent, AttemptId attempt, AgentId colleague) implements FloorInput {}

    /** The agent leaves the person with whom they have called in; if that one is not there yet, as soon as they are. */
    record PassOn(AgentId agent, AttemptId attempt) implements FloorInput {}

    /** The agent sends away whom they have called in, or a colleague called in leaves; the person is the agent's again. */
    record DropGuest(AgentId agent, AttemptId attempt) implements FloorInput {}

    /** The transaction of {@link StorageEffect.OfGuest.BeginGuest} was committed; or not, or nobody knows. */
    record GuestBegun(AttemptId guest, Optional<Refusal> refused) implements FloorInput {}

    /** The agent has the recording of their call paused, or go on; where nothing is recorded, nothing changes. */
    record KeepRecording(AgentId agent, AttemptId attempt, boolean on) implements FloorInput {}

    /** The agent needs more time to wrap up: once as much again. */
    record MoreWrapUp(AgentId agent, AttemptId attempt) implements FloorInput {}

    /** The agent chooses how the call ended: their wrap-up will soon be over. */
    record NearlyDone(AgentId agent, AttemptId attempt) implements FloorInput {}

    /** The agent says whether a person is there, where the detector heard a machine; a machine is hung up on. */
    record Judged(AgentId agent, AttemptId attempt, boolean person) implements FloorInput {}

    /** The agent ends the call. */
    record EndCall(AgentId agent, AttemptId attempt) implements FloorInput {}

    /**
     * The agent says how it ended; also ends the call if it is still up. Only the first one counts.
     *
     * @param callback present exactly when the disposition promises one
     */
    record Disposed(AgentId agent, AttemptId attempt, Disposition disposition, Optional<CallbackRequest> callback)
            implements FloorInput {}

    record PreviewAccepted(AgentId agent, LeadId lead) implements FloorInput {}

    record PreviewSkipped(AgentId agent, LeadId lead, String reason) implements FloorInput {}
}
