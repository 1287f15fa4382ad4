package outdial.app.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import outdial.app.settings.DialerSettings;
import outdial.app.telephony.TelephonyDown;
import outdial.app.telephony.asterisk.PbxLink;
import outdial.app.telephony.asterisk.PbxLook;

/** Whether the pages' port is free and the exchange answers. */
final class Network {
    private Network() {}

    static Diagnosis webPort(DialerSettings.Web web) {
        String where = web.address() + ":" + web.port();
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(web.address(), web.port()));
            return Diagnosis.good("pages", where + " is free");
        } catch (IOException e) {
            return Diagnosis.care(
                    "pages",
                    where + " can't be used (" + e.getMessage()
                            + "): fine if this program serves there already; else set outdial.web.port.");
        }
    }

    static List<Diagnosis> pbx(DialerSettings.Pbx pbx, InstantSource clock) {
        if (!pbx.isSet()) {
            return List.of(Diagnosis.care(
                    "pbx",
                    "none is named, so calls can only be simulated. `outdial pbx-config` writes what one needs;"
                            + " then set outdial.pbx.file."));
        }
        try {
            var link = PbxLink.load(Path.of(pbx.file()));
            Instant before = clock.instant();
            var seen = PbxLook.at(link, clock);
            return List.of(
                    Diagnosis.good("pbx", seen.version() + " answers at " + link),
                    Clocks.compare("the exchange's", before, before.plus(seen.skew()), before));
        } catch (NoSuchFileException e) {
            return List.of(Diagnosis.bad("pbx", "there is no file " + pbx.file() + ". Correct outdial.pbx.file."));
        } catch (IOException | TelephonyDown e) {
            return List.of(Diagnosis.bad("pbx", String.valueOf(e.getMessage())));
        }
    }
}
