package outdial.app.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.sql.Ledgers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outdial ledger export}: a chain as a file that a stranger can verify. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes a chain of the ledger to a new file, with the personal data that is not erased.")
final class LedgerExportCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Parameters(paramLabel = "FILE", description = "The file; it must not be there yet.")
    private Path file = Path.of("");

    @Option(
            names = "--chain",
            paramLabel = "NAME",
            description = "As floor-1/client-7; the only one there is if left out.")
    private @Nullable String chain;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    LedgerExportCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        if (Files.exists(file)) {
            throw new Refused("There is a file " + file + " already. Nothing was written.");
        }
        try (var context = program.start(site)) {
            var ledgers = new Ledgers(context.getBean(DSLContext.class));
            Ledgers.Chain chosen = choose(ledgers.chains());
            try (var out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
                ledgers.write(chosen, out);
            }
            spec.commandLine().getOut().println(chosen.name() + " is written to " + file + ".");
            return 0;
        }
    }

    private Ledgers.Chain choose(List<Ledgers.Chain> chains) {
        List<Ledgers.Chain> meant = chains.stream()
                .filter(one -> chain == null || one.name().equals(chain))
                .toList();
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        String names = chains.stream().map(Ledgers.Chain::name).collect(Collectors.joining(", "));
        throw new Refused(
                chains.isEmpty()
                        ? "There is no ledger yet: no call was permitted."
                        : "Say with --chain which one of: " + names + ". Nothing was written.");
    }
}
