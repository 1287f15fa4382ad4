package outdial.model.agent;

import java.time.Duration;
import java.time.Instant;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.LeadId;

/**
 * An agent at work: what they are doing, kept apart from what they want. A wish is granted at once when they are idle,
 * and after the call when they are not; so "pause after this call" is only a wish made early.
 *
 * @param phoneUp whether their leg is up, so that people can be brought to them
 * @param owed rest that they have earned and not had, s
 */
public record Seat(AgentProfile profile, Agent now, Wish wish, boolean phoneUp, double owed) {
    /** What the agent wants next. */
    public sealed interface Wish {
        record Ready() implements Wish {}

        record Pause(String reason) implements Wish {}

        record Leave() implements Wish {}
    }

    private static final Wish READY = new Wish.Ready();

    /** Someone who has just signed in: paused until they say they are ready. */
    public static Seat of(AgentProfile profile, Instant at) {
        var wish = new Wish.Pause("signed in");
        return new Seat(profile, new Agent.Paused(wish.reason(), at), wish, false, 0);
    }

    /** The same seat of an agent whose skills or languages have changed. They go to the end of the queue if ready. */
    public Seat with(AgentProfile changed, Instant at) {
        var seat = new Seat(changed, now, wish, phoneUp, owed);
        return changed.equals(profile) || !(now instanceof Agent.Ready) ? seat : seat.freed(at);
    }

    /** Whether a call or a lead occupies them. */
    public boolean busy() {
        return switch (now) {
            case Agent.Offline _, Agent.Paused _, Agent.Ready _, Agent.Resting _ -> false;
            case Agent.Previewing _, Agent.Reserved _, Agent.Talking _, Agent.WrapUp _ -> true;
        };
    }

    /** Whether they will be given no call after the one they have. */
    public boolean pausesAfterCall() {
        return !(wish instanceof Wish.Ready);
    }

    /** They want calls; ends their wrap-up. */
    public Seat readied(Instant at) {
        Seat willing = wishing(READY);
        return now instanceof Agent.WrapUp ? willing.freed(at) : willing.settled(at);
    }

    /** They want a pause; ends their wrap-up, and waits for the end of a call. */
    public Seat paused(String reason, Instant at) {
        Seat willing = wishing(new Wish.Pause(reason));
        return now instanceof Agent.WrapUp ? willing.freed(at) : willing.settled(at);
    }

    /** Like {@link #paused}, but one who is ready stays so until they are {@linkplain #freed let go}. */
    public Seat pausingSoon(String reason) {
        return wishing(new Wish.Pause(reason));
    }

    /** Like {@link #signedOut}, but one who is ready stays so until they are {@linkplain #freed let go}. */
    public Seat leavingSoon() {
        return wishing(new Wish.Leave());
    }

    /** The switch "pause after this call"; it wakes nobody who is paused, and stops nobody from leaving. */
    public Seat pauseAfterCall(boolean on) {
        boolean atWork = busy() || now instanceof Agent.Ready || now instanceof Agent.Resting;
        if (wish instanceof Wish.Leave || !atWork) {
            return this;
        }
        return wishing(on ? new Wish.Pause("after the call") : READY);
    }

    public Seat signedOut(Instant at) {
        return wishing(new Wish.Leave()).settled(at);
    }

    /** Their leg came up or was lost. */
    public Seat phone(boolean up, Instant at) {
        return new Seat(profile, now, wish, up, owed).settled(at);
    }

    public Seat previewing(CampaignId campaign, LeadId lead, Instant at, Instant until) {
        return doing(new Agent.Previewing(campaign, lead, at, until));
    }

    public Seat reserved(AttemptId attempt, Instant at) {
        boolean already = now instanceof Agent.Reserved(var mine, var _) && mine.equals(attempt);
        return already ? this : doing(new Agent.Reserved(attempt, at));
    }

    public Seat talking(AttemptId attempt, Instant at) {
        boolean already = now instanceof Agent.Talking(var mine, var _) && mine.equals(attempt);
        return already ? this : doing(new Agent.Talking(attempt, at));
    }

    public Seat wrappingUp(AttemptId attempt, Instant at, Instant until) {
        return doing(new Agent.WrapUp(attempt, at, until));
    }

    /** What occupied them is over: they get what they want. */
    public Seat freed(Instant at) {
        return doing(granted(at));
    }

    private Seat settled(Instant at) {
        return busy() || hasItsWish() ? this : freed(at);
    }

    private boolean hasItsWish() {
        return switch (wish) {
            case Wish.Ready() -> phoneUp && (now instanceof Agent.Ready || now instanceof Agent.Resting);
            case Wish.Pause(var wanted) -> now instanceof Agent.Paused(var reason, var _) && reason.equals(wanted);
            case Wish.Leave() -> now instanceof Agent.Offline;
        };
    }

    private Agent granted(Instant at) {
        return switch (wish) {
            case Wish.Ready() -> phoneUp ? restedOrReady(at) : new Agent.Paused("phone not connected", at);
            case Wish.Pause(var reason) -> new Agent.Paused(reason, at);
            case Wish.Leave() -> new Agent.Offline(at);
        };
    }

    private Agent restedOrReady(Instant at) {
        if (!(now instanceof Agent.WrapUp)) {
            return new Agent.Ready(at);
        }
        Duration rest = profile.rest().now(profile.rest().owed(owed, now, at));
        return rest.isZero() ? new Agent.Ready(at) : new Agent.Resting(at, at.plus(rest));
    }

    private Seat wishing(Wish next) {
        return new Seat(profile, now, next, phoneUp, owed);
    }

    private Seat doing(Agent next) {
        return new Seat(profile, next, wish, phoneUp, profile.rest().owed(owed, now, next.since()));
    }
}
