package outdial.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import outdial.model.PhoneNumber;
import outdial.sql.RegisterCopies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outdial register change}: what has come on a register, or left it, since its copy was made. */
@Command(
        name = "change",
        mixinStandardHelpOptions = true,
        description = "Takes numbers on a register, or off it, until a newer copy is loaded.")
final class RegisterChangeCommand implements Callable<Integer> {
    private static final int BATCH = 5_000;
    private static final Pattern NUMBER = Pattern.compile("\\+?([0-9]{7,15})\\s*(,.*)?");

    private final Program program;

    @Mixin
    private Site site = new Site();

    @Mixin
    private RegisterFile given = new RegisterFile();

    @Option(names = "--off", description = "The numbers have left the register; without it they have come on it.")
    private boolean off;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    RegisterChangeCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        given.checked();
        try (var context = program.start(site);
                BufferedReader lines = Files.newBufferedReader(given.file())) {
            var dsl = context.getBean(DSLContext.class);
            if (new RegisterCopies(dsl)
                    .list().stream().noneMatch(copy -> copy.rule().equals(given.rule()))) {
                throw new Refused(
                        "There is no copy of " + given.rule() + " to change. Load one first: outdial register load");
            }
            long changed =
                    dsl.transactionResult(transaction -> changeAll(new RegisterCopies(transaction.dsl()), lines));
            spec.commandLine()
                    .getOut()
                    .printf("%,d numbers have %s %s.%n", changed, off ? "left" : "come on", given.rule());
            return 0;
        }
    }

    private long changeAll(RegisterCopies copies, BufferedReader lines) throws IOException {
        long changed = 0;
        List<PhoneNumber> numbers = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            var number = NUMBER.matcher(line.strip());
            if (number.matches()) {
                String code = given.countryCode() == 0 ? "" : Integer.toString(given.countryCode());
                numbers.add(new PhoneNumber("+" + code + number.group(1)));
                changed++;
            }
            if (numbers.size() == BATCH) {
                copies.change(given.rule(), numbers, !off, given.asOf());
                numbers.clear();
            }
        }
        if (!numbers.isEmpty()) {
            copies.change(given.rule(), numbers, !off, given.asOf());
        }
        return changed;
    }
}
