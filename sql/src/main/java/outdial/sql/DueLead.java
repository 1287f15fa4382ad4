package outdial.sql;

import java.util.Optional;
import outdial.compliance.GateFacts;
import outdial.model.AgentId;
import outdial.model.CallbackId;
import outdial.model.agent.Needs;

/**
 * A lead with the phone to try next, and all that the gate and the floor want to know of it.
 *
 * @param rank its place in the hopper, the lowest first
 * @param needs what it asks of an agent, besides the campaign's needs
 * @param only the agent who promised to call, and may still be the only one who does
 * @param callback the promise that dialling it keeps
 * @param misfires attempts in a row that never reached it
 * @param scarce whether it stands on a list whose people are few, and wants an agent before it is dialled
 */
public record DueLead(
        GateFacts facts,
        long rank,
        Needs needs,
        Optional<AgentId> only,
        Optional<CallbackId> callback,
        int misfires,
        boolean scarce) {}
