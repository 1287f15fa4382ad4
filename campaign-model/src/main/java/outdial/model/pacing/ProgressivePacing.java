package outdial.model.pacing;

/** One call for each ready agent. */
record ProgressivePacing() implements Pacing {
    @Override
    public Launch launch(Situation now) {
        int wanted = now.ready() - now.unconnected();
        return Launch.of(
                wanted,
                now,
                () -> "One call for each of " + Math.max(0, now.ready()) + " ready agents; " + now.unconnected()
                        + " on their way.");
    }

    @Override
    public double agentsPerCall() {
        return 1;
    }
}
