package outdial.model.pacing.account;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How one window stands. Persons whom a detector took for machines were answered and abandoned: as many as are likely
 * count on both sides, whatever the reading.
 *
 * @param errors what is known of the detector
 */
public record AccountStanding(AccountRule rule, Tally tally, MachineErrors errors) {
    /** The normal distribution's 97.5 per cent point: the bound holds for 95 of 100 true rates. */
    private static final double Z = 1.96;

    private static final double HARDLY_LESS = 1e-9;

    /** One of whose detector nothing was heard. */
    public AccountStanding(AccountRule rule, Tally tally) {
        this(rule, tally, MachineErrors.NONE);
    }

    /** Those that count as abandoned, without {@link #mistaken}. */
    public int lost() {
        return rule.reading().lost(tally);
    }

    /** Those they are set against, without {@link #mistaken}. */
    public int counted() {
        return rule.reading().counted(tally);
    }

    /** Persons who were taken for machines, as far as can be told; not whole. */
    public double mistaken() {
        return errors.among(tally.machines());
    }

    /** From 0 to 1; 0 while nothing is counted. */
    public double share() {
        double all = counted() + mistaken();
        return all == 0 ? 0 : (lost() + mistaken()) / all;
    }

    /** The cap that {@link #lost} of {@link #counted} may reach, so that with those mistaken the rule's cap is kept. */
    public double capOfKnown() {
        double mistaken = mistaken();
        return mistaken == 0
                ? rule.cap()
                : Math.max(0, rule.cap() - (1 - rule.cap()) * mistaken / Math.max(1, counted()));
    }

    /** How high the true rate may well be, given how few were counted (Wilson 1927); 1 while nothing is counted. */
    public double shareAtMost() {
        double n = counted() + mistaken();
        if (n == 0) {
            return 1;
        }
        double share = share();
        double middle = share + Z * Z / (2 * n);
        double spread = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        return Math.min(1, (middle + spread) / (1 + Z * Z / n));
    }

    /** Whole calls that may still be abandoned if nobody else answers; below 0 by as many as are too many. */
    public int left() {
        double mistaken = mistaken();
        return (int) Math.floor(rule.cap() * (counted() + mistaken) - lost() - mistaken + HARDLY_LESS);
    }

    /** Whether the cap is kept. */
    public boolean holds() {
        return left() >= 0;
    }

    /** The one that leaves least to spend; of those that leave the same, the one nearest to its cap. */
    public static Optional<AccountStanding> tightest(List<AccountStanding> windows) {
        return windows.stream()
                .min(Comparator.comparingInt(AccountStanding::left)
                        .thenComparing(one -> one.share() - one.rule().cap(), Comparator.reverseOrder()));
    }
}
