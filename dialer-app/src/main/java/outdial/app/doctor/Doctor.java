package outdial.app.doctor;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import outdial.app.settings.DialerSettings;

/** Examines everything in the order in which it must be mended. */
public final class Doctor {
    private Doctor() {}

    /** One line for each part; takes a few seconds, mostly for starting the database. */
    public static List<Diagnosis> examine(DialerSettings settings) {
        return examine(settings, InstantSource.system());
    }

    static List<Diagnosis> examine(DialerSettings settings, InstantSource clock) {
        var machine = Stream.of(
                Machine.disk(settings.var()),
                Machine.openFiles(settings.seats()),
                Machine.seats(settings.seats()),
                ZoneData.look(clock.instant()),
                Network.webPort(settings.web()));
        var database = DatabaseLook.look(settings, clock).stream();
        var pbx = Network.pbx(settings.pbx(), clock).stream();
        return Stream.of(machine, database, pbx).flatMap(one -> one).toList();
    }
}
