package outdial.app.web.law;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import outdial.app.reporting.ReportAddress;
import outdial.app.reporting.ReportMaker;
import outdial.app.reporting.ReportWork;
import outdial.app.web.door.Changes;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.page.Editor;
import outdial.app.web.page.Field;
import outdial.app.web.page.Field.Option;
import outdial.app.web.page.Form;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Title;
import outdial.compliance.NumberReader;
import outdial.model.PhoneNumber;
import outdial.sql.Accounts.Role;
import outdial.sql.Campaigns;
import outdial.sql.Clients.Client;
import outdial.sql.ReportRuns;
import outdial.sql.ReportRuns.Asked;

/** Asks for what an auditor or a regulator wants to see; the file is made in the background, as reports are. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class EvidenceController {
    private static final int MONTH = 30;

    private final DSLContext sql;
    private final Changes changes;
    private final NumberReader numbers;
    private final ReportWork work;
    private final InstantSource clock;

    EvidenceController(DSLContext sql, Changes changes, NumberReader numbers, ReportWork work, InstantSource clock) {
        this.sql = sql;
        this.changes = changes;
        this.numbers = numbers;
        this.work = work;
        this.clock = clock;
    }

    /** What the file is about. */
    enum EvidenceOf {
        NUMBER,
        CAMPAIGN,
        ABANDONMENT
    }

    @GetMapping("/clients/{client}/evidence")
    String page(@RequestAttribute Client client, Model model) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return editor(
                model,
                client,
                Form.empty()
                        .fill("evidenceOf", EvidenceOf.NUMBER)
                        .fill("evidenceFrom", today.minusDays(MONTH - 1L))
                        .fill("evidenceTo", today)
                        .fill("evidenceAs", "xlsx"));
    }

    @PostMapping("/clients/{client}/evidence")
    String ask(
            @RequestAttribute Member member,
            @RequestAttribute Client client,
            @RequestParam MultiValueMap<String, String> sent,
            Locale language,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        EvidenceOf of = form.one("evidenceOf", EvidenceOf.class);
        Optional<PhoneNumber> number = of == EvidenceOf.NUMBER ? NumberField.read(form, numbers) : Optional.empty();
        Optional<Campaigns.Campaign> campaign =
                form.all("evidenceCampaign", campaigns(client)).stream().findFirst();
        Optional<LocalDate> from = form.date("evidenceFrom");
        Optional<LocalDate> to = form.date("evidenceTo");
        boolean isJson = form.has("evidenceAs", "json") && of != EvidenceOf.ABANDONMENT;
        if (of == EvidenceOf.CAMPAIGN && campaign.isEmpty()) {
            form.wrong("evidenceCampaign", "problem.required");
        }
        if (from.isEmpty() || to.isEmpty()) {
            form.wrong(from.isEmpty() ? "evidenceFrom" : "evidenceTo", "problem.required");
        } else if (to.get().isBefore(from.get())) {
            form.wrong("evidenceTo", "problem.endBeforeStart");
        }
        if (!form.isGood() || from.isEmpty() || to.isEmpty()) {
            return editor(model, client, form);
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put(ReportMaker.KIND, of == EvidenceOf.ABANDONMENT ? ReportMaker.ABANDONMENT : ReportMaker.AUDIT);
        values.put("client", String.valueOf(client.id().value()));
        number.ifPresent(one -> values.put(ReportMaker.NUMBER, one.digits()));
        if (of != EvidenceOf.NUMBER) {
            campaign.ifPresent(
                    one -> values.put("campaign", String.valueOf(one.id().value())));
        }
        values.put("from", from.get().toString());
        values.put("to", to.get().toString());
        String days = from.get() + " to " + to.get();
        String title = switch (of) {
            case NUMBER -> client.name() + " one number";
            case CAMPAIGN -> campaign.orElseThrow().name() + " decisions " + days;
            case ABANDONMENT -> campaign.map(Campaigns.Campaign::name).orElse(client.name()) + " abandonment " + days;
        };
        return asked(member, client, values, title, isJson ? ".json" : ".xlsx", language, next);
    }

    private String asked(
            Member member,
            Client client,
            Map<String, String> values,
            String title,
            String ending,
            Locale language,
            RedirectAttributes next) {
        String name = title.replaceAll("[\\p{Cntrl}\\p{Cf}/\\\\:*?\"<>|]", " ").strip();
        var asked = new Asked(
                member.account().client(),
                member.id(),
                String.valueOf(client.id().value()),
                name,
                ReportAddress.text(values),
                language.toLanguageTag(),
                name + ending);
        Optional<Long> run = changes.make(member, client.id(), (tx, note) -> {
            Optional<Long> made = new ReportRuns(tx).ask(asked, clock.instant());
            made.ifPresent(id -> note.down("EVIDENCE_ASKED", "report " + id, asked.fileName()));
            return made;
        });
        work.wake();
        return run.isPresent()
                ? "redirect:/reports/files"
                : Notice.refused(next, "/reports/files", "report.tooMany", String.valueOf(ReportRuns.MOST_OPEN));
    }

    private Map<String, Campaigns.Campaign> campaigns(Client client) {
        return new Campaigns(sql, client.id())
                .campaigns().stream()
                        .collect(Collectors.toMap(one -> String.valueOf(one.id().value()), Function.identity()));
    }

    private String editor(Model model, Client client, Form form) {
        String path = "/clients/" + client.id().value();
        var what = List.of(Field.choice(
                        "evidenceOf",
                        List.of(
                                Option.word("NUMBER", "evidence.NUMBER"),
                                Option.word("CAMPAIGN", "evidence.CAMPAIGN"),
                                Option.word("ABANDONMENT", "evidence.ABANDONMENT")))
                .required()
                .hint()
                .width(6));
        var fields = new java.util.ArrayList<Field>(what);
        fields.add(Field.line("number").called("evidenceNumber").code());
        fields.add(Field.line("country").code().hint().width(2));
        fields.add(Field.choice(
                        "evidenceCampaign",
                        campaigns(client).values().stream()
                                .map(one -> Option.named(one.id().value(), one.name()))
                                .toList())
                .hint());
        fields.add(Field.date("evidenceFrom").required());
        fields.add(Field.date("evidenceTo").required());
        fields.add(Field.choice(
                        "evidenceAs",
                        List.of(Option.word("xlsx", "evidence.xlsx"), Option.word("json", "evidence.json")))
                .required()
                .hint()
                .width(6));
        model.addAttribute(
                Editor.VIEW,
                Editor.of(
                        Title.of("evidence.title").belowNamed(client.name(), path),
                        path + "/evidence",
                        "evidence.submit",
                        path,
                        fields,
                        form));
        return Editor.VIEW;
    }
}
