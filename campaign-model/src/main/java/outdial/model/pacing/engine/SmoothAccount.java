package outdial.model.pacing.engine;

/**
 * Spends what may be abandoned evenly, keeps a reserve, and counts on future answers only as far as they are as good
 * as certain. Small budgets, of one agent's day, have no room for a reserve: what is kept grows with what there is.
 */
final class SmoothAccount implements Account {
    private static final double DAY = 28_800;
    /** The allowed risk to begin with. */
    static final double START = 0.025;
    /** Answers are spread over so long, s. */
    private static final double HORIZON = 7_200;
    /** Answers to come count for so long ahead, s. */
    private static final double CREDIT_OVER = 14_400;
    /** This part of them at most, and no more than one call for each agent would bring: hardly more is made with nothing left. */
    private static final double CREDIT = 0.5;
    /** So many times as many are likely. */
    private static final double LIKELY = 1.6;
    /** How fast the allowed risk follows what was spent. */
    private static final double STEP = 0.15;
    /** Abandonments kept in reserve where there are plenty. */
    private static final double RESERVE = 1.5;
    /** The reserve grows by one with so many abandonments that might have been by now. */
    private static final double ONE_MORE_OF = 10;
    /** By so many at most. */
    private static final double MOST_MORE = 3;

    /** A budget of one agent's day, and by how much more there are plenty. */
    private static final double SMALL = 4.5;

    private static final double WIDTH = 8;
    /** See {@link #neverSpent}. */
    private static final double ONE_KEPT_OF = 120;

    private static final double FIRST_KEPT_OF = 50;

    private double theta;
    private double allowed;
    private int left;
    private int atMost;

    /** From a cautious start: what is overspent in the first minutes is missing for hours. */
    SmoothAccount() {
        this(START);
    }

    SmoothAccount(double theta) {
        this.theta = theta;
    }

    /** Persons who will answer within {@code ahead} s, if there are the leads and the time. */
    private static double due(Moment now, double duePerHour, double ahead) {
        return Math.min(duePerHour / 3_600 * Math.min(now.left, ahead), now.leads * now.perLead);
    }

    /** Abandonments of the whole window as far as can be seen. */
    private static double budget(Moment now, double duePerHour) {
        return now.cap * (now.answered + due(now, duePerHour, DAY));
    }

    /** From 0 for a budget of one agent's day to 1 for that of three. */
    private static double plenty(double budget) {
        return Math.clamp((budget - SMALL) / WIDTH, 0, 1);
    }

    @Override
    public void settled(boolean abandoned, Moment now, double duePerHour) {
        double due = due(now, duePerHour, HORIZON);
        double plenty = plenty(budget(now, duePerHour));
        double most = now.cap * now.answered;
        double reserve = RESERVE * plenty + Math.min(MOST_MORE, most / ONE_MORE_OF) + neverSpent(most);
        double wanted = (now.cap * (now.answered + due) - now.abandoned - reserve) / Math.max(due, 15);
        double rho = Math.clamp(wanted, 0.2 * now.cap, (3 - plenty) * now.cap);
        theta = Math.clamp(theta * Math.exp(STEP * (rho - (abandoned ? 1 : 0))), 0.001, 0.9);
    }

    @Override
    public void look(Moment now, double duePerHour) {
        double plenty = plenty(budget(now, duePerHour));
        double part = Math.min(CREDIT, now.dueOneToOne) * due(now, duePerHour, CREDIT_OVER);
        double certain = Math.max(0, part - (1.5 + plenty) * Math.sqrt(part));
        left = whole(now, certain);
        double likely = LIKELY * part;
        atMost = Math.max(left, whole(now, likely - 3 * Math.sqrt(likely)));
        double brake = switch (left) {
            case 1 -> 1 - 0.7 * plenty;
            case 2 -> 1 - 0.4 * plenty;
            default -> left <= 0 ? 0 : 1;
        };
        allowed = theta * brake;
    }

    private static int whole(Moment now, double credit) {
        double most = now.cap * (now.answered + Math.max(0, credit));
        return (int) Math.floor(most - now.abandoned + 1e-9) - now.waiting - neverSpent(most);
    }

    /**
     * Of {@value #ONE_KEPT_OF} abandonments one, the first of {@value #FIRST_KEPT_OF}: chances are estimates, and many
     * calls on their way hide their errors. Who aims to spend these as well stands at the edge for good in a window of
     * many days.
     */
    private static int neverSpent(double most) {
        return (int) ((most + ONE_KEPT_OF - FIRST_KEPT_OF) / ONE_KEPT_OF);
    }

    @Override
    public int atMost() {
        return atMost;
    }

    @Override
    public double allowed() {
        return allowed;
    }

    @Override
    public int left() {
        return left;
    }

    @Override
    public double theta() {
        return theta;
    }
}
