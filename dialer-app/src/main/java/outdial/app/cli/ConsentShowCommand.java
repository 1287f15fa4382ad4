package outdial.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import outdial.sql.Consents;
import outdial.sql.Consents.Consent;
import outdial.sql.Consents.Kept;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outdial consent show}: what is kept of a number. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Tells every consent that is kept of a number.")
final class ConsentShowCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Mixin
    private ConsentSubject subject = new ConsentSubject();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    ConsentShowCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (var context = program.start(site)) {
            var dsl = context.getBean(DSLContext.class);
            List<Kept> kept = new Consents(dsl, subject.client(dsl)).of(subject.number());
            var out = spec.commandLine().getOut();
            if (kept.isEmpty()) {
                out.println("Nothing is kept of this number.");
            }
            kept.forEach(one -> out.println(line(one)));
            return 0;
        }
    }

    private static String line(Kept kept) {
        Consent one = kept.consent();
        return kept.id() + "  " + one.state() + " given " + one.given() + " by " + one.channel()
                + one.expires().map(at -> ", until " + at).orElse("")
                + kept.revoked().map(at -> ", taken back " + at).orElse("")
                + one.campaign().map(id -> ", only campaign " + id.value()).orElse("")
                + one.purpose().map(kind -> ", only " + kind).orElse("")
                + "; evidence: " + one.evidence() + "; wording: " + one.wording();
    }
}
