package outdial.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.app.settings.DialerSettings;
import outdial.compliance.NumberReader;
import outdial.imports.DryRun;
import outdial.imports.FileImport;
import outdial.imports.FileRefused;
import outdial.imports.ImportReceipt;
import outdial.imports.ImportRequest;
import outdial.imports.Progress;
import outdial.imports.Trouble;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outdial import}: a file of leads into a campaign, of numbers into a do-not-call list, or of consents. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Reads a CSV or XLSX file of leads into a campaign, of numbers into a do-not-call list, or of consents.",
            "Rows that can't be used are refused one by one, with the reason, into a file of their own.",
            "An import that was killed goes on where it stopped when it is started again."
        })
final class ImportCommand implements Callable<Integer> {
    /** Groups of rejected rows that are named. */
    private static final int TROUBLES = 10;

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

    @Option(
            names = "--dry-run",
            description = "Only counts what would come in, and writes the rows that would be rejected to a file.")
    private boolean isDry;

    @Option(
            names = "--register",
            paramLabel = "RULE",
            description = "The do-not-call list is a copy of the register that this rule of the packs asks, as gb.tps;"
                    + " a list of no register binds every call.")
    private @Nullable String register;

    @Option(names = "--as-of", paramLabel = "DATE", description = "Day of the register's copy, as 2026-11-24.")
    private @Nullable LocalDate asOf;

    @Mixin
    private ImportOptions how = new ImportOptions();

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

        @Option(
                names = "--consents",
                required = true,
                description = "What persons agreed to. Columns: phone, consent (its kind), channel, wording, evidence,"
                        + " given; also expires, purpose, campaign.")
        boolean isConsents;
    }

    @Override
    public Integer call() throws IOException {
        Optional<RegisterCopy> copy = RegisterCopy.of(where.doNotCall, register, asOf);
        try (var context = program.start(site)) {
            var terminal = new Terminal(spec.commandLine().getOut());
            var rejected = context.getBean(DialerSettings.class).var().resolve("imports");
            var imports = new FileImport(
                    context.getBean(DataSource.class),
                    new NumberReader(),
                    context.getBean(InstantSource.class),
                    rejected);
            if (isDry) {
                return dry(imports, terminal);
            }
            int done = real(imports, terminal);
            if (done == 0) {
                copy.ifPresent(
                        one -> terminal.say(one.note(context.getBean(DSLContext.class), Optional.ofNullable(client))));
            }
            return done;
        }
    }

    private int real(FileImport imports, Terminal terminal) throws IOException {
        return switch (imports.run(request(), bar(terminal))) {
            case ImportReceipt receipt -> told(receipt, terminal);
            case FileRefused(var why) -> refused(why);
        };
    }

    private int dry(FileImport imports, Terminal terminal) throws IOException {
        return switch (imports.dryRun(request(), bar(terminal))) {
            case DryRun run -> {
                run.remarks().forEach(terminal::say);
                counts(run.read(), run.accepted(), run.rejected(), run.duplicates(), terminal);
                ending(run.troubles(), run.rejectedRows(), terminal);
                terminal.say("Nothing was imported: this was a dry run.");
                yield 0;
            }
            case FileRefused(var why) -> refused(why);
        };
    }

    private static Progress bar(Terminal terminal) {
        return (done, all) -> terminal.now(Terminal.bar(done, all) + "  " + done + " of " + all + " rows");
    }

    private int refused(String why) {
        spec.commandLine().getErr().println("The file was refused: " + why);
        return 1;
    }

    private ImportRequest request() {
        String upper = country.toUpperCase(Locale.ROOT);
        var reading = new ImportRequest.Reading(
                Optional.ofNullable(how.encoding),
                Optional.ofNullable(how.delimiter).map(ImportCommand::delimiter),
                Optional.ofNullable(how.sheet),
                how.columns);
        if (where.isConsents) {
            return new ImportRequest.Consents(file, upper, Optional.ofNullable(client), reading, how.rules());
        }
        return where.doNotCall != null
                ? new ImportRequest.DoNotCall(
                        file, upper, where.doNotCall, Optional.ofNullable(client), reading, how.rules())
                : new ImportRequest.Leads(
                        file,
                        upper,
                        String.valueOf(where.campaign),
                        Optional.ofNullable(list),
                        Optional.ofNullable(client),
                        reading,
                        how.rules());
    }

    private static char delimiter(String written) {
        if (written.equalsIgnoreCase("tab") || written.equals("\\t")) {
            return '\t';
        } else if (written.length() != 1 || written.equals("\"")) {
            throw new Refused("--delimiter takes one character, or the word tab. Nothing was imported.");
        }
        return written.charAt(0);
    }

    static int told(ImportReceipt receipt, Terminal terminal) {
        receipt.remarks().forEach(terminal::say);
        terminal.say(
                "import run " + receipt.run().value() + " (outdial undo-import takes it back until its first call)");
        counts(receipt.read(), receipt.accepted(), receipt.rejected(), receipt.duplicates(), terminal);
        if (receipt.updated() > 0) {
            terminal.say("updated    " + receipt.updated() + " of the duplicates changed a lead");
        }
        ending(receipt.troubles(), receipt.rejectedRows(), terminal);
        return 0;
    }

    private static void counts(long read, long accepted, long rejected, long duplicates, Terminal terminal) {
        terminal.say("rows       " + read);
        terminal.say("accepted   " + accepted);
        terminal.say("rejected   " + rejected);
        terminal.say("duplicates " + duplicates);
    }

    private static void ending(List<Trouble> troubles, Optional<Path> rejectedRows, Terminal terminal) {
        troubles.stream().limit(TROUBLES).forEach(trouble -> terminal.say("  " + trouble.said()));
        rejectedRows.ifPresent(path -> terminal.say("The rejected rows, with reasons: " + path));
    }
}
