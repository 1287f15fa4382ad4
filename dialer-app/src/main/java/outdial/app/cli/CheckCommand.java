package outdial.app.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import outdial.compliance.ComplianceGate;
import outdial.compliance.ExchangeAddress;
import outdial.compliance.Finding;
import outdial.compliance.GateFacts;
import outdial.compliance.Verdict;
import outdial.compliance.VerdictCounts;
import outdial.reports.CampaignSearch.Found;
import outdial.sql.BucketCounts;
import outdial.sql.Campaigns;
import outdial.sql.DueLead;
import outdial.sql.Leads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outdial check}: what would be dialled now, and why not the rest. Changes nothing. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Says what of a campaign would be dialled now, and why not the rest. Changes nothing.")
final class CheckCommand implements Callable<Integer> {
    /** Leads judged one by one; of more than these the first in the order of dialling are judged. */
    private static final int JUDGED = 5_000;

    private final Program program;

    @Mixin
    private Site site = new Site();

    @Mixin
    private CampaignNamed named = new CampaignNamed();

    @Option(names = "--rule-book", defaultValue = "house", paramLabel = "NAME", description = "house or exercise.")
    private String ruleBook = "house";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    CheckCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (var context = program.start(site)) {
            var dsl = context.getBean(DSLContext.class);
            Instant at = context.getBean(InstantSource.class).instant();
            var found = named.in(dsl);
            var terminal = new Terminal(spec.commandLine().getOut());
            var campaigns = new Campaigns(dsl, found.client());
            var gate = RuleBooks.gate(ruleBook, new ExchangeAddress("simulated"));
            // Its state is told by itself, and would else hide every other reason.
            GateFacts.Terms terms = campaigns.terms(found.campaign(), at).asIfRunning();
            var leads = new Leads(dsl, found.client());
            List<DueLead> ready = leads.due(terms, JUDGED, Set.of(), _ -> true, at);
            terminal.say("Campaign '" + named.campaign + "' is "
                    + campaigns.campaign(found.campaign()).state() + ", judged by "
                    + gate.title());
            tellReady(terminal, ready, gate, at);
            tellRest(terminal, dsl, found, leads, ready.size());
            return 0;
        }
    }

    private static void tellReady(Terminal terminal, List<DueLead> ready, ComplianceGate gate, Instant at) {
        List<Verdict> verdicts =
                ready.stream().map(lead -> gate.judge(lead.facts(), at)).toList();
        VerdictCounts counts = VerdictCounts.of(verdicts.stream());
        terminal.say("dialled now    " + counts.allowed());
        counts.later()
                .forEach((rule, n) -> terminal.say("later          " + n + " by " + rule + example(verdicts, rule)));
        counts.never()
                .forEach((rule, n) -> terminal.say("never          " + n + " by " + rule + example(verdicts, rule)));
    }

    private static String example(List<Verdict> verdicts, String rule) {
        return verdicts.stream()
                .flatMap(verdict -> findings(verdict).stream().limit(1))
                .filter(finding -> finding.rule().equals(rule))
                .map(finding -> ", for example: " + finding.sentence())
                .findFirst()
                .orElse("");
    }

    private static List<Finding> findings(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed _ -> List.of();
            case Verdict.Deferred(var _, var findings) -> findings;
            case Verdict.Denied(var findings) -> findings;
        };
    }

    private static void tellRest(Terminal terminal, DSLContext dsl, Found.One found, Leads leads, int judged) {
        var standing = new BucketCounts(dsl).of(found.client(), found.campaign());
        if (standing.ready() > judged) {
            terminal.say(
                    "not judged     " + (standing.ready() - judged) + " more ready leads, after those in the order");
        }
        terminal.say("scheduled      " + standing.later()
                + leads.nextDue(found.campaign())
                        .map(due -> ", the next at " + due)
                        .orElse(""));
        Map<String, Long> blocked = leads.blocked(found.campaign());
        blocked.forEach((rule, n) -> terminal.say("blocked        " + n + " by " + rule));
        long done =
                standing.never() - blocked.values().stream().mapToLong(n -> n).sum();
        terminal.say("done           " + done);
    }
}
