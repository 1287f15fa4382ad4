package outdial.model.pacing;

/** A lead for each ready agent to look at; what is launched are offers, and an accepted one brings its own agent. */
record PreviewPacing() implements Pacing {
    @Override
    public Launch launch(Situation now) {
        return Launch.of(
                now.ready(), now, () -> "Offers a lead to each of " + Math.max(0, now.ready()) + " ready agents.");
    }

    @Override
    public double agentsPerCall() {
        return 0;
    }
}
