package outdial.app.floor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import outdial.compliance.Finding;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.Fence;
import outdial.model.LeadId;
import outdial.model.PhoneId;
import outdial.model.agent.Agent;
import outdial.model.call.CallTimes;
import outdial.model.call.Outcome;
import outdial.model.call.Stage;
import outdial.model.disposition.CallbackRequest;
import outdial.model.disposition.Disposition;
import outdial.model.pacing.engine.Memory;
import outdial.model.selection.Recycle;

/** Something to be stored or read. */
public sealed interface StorageEffect extends Effect {
    /**
     * Asks for due leads; answered by {@link FloorInput.HopperFilled}, with none and not exhausted if reading failed.
     *
     * @param held leads the floor has already, which are not wanted again
     */
    record FillHopper(CampaignId campaign, int want, Set<LeadId> held) implements StorageEffect {
        @Override
        public Lane lane() {
            return new Lane.OfCampaign(campaign);
        }
    }

    /**
     * Claims the leads and writes the attempts in one transaction; answered by {@link FloorInput.AttemptsBegun} or
     * {@link FloorInput.BeginUnknown}. Refuses one by one what the world has overtaken, see {@link Refusal}.
     */
    record BeginAttempts(long batch, CampaignId campaign, Fence fence, List<Intent> intents) implements StorageEffect {
        public BeginAttempts {
            intents = List.copyOf(intents);
        }

        @Override
        public Lane lane() {
            return new Lane.OfCampaign(campaign);
        }
    }

    /** Reads which attempts of a doubtful batch are there; answered by {@link FloorInput.AttemptsFound}. */
    record FindAttempts(long batch, CampaignId campaign, Set<AttemptId> attempts) implements StorageEffect {
        @Override
        public Lane lane() {
            return new Lane.OfCampaign(campaign);
        }
    }

    /** The attempt has come further. May be written late or in bulk; never undoes a later stage. */
    record Progress(AttemptId attempt, Stage stage, Optional<AgentId> agent, Instant at) implements StorageEffect {
        @Override
        public Lane lane() {
            return new Lane.OfAttempt(attempt);
        }
    }

    /** The attempt is over and its lead is free as {@code recycle} says. The first close of an attempt is the true one. */
    record CloseAttempt(
            AttemptId attempt, LeadId lead, Outcome outcome, CallTimes times, Optional<AgentId> agent, Recycle recycle)
            implements StorageEffect {
        @Override
        public Lane lane() {
            return new Lane.OfAttempt(attempt);
        }
    }

    /** What the agent recorded; with it the lead's fate is settled. */
    record SaveDisposition(
            AttemptId attempt,
            LeadId lead,
            AgentId agent,
            Disposition disposition,
            Optional<CallbackRequest> callback,
            Recycle recycle,
            Instant at)
            implements StorageEffect {
        @Override
        public Lane lane() {
            return new Lane.OfAttempt(attempt);
        }
    }

    /** An agent has heard whether a person was there where the detector heard a machine. */
    record NoteCheck(AttemptId attempt, AgentId agent, boolean person, Instant at) implements StorageEffect {
        @Override
        public Lane lane() {
            return new Lane.OfAttempt(attempt);
        }
    }

    /** The gate objected; {@code until} is when it would not, if it ever would. The lead is not due before that. */
    record NoteRefusal(
            CampaignId campaign,
            LeadId lead,
            PhoneId phone,
            Optional<Instant> until,
            List<Finding> findings,
            Instant at)
            implements StorageEffect {
        public NoteRefusal {
            findings = List.copyOf(findings);
        }

        @Override
        public Lane lane() {
            return new Lane.OfCampaign(campaign);
        }
    }

    /** An agent looked at the lead and would not call it, or not in time; it is not due before {@code until}. */
    record NoteSkip(CampaignId campaign, LeadId lead, AgentId agent, String reason, Instant until, Instant at)
            implements StorageEffect {
        @Override
        public Lane lane() {
            return new Lane.OfCampaign(campaign);
        }
    }

    /** What is kept of guests called in to talks. */
    sealed interface OfGuest extends StorageEffect {
        AttemptId guest();

        @Override
        default Lane lane() {
            return new Lane.OfAttempt(guest());
        }

        /** Writes a guest's call and its permit in one transaction; answered by {@link FloorInput.GuestBegun}. */
        record BeginGuest(GuestIntent intent, Fence fence) implements OfGuest {
            @Override
            public AttemptId guest() {
                return intent.guest();
            }
        }

        /** The guest is there, or was left with the person. A repeat changes nothing. */
        record ReachGuest(AttemptId guest, boolean passedOn, Instant at) implements OfGuest {}

        /** The guest's call is over; the first close is the true one. */
        record CloseGuest(AttemptId guest, Outcome outcome, CallTimes times) implements OfGuest {}
    }

    /** What the campaign's pacing has learnt by now; replaces what was kept before. */
    record KeepMemory(CampaignId campaign, Memory learnt, Instant at) implements StorageEffect {
        @Override
        public Lane lane() {
            return new Lane.OfMemory(campaign);
        }
    }

    /** The agent does something else now: for the journal, and for the agent's own screen at once. */
    record AgentChanged(AgentId agent, Agent now) implements StorageEffect {
        @Override
        public Lane lane() {
            return new Lane.OfAgent(agent);
        }
    }
}
