package outdial.model.pacing;

import outdial.model.campaign.DialMode;

/** Decides how many calls to launch now. Pure: the same situation gives the same launch. */
public interface Pacing {
    Launch launch(Situation now);

    /**
     * How many ready agents one unconnected call of this campaign will need on average, from 0 to 1; so many are kept
     * from other campaigns on the same floor.
     */
    double agentsPerCall();

    /** The pacing of a mode. */
    static Pacing of(DialMode mode) {
        return switch (mode) {
            case DialMode.Preview() -> new PreviewPacing();
            case DialMode.Progressive() -> new ProgressivePacing();
            case DialMode.FixedRatio(double perAgent) -> new RatioPacing(perAgent);
        };
    }
}
