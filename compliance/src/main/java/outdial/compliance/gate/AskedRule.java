package outdial.compliance.gate;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.util.Set;
import outdial.compliance.gate.PriorAttempt.Ending;
import outdial.compliance.pack.ConsentState;
import outdial.compliance.pack.PackRule;
import outdial.compliance.pack.Terms;
import outdial.compliance.pack.Terms.Span;

/** A rule of a pack that applies to a kind of call, ready to be asked. */
final class AskedRule {
    /** Days for which an opening is looked for; beyond them a window counts as shut for good. */
    private static final int LOOK_AHEAD_DAYS = 420;

    private static final long DAY = Moment.DAY;

    private final PackRule rule;
    private final long fromDay;
    private final long untilDay;

    AskedRule(PackRule rule) {
        this.rule = rule;
        fromDay = rule.from().toEpochDay();
        untilDay = rule.until().map(day -> day.toEpochDay()).orElse(Long.MAX_VALUE);
    }

    PackRule rule() {
        return rule;
    }

    /**
     * The moment's instant itself if the rule passes then. Else an instant before which it surely doesn't: later, and
     * {@link Moment#NEVER} if time alone will not do. A rule that isn't in force passes.
     */
    long opens(Moment moment) {
        return switch (rule.terms()) {
            case Terms.CallingWindow window -> lifts(window.liftedBy(), moment) ? moment.at() : opens(window, moment);
            case Terms.AttemptCap(int max, Span.LocalDay()) -> opensAfterToday(max, moment);
            case Terms.AttemptCap(int max, Span.Rolling(long seconds)) ->
                atOnce(capOpens(max, seconds, moment), moment);
            case Terms.AttemptCap(int max, Span.Study()) ->
                atOnce(moment.attempts() < max ? moment.at() : Moment.NEVER, moment);
            case Terms.Rest rest -> atOnce(rested(rest, moment), moment);
            case Terms.Ban ban -> always(!bans(ban, moment), moment);
            case Terms.Accept(var consents) -> always(moment.consent().satisfies(consents), moment);
            case Terms.Register register -> always(isClear(register, moment), moment);
            case Terms.CallerId callerId -> always(CallerFitness.isFit(callerId, moment.facts.circumstances()), moment);
            case Terms.Duty _ -> moment.at();
        };
    }

    /** As {@link #opens}, unless the rule is left aside; nobody can leave a law aside. */
    long opensOrIsWaived(Moment moment) {
        long opens = opens(moment);
        return opens == moment.at() || !rule.mayBeWaived()
                ? opens
                : moment.facts.circumstances().waivers().eased(rule.id(), opens, moment.at());
    }

    private static boolean lifts(Set<ConsentState> liftedBy, Moment moment) {
        return moment.consent().satisfies(liftedBy);
    }

    private static boolean bans(Terms.Ban ban, Moment moment) {
        return (!ban.onlyWhileSuspended() || moment.facts.circumstances().regionSuspended())
                && !moment.consent().satisfies(ban.unless());
    }

    private boolean isClear(Terms.Register register, Moment moment) {
        if (lifts(register.liftedBy(), moment)) {
            return true;
        }
        var check = moment.facts.registers().of(rule.id());
        // A copy's age counts on the day of the question: until a later day it will have been asked for again.
        return check.state() == RegisterState.CLEAR
                && check.asOf()
                        .map(asOf -> moment.asked - asOf.getEpochSecond() <= register.maxAgeDays() * DAY)
                        .orElse(true);
    }

    private static long capOpens(int max, long seconds, Moment moment) {
        int last = moment.attempts() - max;
        return last < 0 ? moment.at() : Math.max(moment.at(), moment.attempt(last) + seconds);
    }

    private long rested(Terms.Rest rest, Moment moment) {
        long last = moment.lastOf(ending());
        if (last == Moment.NEVER
                || (rest.unlessAgent() && moment.facts.circumstances().agentGuaranteed())) {
            return moment.at();
        }
        return rest.seconds() == Terms.Rest.FOREVER ? Moment.NEVER : Math.max(moment.at(), last + rest.seconds());
    }

    private Ending ending() {
        return switch (rule.type()) {
            case REFUSAL_REST -> Ending.REFUSED;
            case ABANDONED_REST -> Ending.ABANDONED;
            case MACHINE_REST -> Ending.MACHINE;
            default -> throw new IllegalStateException(rule.id() + " is no rest");
        };
    }

    private long always(boolean passes, Moment moment) {
        return atOnce(passes ? moment.at() : Moment.NEVER, moment);
    }

    /** The answer of a rule that asks no local clock: it is in force while it is so in any candidate zone. */
    private long atOnce(long opens, Moment moment) {
        if (opens == moment.at()) {
            return opens;
        }
        long ends = moment.at();
        for (int zone = 0; zone < moment.zones(); zone++) {
            if (isInForce(moment.day(zone))) {
                ends = Math.max(ends, untilDay == Long.MAX_VALUE ? Moment.NEVER : moment.startOf(untilDay, zone));
            }
        }
        return Math.min(opens, ends);
    }

    /** Whether it is in force in any candidate zone. */
    boolean isInForce(Moment moment) {
        for (int zone = 0; zone < moment.zones(); zone++) {
            if (isInForce(moment.day(zone))) {
                return true;
            }
        }
        return false;
    }

    private boolean isInForce(long day) {
        return fromDay <= day && day < untilDay;
    }

    private long opensAfterToday(int max, Moment moment) {
        long latest = moment.at();
        for (int zone = 0; zone < moment.zones(); zone++) {
            if (isInForce(moment.day(zone)) && moment.attemptsToday(zone) >= max) {
                latest = Math.max(latest, moment.startOf(moment.day(zone) + 1, zone));
            }
        }
        return latest;
    }

    private long opens(Terms.CallingWindow window, Moment moment) {
        long latest = moment.at();
        for (int zone = 0; zone < moment.zones(); zone++) {
            latest = Math.max(latest, opens(window, moment, zone));
        }
        return latest;
    }

    /** The first instant at which the window is open, or not in force, by the clocks of one zone. */
    private long opens(Terms.CallingWindow window, Moment moment, int zone) {
        long from = moment.at();
        long last = from + LOOK_AHEAD_DAYS * DAY;
        long change = Long.MIN_VALUE;
        while (from <= last) {
            long local = from + moment.offset(zone, from);
            long day = Math.floorDiv(local, DAY);
            int second = Math.floorMod(local, Moment.DAY);
            int open = isInForce(day) ? window.hours().nextOpen(day, second) : second;
            if (open == second) {
                return from;
            }
            if (change <= from) {
                change = nextChange(moment, zone, from);
            }
            long next = from + (open < 0 ? DAY : open) - second;
            if (next >= change) {
                from = change;
            } else if (open >= 0) {
                return next;
            } else {
                from = next;
            }
        }
        return Moment.NEVER;
    }

    private static long nextChange(Moment moment, int zone, long from) {
        ZoneOffsetTransition change = moment.clock(zone).nextTransition(Instant.ofEpochSecond(from));
        return change == null ? Moment.NEVER : change.toEpochSecond();
    }

    boolean isAboutTime() {
        return rule.type().isAboutTime();
    }

    static boolean isAsked(PackRule rule) {
        return rule.type().decides();
    }
}
