package outdial.model.pacing;

import java.util.Locale;

/** So many calls for each ready agent, and one for each while abandonment is within half a point of the cap. */
record RatioPacing(double perAgent) implements Pacing {
    private static final double NEAR = 0.005;
    private static final Pacing STEPPED_DOWN = new ProgressivePacing();

    @Override
    public Launch launch(Situation now) {
        double share = now.account().share();
        double cap = now.account().rule().cap();
        // A first call can't be near a cap; without this a campaign with a cap under half a point would never start.
        if (now.account().lost() > 0 && share >= cap - NEAR) {
            Launch one = STEPPED_DOWN.launch(now);
            return new Launch(
                    one.count(),
                    () -> one.why().get() + " Stepped down: " + percent(share)
                            + " of the calls that count were abandoned, the cap is " + percent(cap) + ".");
        }
        int wanted = (int) (perAgent * now.ready()) - now.unconnected();
        return Launch.of(
                wanted,
                now,
                () -> perAgent + " calls for each of " + Math.max(0, now.ready()) + " ready agents; "
                        + now.unconnected() + " on their way.");
    }

    @Override
    public double agentsPerCall() {
        return 1 / perAgent;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
