package outdial.app.cli;

import java.util.concurrent.Callable;
import outdial.app.seal.LedgerSeal;
import outdial.app.settings.DialerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outdial ledger seal}: signs the heads now, besides the hourly times. */
@Command(
        name = "seal",
        mixinStandardHelpOptions = true,
        description = "Signs where every chain of the ledger is now, as the running program does each hour.")
final class LedgerSealCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    LedgerSealCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (var context = program.start(site)) {
            boolean signed = context.getBean(LedgerSeal.class).sign();
            var kept =
                    LedgerSeal.Kept.under(context.getBean(DialerSettings.class).var());
            spec.commandLine()
                    .getOut()
                    .println(
                            signed
                                    ? "The heads are signed in " + kept.heads() + ". Keep copies of it and of "
                                            + kept.publicKey() + " elsewhere."
                                    : "There is no ledger yet: no call was permitted.");
            return 0;
        }
    }
}
