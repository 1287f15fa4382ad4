package outdial.app.web.office;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import outdial.app.web.door.Changes;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.door.NotThere;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Field;
import outdial.app.web.page.Field.Option;
import outdial.app.web.page.Form;
import outdial.app.web.page.Listing;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Table;
import outdial.app.web.page.Title;
import outdial.model.ClientId;
import outdial.model.survey.Question;
import outdial.model.survey.Questionnaire;
import outdial.sql.Accounts.Role;
import outdial.sql.Campaigns;
import outdial.sql.Interviews;
import outdial.sql.Interviews.QuestionnaireId;
import outdial.sql.Questionnaires;
import outdial.sql.Questionnaires.Titled;

/**
 * Flat questionnaires. A version is never changed: saving makes the next one, and campaigns that ask an older version
 * ask the new one from then on; interviews that run keep theirs.
 */
@Controller
@RequestMapping("/clients/{client}/questionnaires")
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class QuestionnaireController {
    private static final String VIEW = "questionnaire";

    private final DSLContext sql;
    private final Changes changes;
    private final InstantSource clock;

    QuestionnaireController(DSLContext sql, Changes changes, InstantSource clock) {
        this.sql = sql;
        this.changes = changes;
        this.clock = clock;
    }

    @GetMapping
    String list(@PathVariable("client") ClientId client, Model model) {
        var rows = new Questionnaires(sql, client)
                .newest().stream()
                        .map(one -> List.<Cell>of(
                                new Cell.Link(
                                        one.title(),
                                        path(client) + "/" + one.id().value()),
                                new Cell.Code(one.code()),
                                new Cell.Count(one.version()),
                                new Cell.Count(one.questions()),
                                new Cell.Moment(one.createdAt())))
                        .toList();
        model.addAttribute(
                Listing.VIEW,
                Listing.of(
                                Title.of("questionnaire.title"),
                                Table.of(
                                        "questionnaire.name questionnaire.code #questionnaire.version"
                                                + " #questionnaire.questions questionnaire.since",
                                        "questionnaire.none",
                                        rows))
                        .with("questionnaire.add", path(client) + "/new"));
        return Listing.VIEW;
    }

    @GetMapping("/new")
    String blank(@PathVariable("client") ClientId client, Model model) {
        return editor(model, client, null, Form.empty(), List.of(QuestionDraft.blank(1)), 0);
    }

    @GetMapping("/{id}")
    String page(@PathVariable("client") ClientId client, @PathVariable long id, Model model) {
        Titled titled = find(client, id);
        List<QuestionDraft> drafts = titled.questionnaire().questions().stream()
                .map(QuestionDraft::of)
                .toList();
        return editor(model, client, id, Form.empty().fill("name", titled.title()), drafts, -1);
    }

    @PostMapping
    String add(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        return sent(member, client, null, Form.of(sent), model, next);
    }

    @PostMapping("/{id}")
    String change(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        return sent(member, client, id, Form.of(sent), model, next);
    }

    /** Buttons that change the order or the number of questions draw the form anew; nothing is kept before "save". */
    private String sent(
            Member member, ClientId client, @Nullable Long id, Form form, Model model, RedirectAttributes next) {
        if (id != null) {
            find(client, id);
        }
        var drafts = new ArrayList<>(QuestionDraft.all(form));
        String[] deed = form.value("do").split("-", 2);
        int at = deed.length == 2 && deed[1].matches("[0-9]{1,3}") ? Integer.parseInt(deed[1]) : -1;
        return switch (deed[0]) {
            case "add" -> {
                drafts.add(QuestionDraft.blank(drafts.size() + 1));
                yield editor(model, client, id, named(form), drafts, drafts.size() - 1);
            }
            case "up" -> {
                if (at > 0 && at < drafts.size()) {
                    Collections.swap(drafts, at, at - 1);
                }
                yield editor(model, client, id, named(form), drafts, Math.max(0, at - 1));
            }
            case "drop" -> {
                if (at >= 0 && at < drafts.size()) {
                    drafts.remove(at);
                }
                yield editor(model, client, id, named(form), drafts, Math.max(0, at - 1));
            }
            default -> save(member, client, id, form, drafts, model, next);
        };
    }

    /** The form without its questions, which the drafts carry. */
    private static Form named(Form form) {
        return Form.empty().fill("name", form.value("name")).fill("code", form.value("code"));
    }

    private String save(
            Member member,
            ClientId client,
            @Nullable Long id,
            Form form,
            List<QuestionDraft> drafts,
            Model model,
            RedirectAttributes next) {
        String title = form.text("name", 200);
        String code = id == null
                ? newCode(client, form)
                : find(client, id).questionnaire().code();
        List<Question> questions = questions(form, drafts);
        if (!form.isGood()) {
            return editor(model, client, id, form, drafts, -1);
        }
        int version = changes.make(member, client, (tx, note) -> {
            var all = new Questionnaires(tx, client);
            int following = 1
                    + all.newest().stream()
                            .filter(one -> one.code().equals(code))
                            .mapToInt(Questionnaires.Listed::version)
                            .max()
                            .orElse(0);
            QuestionnaireId made = all.add(new Questionnaire(code, following, questions), title, clock.instant());
            askFromNowOn(new Campaigns(tx, client), all, new Interviews(tx, client), code, made);
            note.down("QUESTIONNAIRE_SAVED", "questionnaire " + code + " version " + following, title);
            return following;
        });
        return Notice.done(next, path(client), "questionnaire.saved", title + " · " + version);
    }

    private static void askFromNowOn(
            Campaigns campaigns, Questionnaires all, Interviews interviews, String code, QuestionnaireId made) {
        campaigns.campaigns().stream()
                .filter(campaign -> all.of(campaign.id())
                        .filter(asked -> asked.questionnaire().code().equals(code))
                        .isPresent())
                .forEach(campaign -> interviews.ask(campaign.id(), made));
    }

    private String newCode(ClientId client, Form form) {
        String code = form.text("code", 64).toUpperCase(Locale.ROOT);
        if (!code.isEmpty() && !code.matches("[A-Z0-9_-]+")) {
            form.wrong("code", "problem.code");
        }
        if (new Questionnaires(sql, client)
                .newest().stream().anyMatch(one -> one.code().equals(code))) {
            form.wrong("code", "problem.taken");
        }
        return code;
    }

    private static List<Question> questions(Form form, List<QuestionDraft> drafts) {
        var questions = new ArrayList<Question>();
        for (int place = 0; place < drafts.size(); place++) {
            Optional<Question> made = drafts.get(place).question(form, place);
            made.ifPresent(question -> questions.add(question));
            String code = drafts.get(place).code().strip();
            boolean isTaken = drafts.subList(0, place).stream()
                    .anyMatch(before -> before.code().strip().equalsIgnoreCase(code));
            if (isTaken) {
                form.wrong(QuestionDraft.name(place, "code"), "problem.taken");
            }
        }
        if (drafts.isEmpty()) {
            form.wrong("name", "problem.oneQuestion");
        }
        return questions;
    }

    private Titled find(ClientId client, long id) {
        return new Questionnaires(sql, client).find(new QuestionnaireId(id)).orElseThrow(NotThere::new);
    }

    private static String path(ClientId client) {
        return "/clients/" + client.value() + "/questionnaires";
    }

    /** @param focus which question is written next; -1 if none in particular */
    private static String editor(
            Model model, ClientId client, @Nullable Long id, Form form, List<QuestionDraft> drafts, int focus) {
        Title heading = id == null ? Title.of("questionnaire.add") : Title.of("questionnaire.one", form.value("name"));
        model.addAttribute("heading", heading.below("questionnaire.title", path(client)));
        model.addAttribute("action", id == null ? path(client) : path(client) + "/" + id);
        model.addAttribute("back", path(client));
        var title = Field.line("name").called("title").required();
        model.addAttribute(
                "fields",
                id == null ? List.of(title, Field.line("code").required().code().hint()) : List.of(title));
        model.addAttribute("form", form);
        model.addAttribute("drafts", drafts);
        model.addAttribute("kinds", Option.all(QuestionDraft.Kind.values(), "question"));
        model.addAttribute("focus", focus);
        return VIEW;
    }
}
