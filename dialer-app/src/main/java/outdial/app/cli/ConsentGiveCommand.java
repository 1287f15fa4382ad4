package outdial.app.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.compliance.ComplianceGate;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.ConsentState;
import outdial.model.CampaignId;
import outdial.sql.Consents;
import outdial.sql.LeadJudgings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outdial consent give}: a consent with its proof. */
@Command(
        name = "give",
        mixinStandardHelpOptions = true,
        description = "Keeps a consent, with what was agreed to, how, and where the proof lies.")
final class ConsentGiveCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Mixin
    private ConsentSubject subject = new ConsentSubject();

    @Option(
            names = "--state",
            required = true,
            paramLabel = "STATE",
            description = "customer (a running or recent contract), express, express_time (to this very time),"
                    + " express_written, or express_auto (to automated calls).")
    private ConsentState state = ConsentState.NONE;

    @Option(
            names = "--evidence",
            required = true,
            paramLabel = "TEXT",
            description = "Where the proof lies: a recording, a file and its hash, a letter.")
    private String evidence = "";

    @Option(names = "--channel", required = true, paramLabel = "TEXT", description = "How it was given.")
    private String channel = "";

    @Option(
            names = "--wording",
            required = true,
            paramLabel = "TEXT",
            description = "What was agreed to, word by word.")
    private String wording = "";

    @Option(names = "--given", paramLabel = "INSTANT", description = "When, as 2026-11-24T14:00:00Z; now if left out.")
    private @Nullable Instant given;

    @Option(names = "--expires", paramLabel = "INSTANT", description = "When it ends; never if left out.")
    private @Nullable Instant expires;

    @Option(names = "--campaign", paramLabel = "NAME", description = "The only campaign it covers.")
    private @Nullable String campaign;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "The only kind of call it covers: ${COMPLETION-CANDIDATES}.")
    private @Nullable CallKind kind;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    ConsentGiveCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (var context = program.start(site)) {
            var dsl = context.getBean(DSLContext.class);
            Instant at = context.getBean(InstantSource.class).instant();
            long id = new Consents(dsl, subject.client(dsl)).give(consent(dsl, at), at);
            LeadJudgings.judgeEverywhere(dsl, subject.client(dsl), subject.number(), ComplianceGate::shipped, at);
            spec.commandLine().getOut().println("The consent is kept (" + id + ").");
            return 0;
        }
    }

    private Consents.Consent consent(DSLContext dsl, Instant at) {
        Optional<CampaignId> only = Optional.ofNullable(campaign)
                .map(name -> CampaignNamed.of(name, subject.clientName().orElse(null))
                        .in(dsl)
                        .campaign());
        try {
            return new Consents.Consent(
                    subject.number(),
                    only,
                    Optional.ofNullable(kind),
                    state,
                    channel,
                    wording,
                    evidence,
                    given == null ? at : given,
                    Optional.ofNullable(expires));
        } catch (IllegalArgumentException wrong) {
            throw new Refused(wrong.getMessage() + " Nothing was kept.");
        }
    }
}
