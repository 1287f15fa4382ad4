package outdial.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import outdial.compliance.ledger.LedgerReport;
import outdial.compliance.ledger.LedgerVerifier;
import outdial.compliance.ledger.SignedHeads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outdial ledger verify}: whether an exported ledger is as it was written. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks an exported ledger file, offline: names the first row that was altered, is missing or stands out of"
                    + " its order, and says whose personal data was erased.",
            "Ends with 1 if anything is wrong with it."
        })
final class LedgerVerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The exported ledger.")
    private Path file = Path.of("");

    @Option(
            names = "--heads",
            paramLabel = "FILE",
            description = "Signed heads kept elsewhere; without them a rewritten or cut end can go unseen.")
    private @Nullable Path heads;

    @Option(names = "--key", paramLabel = "FILE", description = "The public key (PEM) that heads must be signed with.")
    private @Nullable Path key;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refused("There is no file " + file + ". Nothing was checked.");
        }
        List<SignedHeads> signed = heads == null ? List.of() : heads(heads);
        Optional<PublicKey> signer = key == null ? Optional.empty() : Optional.of(key(key));
        try (InputStream in = Files.newInputStream(file)) {
            LedgerReport report = LedgerVerifier.verify(in, signed, signer);
            spec.commandLine().getOut().println(report.sentence());
            if (heads != null && key == null) {
                spec.commandLine().getErr().println("The heads' signatures were not checked: no --key was given.");
            }
            return report instanceof LedgerReport.Sound ? 0 : 1;
        }
    }

    private static List<SignedHeads> heads(Path file) throws IOException {
        var signed = new ArrayList<SignedHeads>();
        for (String line : Files.readAllLines(file)) {
            signed.add(SignedHeads.find(line)
                    .orElseThrow(() -> new Refused("A line of " + file + " is no signed head: " + line)));
        }
        return signed;
    }

    private static PublicKey key(Path file) throws IOException {
        try {
            String base64 = Files.readString(file)
                    .replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "")
                    .replaceAll("\\s", "");
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Refused(file + " is no public Ed25519 key in PEM. Nothing was checked.");
        }
    }
}
