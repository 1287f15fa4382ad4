package outdial.app.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import outdial.app.settings.DialerSettings;

/** Whether the pages' port is free and the exchange answers. */
final class Network {
    private static final int PATIENCE_MS = 3_000;

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

    static List<Diagnosis> pbx(DialerSettings.Pbx pbx) {
        if (!pbx.isSet()) {
            return List.of(Diagnosis.care(
                    "pbx", "none is named, so calls can only be simulated. Set outdial.pbx.host to make real ones."));
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(pbx.host(), pbx.port()), PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            String greeting = new String(socket.getInputStream().readNBytes(21), StandardCharsets.US_ASCII);
            return List.of(
                    greeting.startsWith("Asterisk Call Manager")
                            ? Diagnosis.good("pbx", "Asterisk answers at " + pbx)
                            : Diagnosis.bad(
                                    "pbx",
                                    "something else than Asterisk answers at " + pbx + ". Set outdial.pbx.port."));
        } catch (IOException e) {
            return List.of(Diagnosis.bad(
                    "pbx",
                    pbx + " does not answer (" + e.getMessage()
                            + "). Start Asterisk, and let manager.conf listen where outdial.pbx.host and .port say."));
        }
    }
}
