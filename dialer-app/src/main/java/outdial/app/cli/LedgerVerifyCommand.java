package outdial.app.cli;

import java.io.BufferedInputStream;
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
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.app.seal.LedgerSeal;
import outdial.compliance.ledger.LedgerReport;
import outdial.compliance.ledger.LedgerVerifier;
import outdial.compliance.ledger.SignedHeads;
import outdial.reports.evidence.AuditVerifier;
import outdial.sql.Ledgers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outdial ledger verify}: whether the ledger, live or exported, is as it was written. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks every chain of the ledger in the database or, given a FILE, an exported one (whole, or JSON for an"
                    + " auditor), offline: names the first"
                    + " row that was altered, is missing or stands out of its order, and says whose personal data was"
                    + " erased.",
            "Ends with 1 if anything is wrong with it."
        })
final class LedgerVerifyCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The exported ledger; the database's if left out.")
    private @Nullable Path file;

    @Option(
            names = "--heads",
            paramLabel = "FILE",
            description = {
                "Signed heads kept elsewhere; without them a rewritten or cut end can go unseen.",
                "For the database those under outdial.var are taken if none are named."
            })
    private @Nullable Path heads;

    @Option(names = "--key", paramLabel = "FILE", description = "The public key (PEM) that heads must be signed with.")
    private @Nullable Path key;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    LedgerVerifyCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        if (file == null && heads == null) {
            takeOwn(LedgerSeal.Kept.under(program.settings(site).var()));
        }
        List<SignedHeads> signed = heads == null ? List.of() : heads(heads);
        Optional<PublicKey> signer = key == null ? Optional.empty() : Optional.of(key(key));
        boolean sound = file == null ? live(signed, signer) : exported(file, signed, signer);
        if (heads != null && key == null) {
            spec.commandLine().getErr().println("The heads' signatures were not checked: no --key was given.");
        }
        return sound ? 0 : 1;
    }

    /** Those that this program signed itself are good enough to find what was changed in the database alone. */
    private void takeOwn(LedgerSeal.Kept kept) {
        if (Files.isRegularFile(kept.heads()) && Files.isRegularFile(kept.publicKey())) {
            heads = kept.heads();
            key = key == null ? kept.publicKey() : key;
        }
    }

    private boolean exported(Path ledger, List<SignedHeads> signed, Optional<PublicKey> signer) throws IOException {
        refuseMissing(ledger);
        try (var in = new BufferedInputStream(Files.newInputStream(ledger))) {
            switch (first(in)) {
                case '{' -> {
                    return audit(in, signed, signer);
                }
                case 'P' ->
                    throw new Refused(
                            ledger + " looks like a workbook, which is for reading. What proves it is the same"
                                    + " export as .json: outdial ledger export FILE.json. Nothing was checked.");
                default -> {}
            }
            LedgerReport report = LedgerVerifier.verify(in, signed, signer);
            spec.commandLine().getOut().println(report.sentence());
            return report instanceof LedgerReport.Sound;
        }
    }

    private static int first(InputStream in) throws IOException {
        in.mark(1);
        int first = in.read();
        in.reset();
        return first;
    }

    /** An export for auditors, a stretch at a time. */
    private boolean audit(InputStream in, List<SignedHeads> signed, Optional<PublicKey> signer) throws IOException {
        AuditVerifier.Result result = new AuditVerifier(signed, signer).verify(in);
        result.stretches().forEach(one -> spec.commandLine().getOut().println(one.sentence()));
        result.problems().forEach(spec.commandLine().getOut()::println);
        if (result.stretches().isEmpty() && result.problems().isEmpty()) {
            spec.commandLine().getOut().println("Nothing was decided about it: the file holds no row.");
        }
        return result.isSound();
    }

    private boolean live(List<SignedHeads> signed, Optional<PublicKey> signer) throws IOException {
        try (var context = program.start(site)) {
            var ledgers = new Ledgers(context.getBean(DSLContext.class));
            List<Ledgers.Chain> chains = ledgers.chains();
            if (chains.isEmpty()) {
                spec.commandLine().getOut().println("There is no ledger yet: no call was permitted.");
            }
            boolean sound = true;
            for (Ledgers.Chain chain : chains) {
                LedgerReport report = ledgers.verify(chain, signed, signer);
                spec.commandLine().getOut().println(chain.name() + ": " + report.sentence());
                sound &= report instanceof LedgerReport.Sound;
            }
            return sound;
        }
    }

    private static List<SignedHeads> heads(Path file) throws IOException {
        refuseMissing(file);
        var signed = new ArrayList<SignedHeads>();
        for (String line : Files.readAllLines(file)) {
            signed.add(SignedHeads.find(line)
                    .orElseThrow(() -> new Refused("A line of " + file + " is no signed head: " + line)));
        }
        return signed;
    }

    private static void refuseMissing(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Refused("There is no file " + file + ". Nothing was checked.");
        }
    }

    private static PublicKey key(Path file) throws IOException {
        refuseMissing(file);
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
