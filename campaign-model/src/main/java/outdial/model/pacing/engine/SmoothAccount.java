package outdial.model.pacing.engine;

/**
 * Spends what may be abandoned evenly, keeps a reserve, and counts on future answers only as far as they are as good
 * as certain. Small budgets, of one agent's day, have no room for a reserve: what is kept grows with what there is.
 */
final class SmoothAccount implements Account {
    private static final double DAY = 28_800;
    private final Tuning tuning;
    private double theta;
    private double allowed;
    private int left;

    SmoothAccount(Tuning tuning, double theta) {
        this.tuning = tuning;
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
    private double plenty(double budget) {
        return Math.clamp((budget - tuning.small()) / tuning.smallWidth(), 0, 1);
    }

    @Override
    public void settled(boolean abandoned, double expected, Moment now, double duePerHour) {
        double due = due(now, duePerHour, tuning.horizon());
        double plenty = plenty(budget(now, duePerHour));
        double reserve = tuning.reserve() * plenty;
        double most = (3 - plenty) * now.cap;
        double wanted = (now.cap * (now.answered + due) - now.abandoned - reserve) / Math.max(due, 15);
        double rho = Math.clamp(wanted, 0.2 * now.cap, most);
        double spent = tuning.foreseen() * expected + (1 - tuning.foreseen()) * (abandoned ? 1 : 0);
        theta = Math.clamp(theta * Math.exp(tuning.kappa() * (rho - spent)), 0.001, 0.9);
    }

    @Override
    public void look(Moment now, double duePerHour) {
        double plenty = plenty(budget(now, duePerHour));
        double part = tuning.credit() * due(now, duePerHour, tuning.creditOver());
        double certain = Math.max(0, part - (1.5 + plenty) * Math.sqrt(part));
        left = (int) Math.floor(now.cap * (now.answered + certain) - now.abandoned + 1e-9) - now.waiting;
        double brake =
                switch (left) {
                    case 1 -> 1 - 0.7 * plenty;
                    case 2 -> 1 - 0.4 * plenty;
                    default -> left <= 0 ? 0 : 1;
                };
        allowed = theta * brake;
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
    public boolean guards() {
        return tuning.guard();
    }

    @Override
    public double theta() {
        return theta;
    }
}
