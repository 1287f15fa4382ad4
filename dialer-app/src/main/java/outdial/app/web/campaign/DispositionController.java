package outdial.app.web.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
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
import outdial.app.web.page.Field.Option;
import outdial.app.web.page.Form;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Title;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.disposition.Disposition;
import outdial.model.disposition.Disposition.Kind;
import outdial.sql.Accounts.Role;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.Campaign;
import outdial.sql.Dispositions;
import outdial.sql.Dispositions.Offered;

/** What agents of a campaign can record, in the order in which they see it. */
@Controller
@RequestMapping("/clients/{client}/campaigns/{campaign}/dispositions")
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class DispositionController {
    private static final String VIEW = "dispositions";
    private static final int MOST = 60;

    private final DSLContext sql;
    private final Changes changes;

    DispositionController(DSLContext sql, Changes changes) {
        this.sql = sql;
        this.changes = changes;
    }

    /** A disposition as it is being written; all as typed. */
    record Draft(String code, String label, String kind) {
        boolean isBlank() {
            return code.isBlank() && label.isBlank();
        }
    }

    @GetMapping
    String page(@PathVariable("client") ClientId client, @PathVariable("campaign") CampaignId id, Model model) {
        List<Draft> drafts = new Dispositions(sql, client)
                .of(find(client, id).id()).stream()
                        .map(offered -> new Draft(
                                offered.disposition().code(),
                                offered.label(),
                                offered.disposition().kind().name()))
                        .toList();
        return editor(model, find(client, id), Form.empty(), drafts, -1);
    }

    /** Buttons that change the order draw the form anew; nothing is kept before "save". */
    @PostMapping
    String change(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable("campaign") CampaignId id,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Campaign campaign = find(client, id);
        Form form = Form.of(sent);
        var drafts = new ArrayList<>(drafts(form));
        String[] deed = form.value("do").split("-", 2);
        int at = deed.length == 2 && deed[1].matches("[0-9]{1,2}") ? Integer.parseInt(deed[1]) : -1;
        return switch (deed[0]) {
            case "add" -> {
                drafts.add(new Draft("", "", Kind.REFUSAL.name()));
                yield editor(model, campaign, Form.empty(), drafts, drafts.size() - 1);
            }
            case "up" -> {
                if (at > 0 && at < drafts.size()) {
                    Collections.swap(drafts, at, at - 1);
                }
                yield editor(model, campaign, Form.empty(), drafts, Math.max(0, at - 1));
            }
            case "drop" -> {
                if (at >= 0 && at < drafts.size()) {
                    drafts.remove(at);
                }
                yield editor(model, campaign, Form.empty(), drafts, Math.max(0, at - 1));
            }
            default -> save(member, campaign, form, drafts, model, next);
        };
    }

    private String save(
            Member member, Campaign campaign, Form form, List<Draft> drafts, Model model, RedirectAttributes next) {
        var offered = new ArrayList<Offered>();
        for (int place = 0; place < drafts.size(); place++) {
            Draft draft = drafts.get(place);
            if (!draft.isBlank()) {
                offered.add(offered(form, place, draft));
            }
        }
        if (offered.stream().map(one -> one.disposition().code()).distinct().count() != offered.size()) {
            form.wrong("d0.code", "problem.twice");
        }
        if (offered.isEmpty()) {
            form.wrong("d0.code", "problem.required");
        }
        if (!form.isGood()) {
            return editor(model, campaign, form, drafts, -1);
        }
        changes.make(member, campaign.client(), (tx, note) -> {
            new Dispositions(tx, campaign.client()).offer(campaign.id(), offered);
            note.down(
                    "DISPOSITIONS_CHANGED",
                    "campaign " + campaign.id().value(),
                    String.join(
                            ", ",
                            offered.stream()
                                    .map(one -> one.disposition().code())
                                    .toList()));
            return offered;
        });
        return Notice.done(next, path(campaign), "notice.saved", campaign.name());
    }

    private static Offered offered(Form form, int place, Draft draft) {
        String code = draft.code().strip().toUpperCase(Locale.ROOT);
        if (!code.matches("[A-Z0-9_]{1,32}")) {
            form.wrong("d" + place + ".code", "problem.dispositionCode");
            code = "X";
        }
        String label = form.text("d" + place + ".label", 120);
        return new Offered(new Disposition(code, form.one("d" + place + ".kind", Kind.class)), label);
    }

    private static List<Draft> drafts(Form form) {
        var drafts = new ArrayList<Draft>();
        for (int place = 0; form.names().contains("d" + place + ".code") && place < MOST; place++) {
            drafts.add(new Draft(
                    form.value("d" + place + ".code"),
                    form.value("d" + place + ".label"),
                    Arrays.stream(Kind.values())
                            .map(Kind::name)
                            .filter(form.value("d" + place + ".kind")::equals)
                            .findFirst()
                            .orElse(Kind.REFUSAL.name())));
        }
        return drafts;
    }

    private Campaign find(ClientId client, CampaignId id) {
        return new Campaigns(sql, client).find(id).orElseThrow(NotThere::new);
    }

    private static String path(Campaign campaign) {
        return "/clients/" + campaign.client().value() + "/campaigns/"
                + campaign.id().value();
    }

    /** @param focus which one is written next; -1 if none in particular */
    private static String editor(Model model, Campaign campaign, Form form, List<Draft> drafts, int focus) {
        model.addAttribute(
                "heading", Title.of("disposition.title", campaign.name()).belowNamed(campaign.name(), path(campaign)));
        model.addAttribute("action", path(campaign) + "/dispositions");
        model.addAttribute("back", path(campaign));
        model.addAttribute("form", form);
        model.addAttribute("drafts", drafts);
        model.addAttribute("kinds", Option.all(Kind.values(), "dispositionKind"));
        model.addAttribute("focus", focus);
        return VIEW;
    }
}
