package outdial.app.floor;

/** Something to be done because of a decision. The floor never waits for it; what comes of it is an input. */
public sealed interface Effect permits TelephonyEffect, StorageEffect, Effect.Publish, Effect.ShowAgent {
    Lane lane();

    /** The state of the floor for every screen; a newer one replaces an older one that is not yet shown. */
    record Publish(FloorView view) implements Effect {
        @Override
        public Lane lane() {
            return new Lane.OfFloor();
        }
    }

    /** One agent as they are now, for their own screen at once; a newer one replaces an older one not yet shown. */
    record ShowAgent(FloorView.AgentView agent) implements Effect {
        @Override
        public Lane lane() {
            return new Lane.OfAgent(agent.agent());
        }
    }
}
