package outdial.model.pacing.engine;

/** The budget of the first candidate, kept to be compared with: spends early, then falls back to one for each agent. */
final class CandidateAccount implements Account {
    private double theta = 0.08;
    private double slack;
    private double allowed;
    private static final double HORIZON = 7_200;

    @Override
    public void settled(boolean abandoned, Moment now, double duePerHour) {
        double due = duePerHour / 3_600 * Math.min(now.left, HORIZON);
        double wanted = (0.98 * now.cap * (now.answered + due) - now.abandoned) / Math.max(due, 15);
        double rho = Math.clamp(wanted, 0.2 * now.cap, 2 * now.cap);
        theta = Math.clamp(theta * Math.exp(0.15 * (rho - (abandoned ? 1 : 0))), 0.001, 0.9);
    }

    @Override
    public void look(Moment now, double duePerHour) {
        double due = duePerHour / 3_600 * Math.min(now.left, HORIZON);
        double ahead = now.calls > 0 ? Math.min(1, theta) : 0;
        double margin = 1 + 1.6 * Math.sqrt(25 * now.cap * duePerHour / 3_600) + ahead;
        slack = now.cap * (now.answered + 0.8 * due) - now.abandoned - margin;
        allowed = slack < 2 ? theta * (0.3 + 0.35 * Math.max(0, slack)) : theta;
        if (now.left < 24) {
            slack = -1;
        }
    }

    @Override
    public double allowed() {
        return allowed;
    }

    @Override
    public int left() {
        return slack < 0 ? 0 : (int) slack + 1;
    }

    @Override
    public int atMost() {
        return left();
    }

    @Override
    public double theta() {
        return theta;
    }
}
