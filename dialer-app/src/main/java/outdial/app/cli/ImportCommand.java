package outdial.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import outdial.app.settings.DialerSettings;
import outdial.compliance.NumberReader;
import outdial.imports.FileImport;
import outdial.imports.FileRefused;
import outdial.imports.ImportReceipt;
import outdial.imports.ImportRequest;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outdial import}: a file of leads into a campaign, or of numbers into a do-not-call list. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Reads a CSV or XLSX file of leads into a campaign, or of numbers into a do-not-call list.",
            "Rows that can't be used are refused one by one, with the reason, into a file of their own.",
            "An import that was killed goes on where it stopped when it is started again."
        })
final class ImportCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @ArgGroup(multiplicity = "1")
    private Where where = new Where();

    @Option(
            names = "--country",
            required = true,
            paramLabel = "XX",
            description = "Country of numbers written without a country code: two letters, such as BG.")
    private String country = "";

    @Option(names = "--list", paramLabel = "NAME", description = "Name of the list; the file's name if left out.")
    private @Nullable String list;

    @Option(names = "--client", paramLabel = "NAME", description = "Whose campaign or list it is.")
    private @Nullable String client;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    ImportCommand(Program program) {
        this.program = program;
    }

    static final class Where {
        @Option(names = "--campaign", required = true, paramLabel = "NAME", description = "Leads of this campaign.")
        @Nullable
        String campaign;

        @Option(
                names = "--do-not-call",
                required = true,
                paramLabel = "LIST",
                description = "Numbers that must not be called.")
        @Nullable
        String doNotCall;
    }

    @Override
    public Integer call() throws IOException {
        try (var context = program.start(site)) {
            var terminal = new Terminal(spec.commandLine().getOut());
            var rejected = context.getBean(DialerSettings.class).var().resolve("imports");
            var imports = new FileImport(
                    context.getBean(DataSource.class),
                    new NumberReader(),
                    context.getBean(InstantSource.class),
                    rejected);
            var result = imports.run(
                    request(),
                    (done, all) -> terminal.now(Terminal.bar(done, all) + "  " + done + " of " + all + " rows"));
            return switch (result) {
                case ImportReceipt receipt -> told(receipt, terminal);
                case FileRefused(var why) -> {
                    spec.commandLine().getErr().println("The file was refused: " + why);
                    yield 1;
                }
            };
        }
    }

    private ImportRequest request() {
        String upper = country.toUpperCase(java.util.Locale.ROOT);
        return where.doNotCall != null
                ? new ImportRequest.DoNotCall(file, upper, where.doNotCall, Optional.ofNullable(client))
                : new ImportRequest.Leads(
                        file,
                        upper,
                        String.valueOf(where.campaign),
                        Optional.ofNullable(list),
                        Optional.ofNullable(client));
    }

    static int told(ImportReceipt receipt, Terminal terminal) {
        receipt.remarks().forEach(terminal::say);
        terminal.say("rows       " + receipt.read());
        terminal.say("accepted   " + receipt.accepted());
        terminal.say("rejected   " + receipt.rejected());
        terminal.say("duplicates " + receipt.duplicates());
        receipt.rejectedRows().ifPresent(path -> terminal.say("The rejected rows, with reasons: " + path));
        return 0;
    }
}
