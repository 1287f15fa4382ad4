package outdial.app.web.desk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outdial.model.ClientId;
import outdial.model.FloorId;

/**
 * The door through which anybody may sit down as an agent without a password. Closed, unless the program runs a
 * demonstration, where nobody is really called. Safe on any thread.
 */
public final class Practice {
    private volatile @Nullable Room room;

    /** Whose staff a visitor is for the time being, and on which floor. */
    record Room(ClientId centre, FloorId floor) {}

    /** Opens the door, to a floor on which every call is simulated. */
    public void open(ClientId centre, FloorId floor) {
        room = new Room(centre, floor);
    }

    Optional<Room> room() {
        return Optional.ofNullable(room);
    }
}
