package outdial.app.store;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import outdial.app.floor.StorageEffect;
import outdial.app.floor.StorageEffect.CloseAttempt;
import outdial.app.floor.StorageEffect.SaveDisposition;
import outdial.app.loop.FloorStore;
import outdial.app.loop.StoreDown;
import outdial.model.selection.Recycle;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One kept effect as a line of JSON, and back. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "says")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SpoolLine.Ended.class, name = "ended"),
    @JsonSubTypes.Type(value = SpoolLine.Disposed.class, name = "disposed")
})
sealed interface SpoolLine {
    JsonMapper JSON = JsonMapper.builder().addMixIn(Recycle.class, Fates.class).build();

    /** Brings it to the store, where a repeat changes nothing. */
    void tell(FloorStore store) throws StoreDown;

    record Ended(CloseAttempt over) implements SpoolLine {
        @Override
        public void tell(FloorStore store) throws StoreDown {
            store.close(over);
        }
    }

    record Disposed(SaveDisposition said) implements SpoolLine {
        @Override
        public void tell(FloorStore store) throws StoreDown {
            store.dispose(said);
        }
    }

    /** The names of a lead's fates in the file. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fate")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Recycle.Again.class, name = "again"),
        @JsonSubTypes.Type(value = Recycle.OtherPhone.class, name = "other-phone"),
        @JsonSubTypes.Type(value = Recycle.Done.class, name = "done"),
        @JsonSubTypes.Type(value = Recycle.Awaiting.class, name = "awaiting")
    })
    interface Fates {}

    static String write(StorageEffect effect) {
        return JSON.writeValueAsString(
                switch (effect) {
                    case CloseAttempt over -> new Ended(over);
                    case SaveDisposition said -> new Disposed(said);
                    case StorageEffect other ->
                        throw new IllegalArgumentException("Need not last, and is not kept: " + other);
                });
    }

    /**
     * The effect that a line keeps.
     *
     * @throws IllegalArgumentException for a line that is not whole, or not ours
     */
    static SpoolLine read(String line) {
        try {
            return JSON.readValue(line, SpoolLine.class);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("Not a kept outcome: " + line, broken);
        }
    }
}
