package outdial.app.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import outdial.compliance.ComplianceGate;
import outdial.sql.Consents;
import outdial.sql.LeadJudgings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outdial consent revoke}: every consent of a number taken back. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description =
                "Takes back every consent of a number. From then on it counts as opted out, calls about to be dialled"
                        + " included; a consent given later counts again.")
final class ConsentRevokeCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Mixin
    private ConsentSubject subject = new ConsentSubject();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    ConsentRevokeCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (var context = program.start(site)) {
            var dsl = context.getBean(DSLContext.class);
            Instant at = context.getBean(InstantSource.class).instant();
            int n = new Consents(dsl, subject.client(dsl)).revoke(subject.number(), at);
            LeadJudgings.judgeEverywhere(dsl, subject.client(dsl), subject.number(), ComplianceGate::shipped, at);
            spec.commandLine().getOut().println("Consents taken back: " + n + ".");
            return 0;
        }
    }
}
