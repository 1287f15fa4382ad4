package outdial.app.cli;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import outdial.compliance.ComplianceGate;
import outdial.sql.LeadJudgings;
import outdial.sql.SubjectRights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outdial person object}, {@code erase} and {@code lift}. */
@Command(
        mixinStandardHelpOptions = true,
        description = "Does this for the person at a number, with a row in the ledger and in the audit.")
final class PersonDeedCommand implements Callable<Integer> {
    private final Program program;
    private final PersonDeed deed;

    @Mixin
    private Site site = new Site();

    @Mixin
    private ConsentSubject subject = new ConsentSubject();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    PersonDeedCommand(Program program, PersonDeed deed) {
        this.program = program;
        this.deed = deed;
    }

    @Override
    public Integer call() {
        try (var context = program.start(site)) {
            var dsl = context.getBean(DSLContext.class);
            var at = context.getBean(InstantSource.class).instant();
            var client = subject.client(dsl);
            spec.commandLine().getOut().println(deed.done(new SubjectRights(dsl, client), subject.number(), at));
            LeadJudgings.judgeEverywhere(dsl, client, subject.number(), ComplianceGate::shipped, at);
            return 0;
        }
    }
}
