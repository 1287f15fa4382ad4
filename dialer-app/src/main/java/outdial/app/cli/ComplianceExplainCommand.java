package outdial.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.app.web.Languages;
import outdial.app.web.Words;
import outdial.compliance.NumberFacts;
import outdial.compliance.NumberReader;
import outdial.compliance.NumberReader.Reading;
import outdial.compliance.check.Explanation;
import outdial.compliance.check.Explanation.Said;
import outdial.compliance.check.Explanation.Standing;
import outdial.compliance.gate.PackVerdict;
import outdial.compliance.gate.PriorAttempt;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.pack.Terms;
import outdial.compliance.words.Saying;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outdial compliance explain}: why one call may or may not be made, rule by rule. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Says of one call whether it may be made, from when if not now, and what each rule says.",
            "What isn't given is derived from the number, or taken the strict way."
        })
final class ComplianceExplainCommand implements Callable<Integer> {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

    private final Program program;

    @Mixin
    private Site site = new Site();

    @Mixin
    private PacksOption packs = new PacksOption();

    @Option(
            names = "--campaign",
            paramLabel = "NAME",
            description = "A campaign in the database, to hear its own rules too; without it no database is needed.")
    private @Nullable String campaign;

    @Option(
            names = "--client",
            paramLabel = "NAME",
            description = "Whose campaign, if several clients have such a one.")
    private @Nullable String client;

    @Option(names = "--number", required = true, paramLabel = "NUMBER", description = "As in +14045550123.")
    private String number = "";

    @Option(names = "--at", required = true, paramLabel = "INSTANT", description = "As in 2026-11-24T02:00:00Z.")
    private String at = "";

    @Option(
            names = "--kind",
            defaultValue = "sales",
            paramLabel = "KIND",
            description = "sales, research, charity, political or service (${DEFAULT-VALUE}).")
    private String kind = "sales";

    @Option(names = "--recipient", defaultValue = "", paramLabel = "WHO", description = "consumer or business.")
    private String recipient = "";

    @Option(
            names = "--mode",
            defaultValue = "",
            paramLabel = "MODE",
            description = "live, predictive, prerecorded or ai_voice.")
    private String mode = "";

    @Option(
            names = "--consent",
            defaultValue = "",
            paramLabel = "STATE",
            description = "none, customer, express, express_time, express_written, express_auto or revoked.")
    private String consent = "";

    @Option(
            names = "--register",
            defaultValue = "",
            paramLabel = "STATE",
            description = "clear, listed, stale, unscrubbed or internal.")
    private String register = "";

    @Option(names = "--attempt", paramLabel = "INSTANT=HOW", description = "An earlier attempt; may be repeated.")
    private List<String> attempts = List.of();

    @Option(names = "--jurisdiction", split = ",", paramLabel = "XX", description = "Instead of the number's.")
    private List<String> jurisdictions = List.of();

    @Option(names = "--zone", split = ",", paramLabel = "ZONE", description = "Instead of the number's.")
    private List<String> zones = List.of();

    @Option(names = "--region-suspended", description = "Calls to the region are suspended.")
    private boolean regionSuspended;

    @Option(names = "--agent-guaranteed", description = "An agent is reserved before dialling.")
    private boolean agentGuaranteed;

    @Option(
            names = "--language",
            defaultValue = "en",
            paramLabel = "XX",
            description = "Of the sentences: en, bg, nl, lt or fa.")
    private String language = "en";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    ComplianceExplainCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        Locale spoken = spoken();
        RulePacks read = packs.read();
        var numbers = new NumberReader();
        try {
            var out = spec.commandLine().getOut();
            Explanation told = Explanation.of(read, numbers, row());
            if (campaign == null) {
                tell(told, read, spoken, out);
            } else {
                CampaignVoice voice = voice(CampaignNamed.of(campaign, client), numbers, told);
                tell(Explanation.of(read, numbers, row(voice)), read, spoken, out);
                out.println(
                        "campaign   " + (spoken.equals(Locale.ENGLISH) ? voice.sentence() : voice.sentence(spoken)));
            }
            out.flush();
            return 0;
        } catch (Explanation.Unreadable unreadable) {
            throw new Refused("Can't be judged, " + unreadable.getMessage() + ".");
        }
    }

    private CampaignVoice voice(CampaignNamed asked, NumberReader numbers, Explanation told) {
        NumberFacts facts = switch (numbers.read(number)) {
            case Reading.Understood(var understood) -> understood;
            case Reading.Refused(var why) -> throw new Refused("The number can't be used: " + why);
        };
        List<Instant> tried =
                told.facts().attempts().stream().map(PriorAttempt::at).toList();
        try (var context = program.start(site)) {
            return CampaignVoice.of(context.getBean(DSLContext.class), asked, facts, tried, told.at());
        }
    }

    /** The same where a lead of the campaign has the number and lives elsewhere, unless the asker tells where. */
    private Map<String, String> row(CampaignVoice voice) {
        Map<String, String> row = row();
        voice.where().ifPresent(where -> {
            if (jurisdictions.isEmpty()) {
                row.put("jurisdictions", String.join(";", where.jurisdictions()));
            }
            if (zones.isEmpty()) {
                row.put(
                        "candidate_zones",
                        where.zones().stream().map(ZoneId::getId).sorted().collect(Collectors.joining(";")));
            }
        });
        return row;
    }

    private Map<String, String> row() {
        var row = new HashMap<String, String>();
        row.put("e164", number);
        row.put("utc_instant", at);
        row.put("call_kind", kind);
        row.put("recipient_kind", recipient);
        row.put("call_mode", mode);
        row.put("consent_state", consent);
        row.put("dnc_state", register);
        row.put("prior_attempts", String.join(";", attempts));
        row.put("jurisdictions", String.join(";", jurisdictions));
        row.put("candidate_zones", String.join(";", zones));
        row.put("flags", (regionSuspended ? "region_suspension;" : "") + (agentGuaranteed ? "agent_guaranteed" : ""));
        return row;
    }

    private Locale spoken() {
        Locale asked = Locale.of(language);
        if (!Languages.SPOKEN.contains(asked)) {
            throw new Refused("There is no language '" + language + "'. There are: en, bg, nl, lt, fa.");
        }
        return asked;
    }

    private static void tell(Explanation told, RulePacks packs, Locale spoken, PrintWriter out) {
        out.println(verdict(told.verdict(), spoken));
        out.println("rules of   " + (told.jurisdictions().isEmpty() ? "-" : String.join(", ", told.jurisdictions())));
        out.println("local time " + localTimes(told));
        tell(told, Standing.OBJECTS, "objects", spoken, out);
        tell(told, Standing.PASSES, "passes", spoken, out);
        tell(told, Standing.BINDS, "binds", spoken, out);
        tell(told, Standing.NOT_IN_FORCE, "not then", spoken, out);
        out.println("packs      " + packs.hash());
    }

    private static String verdict(PackVerdict verdict, Locale spoken) {
        return spoken.equals(Locale.ENGLISH) ? verdict(verdict) : said(verdict, Tongues.WORDS, spoken);
    }

    private static String said(PackVerdict verdict, Words words, Locale spoken) {
        String why = verdict.deciding()
                .map(finding -> words.say(spoken, finding.says()))
                .orElse("");
        return switch (verdict) {
            case PackVerdict.Allow() -> words.text(spoken, "why.now");
            case PackVerdict.Defer(var until, var _) -> words.text(spoken, "why.from", until.toString(), why);
            case PackVerdict.Deny _ -> words.text(spoken, "why.never", why);
        };
    }

    private static String verdict(PackVerdict verdict) {
        String why = verdict.deciding()
                .map(finding -> " by " + finding.rule() + ": " + finding.sentence())
                .orElse("");
        return switch (verdict) {
            case PackVerdict.Allow() -> "allowed now";
            case PackVerdict.Defer(var until, var _) -> "allowed from " + until + "; put off" + why;
            case PackVerdict.Deny _ -> "never" + why;
        };
    }

    private static String localTimes(Explanation told) {
        return told.facts().zones().stream()
                .sorted(Comparator.comparing(ZoneId::getId))
                .map(zone -> zone.getId() + " " + CLOCK.format(ZonedDateTime.ofInstant(told.at(), zone)))
                .collect(Collectors.joining(", "));
    }

    private static void tell(Explanation told, Standing standing, String word, Locale spoken, PrintWriter out) {
        for (Said said : told.rules()) {
            if (said.standing() == standing) {
                out.println("%-10s %s, %s%s"
                        .formatted(
                                word,
                                said.rule().id(),
                                of(said.rule().provenance().says(), spoken),
                                detail(said, spoken)));
            }
        }
    }

    /** Read only when another language than English is asked for. */
    private static final class Tongues {
        static final Words WORDS = new Words();
    }

    private static String of(Saying saying, Locale spoken) {
        return spoken.equals(Locale.ENGLISH) ? saying.english() : Tongues.WORDS.say(spoken, saying);
    }

    private static String detail(Said said, Locale spoken) {
        if (said.objection().isPresent()) {
            return ". " + of(said.objection().get(), spoken);
        }
        if (said.standing() == Standing.NOT_IN_FORCE) {
            return ". In force from " + said.rule().from()
                    + said.rule()
                            .until()
                            .map(day -> " to the day before " + day)
                            .orElse("");
        }
        return said.rule().terms() instanceof Terms.Duty(var terms)
                ? ". "
                        + terms.entrySet().stream()
                                .map(one -> one.getKey() + ": " + one.getValue())
                                .collect(Collectors.joining("; "))
                : "";
    }
}
