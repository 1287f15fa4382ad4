package outdial.model.campaign;

/** How a campaign's calls are started. */
public sealed interface DialMode {
    /** An agent sees the lead first and starts the call. */
    record Preview() implements DialMode {}

    /** One call for each ready agent. */
    record Progressive() implements DialMode {}

    /**
     * {@code perAgent} calls for each ready agent, rounded down over the team, from 1 to 5. Falls back to one for each
     * while the campaign's abandonment is near its cap.
     */
    record FixedRatio(double perAgent) implements DialMode {
        public FixedRatio {
            if (!(perAgent >= 1 && perAgent <= 5)) {
                throw new IllegalArgumentException("Calls per ready agent must be from 1 to 5: " + perAgent);
            }
        }
    }

    /**
     * As many calls as keep agents busiest while the share abandoned stays under the campaign's cap: ahead of agents
     * becoming free, by what the campaign's own calls have taught.
     */
    record Predictive() implements DialMode {}
}
