package outdial.app.web.law;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import outdial.app.web.door.Changes;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.door.NotThere;
import outdial.app.web.page.Editor;
import outdial.app.web.page.Field;
import outdial.app.web.page.Field.Option;
import outdial.app.web.page.Form;
import outdial.app.web.page.Mood;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Title;
import outdial.compliance.NumberReader;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.ConsentState;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.sql.Accounts.Role;
import outdial.sql.Campaigns;
import outdial.sql.Consents;
import outdial.sql.Consents.Consent;
import outdial.sql.Consents.Kept;

/** Consents one by one: looked up, entered with their evidence, taken back. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class ConsentController {
    private static final int SHOWN = 50;
    private static final List<ConsentState> GIVEN = List.of(
            ConsentState.EXPRESS,
            ConsentState.EXPRESS_WRITTEN,
            ConsentState.EXPRESS_AUTO,
            ConsentState.EXPRESS_TIME,
            ConsentState.CUSTOMER);

    private final DSLContext sql;
    private final Changes changes;
    private final NumberReader numbers;
    private final Rejudging rejudging;
    private final InstantSource clock;

    ConsentController(DSLContext sql, Changes changes, NumberReader numbers, Rejudging rejudging, InstantSource clock) {
        this.sql = sql;
        this.changes = changes;
        this.numbers = numbers;
        this.rejudging = rejudging;
        this.clock = clock;
    }

    /** A consent as the page shows it. */
    record Row(long id, Consent consent, Mood mood, String state, boolean stands) {
        static Row of(Kept kept, Instant now) {
            Consent consent = kept.consent();
            boolean isOver = consent.expires().filter(end -> !end.isAfter(now)).isPresent();
            String state = kept.revoked().isPresent() ? "revoked" : isOver ? "over" : "stands";
            return new Row(
                    kept.id(),
                    consent,
                    state.equals("stands") ? Mood.GOOD : Mood.QUIET,
                    "consentState." + state,
                    kept.revoked().isEmpty());
        }

        public String day() {
            return consent.given().toString().substring(0, 10);
        }

        public String end() {
            return consent.expires().map(end -> end.toString().substring(0, 10)).orElse("–");
        }
    }

    /** The newest, or those of one number. */
    @GetMapping("/clients/{client}/consents")
    String page(
            @PathVariable("client") ClientId client,
            @RequestParam(name = "number", defaultValue = "") String text,
            Model model) {
        var consents = new Consents(sql, client);
        Optional<PhoneNumber> number = switch (numbers.read(text)) {
            case NumberReader.Reading.Understood(var facts) -> Optional.of(facts.number());
            case NumberReader.Reading.Refused _ -> Optional.empty();
        };
        List<Kept> found = text.isBlank()
                ? consents.newest(SHOWN)
                : number.map(consents::of).orElse(List.of());
        Instant now = clock.instant();
        model.addAttribute("path", path(client));
        model.addAttribute("text", text);
        model.addAttribute("isUnread", !text.isBlank() && number.isEmpty());
        model.addAttribute(
                "consents", found.stream().map(kept -> Row.of(kept, now)).toList());
        return "consents";
    }

    @GetMapping("/clients/{client}/consents/new")
    String blank(@PathVariable("client") ClientId client, Model model) {
        return editor(
                model, client, Form.empty().fill("givenOn", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    @PostMapping("/clients/{client}/consents")
    String add(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        Optional<Consent> consent = read(form, client);
        if (consent.isEmpty()) {
            return editor(model, client, form);
        }
        PhoneNumber number = consent.get().number();
        changes.make(member, client, (tx, note) -> {
            long id = new Consents(tx, client).give(consent.get(), clock.instant());
            note.down("CONSENT_GIVEN", "consent " + id, "");
            return id;
        });
        rejudging.of(client, number);
        return Notice.done(next, path(client), "consent.added", number.e164());
    }

    private Optional<Consent> read(Form form, ClientId client) {
        Optional<PhoneNumber> number = NumberField.read(form, numbers);
        ConsentState kind = form.one("consentKind", ConsentState.class);
        Optional<CallKind> purpose = form.value("consentPurpose").isEmpty()
                ? Optional.empty()
                : Optional.of(form.one("consentPurpose", CallKind.class));
        Optional<CampaignId> campaign = form.all("consentCampaign", campaigns(client)).stream()
                .findFirst()
                .map(Campaigns.Campaign::id);
        String channel = form.text("channel", 40);
        String wording = form.text("wording", 2000);
        String evidence = form.text("evidence", 400);
        Optional<Instant> given = form.date("givenOn").map(ConsentController::start);
        Optional<Instant> ends = form.date("endsOn").map(ConsentController::start);
        if (!GIVEN.contains(kind)) {
            form.wrong("consentKind", "problem.choose");
        }
        if (given.isEmpty() || given.get().isAfter(clock.instant())) {
            form.wrong("givenOn", "problem.notToCome");
        }
        if (given.isPresent() && ends.filter(end -> !end.isAfter(given.get())).isPresent()) {
            form.wrong("endsOn", "problem.endBeforeStart");
        }
        return form.isGood() && number.isPresent() && given.isPresent()
                ? Optional.of(new Consent(
                        number.get(), campaign, purpose, kind, channel, wording, evidence, given.get(), ends))
                : Optional.empty();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private Map<String, Campaigns.Campaign> campaigns(ClientId client) {
        return new Campaigns(sql, client)
                .campaigns().stream()
                        .collect(Collectors.toMap(one -> String.valueOf(one.id().value()), Function.identity()));
    }

    @PostMapping("/clients/{client}/consents/{id}/revoke")
    String revoke(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable long id,
            RedirectAttributes next) {
        Kept kept = new Consents(sql, client).find(id).orElseThrow(NotThere::new);
        PhoneNumber number = kept.consent().number();
        changes.make(member, client, (tx, note) -> {
            boolean stood = new Consents(tx, client).revoke(id, clock.instant());
            if (stood) {
                note.down("CONSENT_REVOKED", "consent " + id, "");
            }
            return stood;
        });
        rejudging.of(client, number);
        return Notice.done(next, path(client), "consent.revoked", number.e164());
    }

    private String editor(Model model, ClientId client, Form form) {
        var fields = new java.util.ArrayList<>(NumberField.fields());
        fields.addAll(List.of(
                Field.choice(
                                "consentKind",
                                GIVEN.stream()
                                        .map(one -> Option.word(one.name(), "consentKind." + one.name()))
                                        .toList())
                        .required(),
                Field.choice(
                                "consentPurpose",
                                Arrays.stream(CallKind.values())
                                        .map(one -> Option.word(one.name(), "purpose." + one.name()))
                                        .toList())
                        .hint(),
                Field.choice(
                                "consentCampaign",
                                campaigns(client).values().stream()
                                        .map(one -> Option.named(one.id().value(), one.name()))
                                        .toList())
                        .hint(),
                Field.line("channel").required().hint(),
                Field.area("wording").required().hint(),
                Field.line("evidence").required().hint().width(6),
                Field.date("givenOn").required(),
                Field.date("endsOn")));
        model.addAttribute(
                Editor.VIEW,
                Editor.of(
                        Title.of("consent.add").below("consent.title", path(client)),
                        path(client),
                        "form.save",
                        path(client),
                        fields,
                        form));
        return Editor.VIEW;
    }

    private static String path(ClientId client) {
        return "/clients/" + client.value() + "/consents";
    }
}
