package outdial.model.pacing.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outdial.model.call.Outcome;

/**
 * Windows of account that count the same calls, one for each rule: a campaign's, or a client's. Single-owner; instants
 * must not go back.
 */
public final class Accounts {
    private final Map<Key, Kept> kept = new LinkedHashMap<>();
    private MachineErrors errors = MachineErrors.NONE;

    /** Rules that differ in their cap alone share a window. */
    private record Key(Span span, Reading reading) {}

    private record Kept(AccountRule rule, AccountWindow window) {}

    /**
     * A rule and what is known of its window.
     *
     * @param tallies oldest first
     * @param errors what agents have heard of the detector in the same calls
     */
    public record Known(AccountRule rule, List<Tally> tallies, MachineErrors errors) {
        /** One of whose detector nothing was heard. */
        public Known(AccountRule rule, List<Tally> tallies) {
            this(rule, tallies, MachineErrors.NONE);
        }

        public Known {
            tallies = List.copyOf(tallies);
        }

        private int answered() {
            return tallies.stream().mapToInt(Tally::answered).sum();
        }
    }

    /**
     * These rules hold from now on. A window that is kept already goes on, unless more is known of it than it has seen:
     * then others have dialled for it meanwhile.
     */
    public void hold(List<Known> rules, Instant at) {
        var before = Map.copyOf(kept);
        kept.clear();
        hold(before, rules, at);
    }

    /** These rules hold, too. */
    public void holdAlso(List<Known> rules, Instant at) {
        hold(kept, rules, at);
    }

    private void hold(Map<Key, Kept> before, List<Known> rules, Instant at) {
        for (Known known : rules) {
            errors = MachineErrors.better(errors, known.errors());
            var key = new Key(known.rule().over(), known.rule().reading());
            Kept old = before.get(key);
            Kept now = old == null || known.answered() > old.window().at(at).answered()
                    ? new Kept(known.rule(), new AccountWindow(key.span(), known.tallies()))
                    : new Kept(known.rule(), old.window());
            kept.merge(key, now, (one, other) -> new Kept(stricter(one.rule(), other.rule()), other.window()));
        }
    }

    private static AccountRule stricter(AccountRule one, AccountRule other) {
        return one.cap() <= other.cap() ? one : other;
    }

    /** A call ended. */
    public void add(Outcome outcome, Instant at) {
        kept.values().forEach(one -> one.window().add(outcome, at));
    }

    /** An agent has heard what the detector took for a machine. */
    public void checked(boolean person) {
        errors = errors.plus(person);
    }

    /** What agents have heard of the detector. */
    public MachineErrors errors() {
        return errors;
    }

    /** How each stands, in the rules' order. */
    public List<AccountStanding> at(Instant at) {
        var standings = new ArrayList<AccountStanding>();
        kept.values()
                .forEach(one -> standings.add(
                        new AccountStanding(one.rule(), one.window().at(at), errors)));
        return standings;
    }
}
