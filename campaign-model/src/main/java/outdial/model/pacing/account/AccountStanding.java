package outdial.model.pacing.account;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How one window stands. */
public record AccountStanding(AccountRule rule, Tally tally) {
    /** The normal distribution's 97.5 per cent point: the bound holds for 95 of 100 true rates. */
    private static final double Z = 1.96;

    private static final double HARDLY_LESS = 1e-9;

    /** Those that count as abandoned. */
    public int lost() {
        return rule.reading().lost(tally);
    }

    /** Those they are set against. */
    public int counted() {
        return rule.reading().counted(tally);
    }

    /** From 0 to 1; 0 while nothing is counted. */
    public double share() {
        return counted() == 0 ? 0 : (double) lost() / counted();
    }

    /** How high the true rate may well be, given how few were counted (Wilson 1927); 1 while nothing is counted. */
    public double shareAtMost() {
        double n = counted();
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
        return (int) Math.floor(rule.cap() * counted() - lost() + HARDLY_LESS);
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
