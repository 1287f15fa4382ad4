package outdial.app.cli;

import java.util.concurrent.Callable;
import outdial.app.doctor.Diagnosis;
import outdial.app.doctor.Doctor;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outdial doctor}: what is wrong here, and how to mend it. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Looks at everything the program needs: one line each, what is wrong and how to mend it.",
            "Ends with 1 if something must be mended before calls can be made."
        })
final class DoctorCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    DoctorCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        boolean ill = false;
        for (Diagnosis one : Doctor.examine(program.settings(site))) {
            ill |= one.health() == Diagnosis.Health.BAD;
            spec.commandLine().getOut().println(CommandLine.Help.Ansi.AUTO.string(line(one)));
        }
        spec.commandLine().getOut().flush();
        return ill ? 1 : 0;
    }

    private static String line(Diagnosis one) {
        String mark = switch (one.health()) {
            case GOOD -> "@|green ok   |@";
            case CARE -> "@|yellow care |@";
            case BAD -> "@|red,bold bad  |@";
        };
        return mark + " " + "%-10s".formatted(one.part()) + " " + one.sentence().replace("@|", "@ |");
    }
}
