package outdial.app.floor;

/** Something to be done because of a decision. The floor never waits for it; what comes of it is an input. */
public sealed interface Effect permits TelephonyEffect, StorageEffect, Effect.Publish {
    Lane lane();

    /** The state of the floor for every screen; a newer one replaces an older one that is not yet shown. */
    record Publish(FloorView view) implements Effect {
        @Override
        public Lane lane() {
            return new Lane.OfFloor();
        }
    }
}
