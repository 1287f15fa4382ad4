package outdial.app.web.campaign;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import outdial.app.dialling.UsualCampaign;
import outdial.app.web.campaign.CampaignForm.Filled;
import outdial.app.web.door.Changes;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.door.NotThere;
import outdial.app.web.door.RunningFloor;
import outdial.app.web.page.DayHours;
import outdial.app.web.page.Editor;
import outdial.app.web.page.Form;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Title;
import outdial.compliance.ComplianceGate;
import outdial.compliance.NumberReader;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.campaign.WeeklyHours;
import outdial.sql.Accounts.Role;
import outdial.sql.CallerNumbers;
import outdial.sql.CampaignSettings;
import outdial.sql.CampaignShifts;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.Campaign;
import outdial.sql.Clients;
import outdial.sql.Dispositions;
import outdial.sql.Interviews;
import outdial.sql.Questionnaires;
import outdial.sql.Teams;
import outdial.sql.TransferTargets;
import outdial.sql.Wordings;

/** Makes campaigns and changes their settings; a running floor sees a change within a second. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class CampaignEditController {
    private static final FloorId FLOOR = new FloorId(1);
    private static final String ANY_COUNTRY = "ZZ";

    private final DSLContext sql;
    private final Changes changes;
    private final RunningFloor floor;
    private final NumberReader numbers;
    private final InstantSource clock;

    CampaignEditController(
            DSLContext sql, Changes changes, RunningFloor floor, NumberReader numbers, InstantSource clock) {
        this.sql = sql;
        this.changes = changes;
        this.floor = floor;
        this.numbers = numbers;
        this.clock = clock;
    }

    @GetMapping("/clients/{client}/campaigns/new")
    String blank(@PathVariable("client") ClientId client, Model model) {
        Offers offers = Offers.of(sql, client);
        var usual = UsualCampaign.settings(
                UsualCampaign.mode(CampaignSettings.Purpose.SALES),
                ZoneId.of("Europe/Sofia"),
                Set.of(),
                true,
                Duration.ofHours(2));
        Form form = CampaignForm.filled("", usual, new WeeklyHours(Map.of()));
        form.fill("zone", "");
        boolean isExercise = floor.gate().filter(ComplianceGate::isForExercises).isPresent();
        DayHours.fill(form, "hours", isExercise ? usual.hours() : HOUSE_HOURS);
        newest(client).ifPresent(kept -> {
            form.fill("callerNumber", kept.id()).fill("countries", kept.owned().country());
            Set<ZoneId> zones = numbers.facts(kept.owned().number()).zones();
            if (zones.size() == 1) {
                form.fill("zone", zones.iterator().next());
            }
        });
        return editor(model, client, Optional.empty(), offers, form);
    }

    /** Whether the floor that runs here dials where no call could reach a person. */
    private boolean isExercise() {
        return floor.gate().filter(ComplianceGate::isForExercises).isPresent();
    }

    /** The caller number that was added last: a campaign is likely to call where it is from. */
    private Optional<CallerNumbers.Kept> newest(ClientId client) {
        return new CallerNumbers(sql, client).list().stream().max(Comparator.comparingLong(CallerNumbers.Kept::id));
    }

    @PostMapping("/clients/{client}/campaigns")
    String add(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Offers offers = Offers.of(sql, client);
        Form form = Form.of(sent);
        Filled filled = CampaignForm.read(form, offers, numbers, isExercise() ? "exercise" : "house");
        Optional<Long> like = form.chosen("dispositions", Offers.ids(offers.campaigns()));
        if (new Campaigns(sql, client).find(filled.name()).isPresent()) {
            form.wrong("name", "problem.taken");
        }
        if (!form.isGood()) {
            return editor(model, client, Optional.empty(), offers, form);
        }
        CampaignId made = changes.make(member, client, (tx, note) -> {
            CampaignId id = new Campaigns(tx, client).create(filled.name(), FLOOR, filled.settings(), clock.instant());
            var dispositions = new Dispositions(tx, client);
            dispositions.offer(
                    id,
                    like.map(other -> dispositions.of(new CampaignId(other))).orElse(UsualCampaign.dispositions()));
            attach(tx, client, id, filled);
            note.down("CAMPAIGN_ADDED", "campaign " + id.value(), filled.name());
            return id;
        });
        return Notice.done(next, path(client, made), "notice.added", filled.name());
    }

    @GetMapping("/clients/{client}/campaigns/{campaign}/settings")
    String page(@PathVariable("client") ClientId client, @PathVariable("campaign") CampaignId id, Model model) {
        Campaign campaign = find(client, id);
        Form form = CampaignForm.filled(
                campaign.name(),
                campaign.settings(),
                new CampaignShifts(sql, client).of(id).week());
        Wordings.Used used = new Wordings(sql, client).usedBy(id);
        used.script().ifPresent(script -> form.fill("script", script));
        used.message().ifPresent(message -> form.fill("message", message));
        new Questionnaires(sql, client)
                .of(id)
                .ifPresent(asked -> form.fill("questionnaire", asked.id().value()));
        Optional.ofNullable(new CallerNumbers(sql, client).shownBy(id).get(ANY_COUNTRY))
                .ifPresent(number -> form.fill("callerNumber", number));
        form.fillAll("teams", new Teams(sql, centre()).of(client, id));
        form.fill("targets", CampaignForm.written(new TransferTargets(sql, client).of(id)));
        return editor(model, client, Optional.of(campaign), Offers.of(sql, client), form);
    }

    @PostMapping("/clients/{client}/campaigns/{campaign}/settings")
    String change(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable("campaign") CampaignId id,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Campaign before = find(client, id);
        Offers offers = Offers.of(sql, client);
        Form form = Form.of(sent);
        Filled filled =
                CampaignForm.read(form, offers, numbers, before.settings().ruleBook());
        if (new Campaigns(sql, client)
                .find(filled.name())
                .filter(other -> !other.equals(id))
                .isPresent()) {
            form.wrong("name", "problem.taken");
        }
        if (!form.isGood()) {
            return editor(model, client, Optional.of(before), offers, form);
        }
        changes.make(member, client, (tx, note) -> {
            var campaigns = new Campaigns(tx, client);
            campaigns.rename(id, filled.name());
            campaigns.change(id, filled.settings());
            attach(tx, client, id, filled);
            note.down("CAMPAIGN_CHANGED", "campaign " + id.value(), difference(before, filled));
            return id;
        });
        return Notice.done(next, path(client, id), "notice.saved", filled.name());
    }

    private void attach(DSLContext tx, ClientId client, CampaignId id, Filled filled) {
        new CampaignShifts(tx, client)
                .write(
                        id,
                        filled.shifts(),
                        new CampaignShifts(tx, client).of(id).exceptions());
        var numbersOf = new CallerNumbers(tx, client);
        filled.callerNumber()
                .flatMap(numbersOf::find)
                .ifPresentOrElse(
                        kept -> numbersOf.show(id, ANY_COUNTRY, kept.owned().number()),
                        () -> numbersOf.hide(id, ANY_COUNTRY));
        new Teams(tx, centre()).assign(client, id, filled.teams());
        new Wordings(tx, client).use(id, filled.wordings());
        new Interviews(tx, client).ask(id, filled.questionnaire());
        new TransferTargets(tx, client).keep(id, filled.targets());
    }

    /** What changed, for the audit log. */
    private static String difference(Campaign before, Filled after) {
        String one = before.name() + " " + before.settings();
        String other = after.name() + " " + after.settings();
        return one.equals(other) ? "shifts, texts, teams or numbers" : one + " → " + other;
    }

    private Campaign find(ClientId client, CampaignId id) {
        return new Campaigns(sql, client).find(id).orElseThrow(NotThere::new);
    }

    private ClientId centre() {
        return new Clients(sql).findCentre().orElseThrow();
    }

    private static String path(ClientId client, CampaignId campaign) {
        return "/clients/" + client.value() + "/campaigns/" + campaign.value();
    }

    private static String editor(Model model, ClientId client, Optional<Campaign> campaign, Offers offers, Form form) {
        String base = "/clients/" + client.value();
        Title title = campaign.map(one ->
                        Title.of("campaign.settingsOf", one.name()).belowNamed(one.name(), path(client, one.id())))
                .orElse(Title.of("campaign.add"));
        model.addAttribute(
                Editor.VIEW,
                new Editor(
                        title,
                        campaign.map(one -> path(client, one.id()) + "/settings")
                                .orElse(base + "/campaigns"),
                        campaign.isPresent() ? "form.save" : "campaign.make",
                        campaign.map(one -> path(client, one.id())).orElse(base),
                        CampaignForm.sections(offers, campaign.isEmpty()),
                        form));
        return Editor.VIEW;
    }

    private static final WeeklyHours HOUSE_HOURS = houseHours();

    private static WeeklyHours houseHours() {
        var open = DayHours.windows("9-20").orElseThrow();
        var week = new java.util.EnumMap<java.time.DayOfWeek, List<WeeklyHours.Window>>(java.time.DayOfWeek.class);
        for (java.time.DayOfWeek day : java.time.DayOfWeek.values()) {
            if (day.getValue() <= 5) {
                week.put(day, open);
            }
        }
        week.put(java.time.DayOfWeek.SATURDAY, DayHours.windows("10-17").orElseThrow());
        return new WeeklyHours(week);
    }
}
