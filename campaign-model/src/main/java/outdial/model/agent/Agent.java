package outdial.model.agent;

import java.time.Instant;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.LeadId;

/** What an agent is doing, each with the instant it began. */
public sealed interface Agent {
    Instant since();

    /** Not signed in. */
    record Offline(Instant since) implements Agent {}

    /** Signed in and given no calls; {@code reason} is for people. */
    record Paused(String reason, Instant since) implements Agent {}

    /** Waits for a call. The longest ready goes first. */
    record Ready(Instant since) implements Agent {}

    /** Looks at a lead before dialling it; has until {@code until} to accept or skip. */
    record Previewing(CampaignId campaign, LeadId lead, Instant since, Instant until) implements Agent {}

    /** Bound to a call that is not yet connected. */
    record Reserved(AttemptId attempt, Instant since) implements Agent {}

    /** With a person, or waiting to be brought back to them. */
    record Talking(AttemptId attempt, Instant since) implements Agent {}

    /** The call is over and its disposition is owed, at the latest by {@code until}. */
    record WrapUp(AttemptId attempt, Instant since, Instant until) implements Agent {}

    /** Takes a breath between calls until {@code until}, then is ready by itself; see {@link Rest}. */
    record Resting(Instant since, Instant until) implements Agent {}
}
