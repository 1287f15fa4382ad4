package outdial.model.pacing;

import java.util.Locale;

/** So many calls for each ready agent, and one for each while abandonment is within half a point of the cap. */
record RatioPacing(double perAgent) implements Pacing {
    private static final double NEAR = 0.005;
    private static final Pacing STEPPED_DOWN = new ProgressivePacing();

    @Override
    public Launch launch(Situation now) {
        double share = now.lastDay().abandonedShare();
        // A first call can't be near a cap; without this a campaign with a cap under half a point would never start.
        if (now.lastDay().abandoned() > 0 && share >= now.abandonCap() - NEAR) {
            Launch one = STEPPED_DOWN.launch(now);
            return new Launch(
                    one.count(),
                    () -> one.why().get() + " Stepped down: " + percent(share) + " of the last 24 hours' "
                            + "calls were abandoned, the cap is " + percent(now.abandonCap()) + ".");
        }
        int wanted = (int) (perAgent * now.ready()) - now.unconnected();
        return Launch.of(
                wanted,
                now,
                () -> perAgent + " calls for each of " + now.ready() + " ready agents; " + now.unconnected()
                        + " on their way.");
    }

    @Override
    public double agentsPerCall() {
        return 1 / perAgent;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
