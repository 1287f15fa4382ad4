package outdial.app.web.rules;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.UriUtils;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.door.RunningFloor;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Listing;
import outdial.app.web.page.Mood;
import outdial.app.web.page.Table;
import outdial.app.web.page.Title;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadId;
import outdial.sql.Accounts.Role;
import outdial.sql.DueLead;
import outdial.sql.LeadBook;
import outdial.sql.LeadJudgings;
import outdial.sql.Waterfall;
import outdial.sql.Waterfall.Step;
import outdial.sql.Waterfall.When;

/** From all leads of a campaign to those that may be called now: how many wait, and for what; and who they are. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR, Role.ANALYST, Role.CLIENT_VIEWER})
final class WaterfallController {
    private static final Set<Role> LEADS = Set.of(Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR);
    private static final int PAGE = 50;
    private static final int DEEPEST = 5_000;
    private static final String AFTER = "after.";

    private final DSLContext sql;
    private final RunningFloor floor;
    private final MessageSource words;
    private final InstantSource clock;

    WaterfallController(DSLContext sql, RunningFloor floor, MessageSource words, InstantSource clock) {
        this.sql = sql;
        this.floor = floor;
        this.words = words;
        this.clock = clock;
    }

    /** A step in words; {@code href} is where its leads are, empty for who may not see them. */
    record Line(String reason, String code, long leads, String href) {}

    /** All steps of one kind. */
    record Group(When when, Mood mood, long leads, List<Line> lines) {}

    @GetMapping("/clients/{client}/campaigns/{campaign}/waterfall")
    String page(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable("campaign") CampaignId id,
            Locale language,
            Model model) {
        Instant at = clock.instant();
        OneCampaign one = OneCampaign.find(sql, client, id, floor.gate(), at);
        Waterfall all = one.waterfalls().at(at);
        boolean seesLeads = member.isAny(LEADS, client);
        model.addAttribute("campaign", one.campaign());
        model.addAttribute("path", one.path());
        model.addAttribute("all", all.all());
        model.addAttribute("judged", new LeadJudgings(sql, one.terms(), one.gate()).progress());
        model.addAttribute(
                "groups",
                Arrays.stream(When.values())
                        .map(when -> new Group(
                                when,
                                mood(when),
                                all.of(when),
                                all.stepsOf(when).stream()
                                        .map(step -> line(one, step, seesLeads, language))
                                        .toList()))
                        .toList());
        return "waterfall";
    }

    private static Mood mood(When when) {
        return switch (when) {
            case NOW -> Mood.GOOD;
            case TODAY, LATER -> Mood.NOTICE;
            case NEVER -> Mood.BAD;
        };
    }

    private Line line(OneCampaign one, Step step, boolean seesLeads, Locale language) {
        boolean isRule = one.gate().isRule(step.reason());
        String href = one.path() + "/waterfall/leads?when=" + step.when() + "&reason="
                + UriUtils.encodeQueryParam(step.reason(), StandardCharsets.UTF_8);
        return new Line(
                reason(one, step.reason(), language), isRule ? step.reason() : "", step.leads(), seesLeads ? href : "");
    }

    /** What a step's reason is called. */
    private String reason(OneCampaign one, String reason, Locale language) {
        if (reason.startsWith(AFTER)) {
            String outcome = words.getMessage("outcome." + reason.substring(AFTER.length()), null, "–", language);
            return words.getMessage("waterfall.after", new Object[] {outcome}, language);
        }
        String own = words.getMessage("waterfall.reason." + reason, null, null, language);
        String rule = own != null ? own : words.getMessage("rule." + one.gate().about(reason), null, null, language);
        return rule != null ? rule : words.getMessage("rule.law", new Object[] {reason}, language);
    }

    @GetMapping("/clients/{client}/campaigns/{campaign}/waterfall/leads")
    @For({Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR})
    String leads(
            @PathVariable("client") ClientId client,
            @PathVariable("campaign") CampaignId id,
            @RequestParam(name = "when", defaultValue = "NOW") When when,
            @RequestParam(name = "reason", defaultValue = Waterfall.READY) String reason,
            @RequestParam(name = "from", defaultValue = "0") int asked,
            Locale language,
            Model model) {
        Instant at = clock.instant();
        int from = Math.clamp(asked, 0, DEEPEST);
        OneCampaign one = OneCampaign.find(sql, client, id, floor.gate(), at);
        List<DueLead> leads = one.waterfalls().leads(when, reason, from, PAGE, at);
        Map<LeadId, String> names = new LeadBook(sql, client)
                .names(leads.stream().map(lead -> lead.facts().lead()).toList());
        var reader =
                new Explained.Reader(words, language, one.campaign().settings().zone());
        String more = one.path() + "/waterfall/leads?when=" + when + "&reason="
                + UriUtils.encodeQueryParam(reason, StandardCharsets.UTF_8) + "&from=" + (from + PAGE);
        model.addAttribute(
                Listing.VIEW,
                Listing.of(
                                Title.of("waterfall.leads", reason(one, reason, language))
                                        .belowNamed(one.campaign().name(), one.path())
                                        .below("waterfall.title", one.path() + "/waterfall"),
                                Table.of(
                                        "waterfall.lead waterfall.number waterfall.why",
                                        "waterfall.noLeads",
                                        leads.stream()
                                                .map(lead -> cells(one, lead, names, reader, at))
                                                .toList()))
                        .older(leads.size() == PAGE && from + PAGE <= DEEPEST ? Optional.of(more) : Optional.empty()));
        return Listing.VIEW;
    }

    private static List<Cell> cells(
            OneCampaign one, DueLead lead, Map<LeadId, String> names, Explained.Reader reader, Instant at) {
        LeadId id = lead.facts().lead();
        String name = names.getOrDefault(id, "");
        Explained why = reader.read(one.gate(), one.gate().judge(lead.facts(), at), at);
        return List.of(
                new Cell.Link(
                        name.isEmpty() ? "#" + id.value() : name,
                        "/clients/" + one.campaign().client().value() + "/leads/" + id.value()),
                new Cell.Code(lead.facts().number().number().e164()),
                new Cell.Plain(why.sentence()));
    }

    /** The same for programs; the counts add up to {@code all}. */
    @GetMapping(
            path = "/clients/{client}/campaigns/{campaign}/waterfall.json",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, Object> forPrograms(
            @PathVariable("client") ClientId client, @PathVariable("campaign") CampaignId id, Locale language) {
        Instant at = clock.instant();
        OneCampaign one = OneCampaign.find(sql, client, id, floor.gate(), at);
        Waterfall all = one.waterfalls().at(at);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("at", at.toString());
        answer.put("all", all.all());
        answer.put(
                "steps",
                all.steps().stream()
                        .map(step -> Map.of(
                                "when",
                                step.when().name().toLowerCase(Locale.ROOT),
                                "reason",
                                step.reason(),
                                "words",
                                reason(one, step.reason(), language),
                                "leads",
                                step.leads()))
                        .collect(Collectors.toList()));
        return answer;
    }
}
