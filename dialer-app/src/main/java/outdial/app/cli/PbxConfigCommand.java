package outdial.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import outdial.app.telephony.asterisk.PbxConfig;
import outdial.app.telephony.asterisk.PbxSite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outdial pbx-config}: an Asterisk configuration for this site, with secrets of its own. */
@Command(
        name = "pbx-config",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the Asterisk configuration of this site into a folder, and what to do with it next.",
            "Each time with new secrets: what was written before is replaced."
        })
final class PbxConfigCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The folder, made if missing.")
    private Path folder = Path.of("");

    @Option(names = "--company", required = true, paramLabel = "NAME", description = "Who calls, as people hear it.")
    private String company = "";

    @Option(names = "--call-back", required = true, paramLabel = "NUMBER", description = "The number people may ring.")
    private String callBack = "";

    @Option(names = "--carrier", required = true, paramLabel = "HOST", description = "The carrier's SIP address.")
    private String carrier = "";

    @Option(names = "--port", defaultValue = "5060", paramLabel = "N", description = "Its port (${DEFAULT-VALUE}).")
    private int port = 5060;

    @Option(names = "--codecs", defaultValue = "alaw,ulaw", paramLabel = "LIST", description = "${DEFAULT-VALUE}.")
    private String codecs = "alaw,ulaw";

    @Option(names = "--prefix", defaultValue = "", paramLabel = "DIGITS", description = "Before the digits: + or 00.")
    private String prefix = "";

    @Option(names = "--user", paramLabel = "NAME", description = "Login at the carrier, if it asks for one.")
    private @Nullable String user;

    @Option(names = "--password", arity = "0..1", interactive = true, description = "Its password; asked for.")
    private @Nullable String password;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var out = spec.commandLine().getOut();
        PbxConfig.Written written = new PbxConfig(site(), new SecureRandom()).writeTo(folder);
        out.println(written.files().size() + " files are written. What to do next:");
        int step = 1;
        for (String sentence : written.next()) {
            out.println("  " + step++ + ". " + sentence);
        }
        out.flush();
        return 0;
    }

    private PbxSite site() {
        Optional<PbxSite.Login> login = Optional.ofNullable(user)
                .map(name ->
                        new PbxSite.Login(name, Optional.ofNullable(password).orElse("")));
        try {
            return PbxSite.debian(company, callBack, new PbxSite.Trunk(carrier, port, codecs, prefix, login));
        } catch (IllegalArgumentException unfit) {
            throw new Refused(unfit.getMessage() + ". Nothing was written.");
        }
    }
}
