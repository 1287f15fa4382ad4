package outdial.app.web.law;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import outdial.app.web.page.Field;
import outdial.app.web.page.Field.Option;
import outdial.app.web.page.Form;
import outdial.compliance.RuleBook;
import outdial.compliance.direction.ClientRules;
import outdial.compliance.gate.Waiver;
import outdial.compliance.pack.PackRule;
import outdial.compliance.pack.RulePacks;
import outdial.model.ClientId;
import outdial.model.LeadId;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.Campaign;
import outdial.sql.LeadBook;
import outdial.sql.RuleWaivers;

/** An override as a person asks for it; {@code at} is now. */
record WaiverForm(DSLContext sql, ClientId client, Instant at) {
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final List<PackRule> ADVISORY =
            RulePacks.shipped().rules().stream().filter(PackRule::mayBeWaived).toList();

    List<Field> fields() {
        var fields = new ArrayList<Field>(List.of(
                Field.choice("waiverRule", List.copyOf(rules().values()))
                        .required()
                        .hint(),
                Field.choice(
                                "waiverCampaign",
                                campaigns(sql, client).values().stream()
                                        .map(one -> Option.named(one.id().value(), one.name()))
                                        .toList())
                        .required(),
                Field.line("waiverLead").code().hint().width(2)));
        fields.addAll(LocalMoment.fields("waiverFrom", false));
        fields.addAll(LocalMoment.fields("waiverUntil", true));
        fields.add(Field.line("waiverReason").required().hint().width(6));
        return fields;
    }

    /** What is asked for; empty if something is wrong, which the form then tells. */
    Optional<RuleWaivers.Wanted> read(Form form) {
        String rule = form.value("waiverRule");
        if (!rules().containsKey(rule)) {
            form.wrong("waiverRule", "problem.choose");
        }
        Map<Long, Campaign> campaigns = campaigns(sql, client);
        Optional<Campaign> campaign =
                form.chosen("waiverCampaign", campaigns.keySet()).map(campaigns::get);
        if (campaign.isEmpty()) {
            form.wrong("waiverCampaign", "problem.choose");
        }
        Optional<LeadId> lead = lead(form, campaign);
        String reason = form.text("waiverReason", 300);
        Set<ZoneId> zone = campaign.map(one -> Set.of(one.settings().zone())).orElse(Set.of());
        Instant now = Instant.ofEpochSecond(at.getEpochSecond());
        Instant from = LocalMoment.earliest(form, "waiverFrom", zone).orElse(now);
        Optional<Instant> until = LocalMoment.latest(form, "waiverUntil", zone);
        if (until.isEmpty()) {
            form.wrong("waiverUntil", "problem.required");
        } else if (!until.get().isAfter(from) || !until.get().isAfter(now)) {
            form.wrong("waiverUntil", "problem.endBeforeStart");
        } else if (until.get().isAfter(from.plus(LONGEST))) {
            form.wrong("waiverUntil", "problem.waiverLong", LONGEST.toDays(), "");
        }
        return form.isGood() && campaign.isPresent() && until.isPresent()
                ? Optional.of(
                        new RuleWaivers.Wanted(campaign.get().id(), lead, new Waiver(rule, from, until.get()), reason))
                : Optional.empty();
    }

    private Optional<LeadId> lead(Form form, Optional<Campaign> campaign) {
        String typed = Form.latin(form.value("waiverLead").strip()).replaceFirst("^#", "");
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        Optional<LeadId> lead =
                typed.matches("[1-9][0-9]{0,17}") ? Optional.of(new LeadId(Long.parseLong(typed))) : Optional.empty();
        boolean there = lead.isPresent()
                && campaign.isPresent()
                && new LeadBook(sql, client)
                        .places(lead.get()).stream()
                                .anyMatch(place ->
                                        place.campaign().equals(campaign.get().id()));
        if (!there) {
            form.wrong("waiverLead", "problem.noLead");
        }
        return lead;
    }

    /** The client's campaigns by their numbers. */
    static Map<Long, Campaign> campaigns(DSLContext sql, ClientId client) {
        return new Campaigns(sql, client)
                .campaigns().stream()
                        .collect(Collectors.toMap(
                                one -> one.id().value(), Function.identity(), (one, _) -> one, LinkedHashMap::new));
    }

    /** What may be left aside: rules of the house, advisory ones, and the client's own. */
    private Map<String, Option> rules() {
        var rules = new LinkedHashMap<String, Option>();
        RuleBook.waivable().forEach(rule -> rules.put(rule, Option.word(rule, "rule." + rule)));
        new Campaigns(sql, client)
                .campaigns().stream()
                        .findFirst()
                        .flatMap(any -> new Campaigns(sql, client)
                                .terms(any.id(), at)
                                .directions()
                                .rules())
                        .map(ClientRules::rules)
                        .orElse(List.of())
                        .forEach(rule -> rules.put(rule.id(), Option.named(rule.id(), rule.id())));
        ADVISORY.forEach(
                rule -> rules.put(rule.id(), Option.named(rule.id(), rule.jurisdiction() + " · " + rule.id())));
        return rules;
    }
}
