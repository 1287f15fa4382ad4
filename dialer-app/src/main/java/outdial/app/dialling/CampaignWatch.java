package outdial.app.dialling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import outdial.app.floor.Campaign;
import outdial.app.floor.FloorInput;
import outdial.compliance.AbandonmentRules;
import outdial.compliance.GateFacts;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.agent.Needs;
import outdial.model.campaign.Shifts;
import outdial.model.pacing.account.AccountRule;
import outdial.model.pacing.account.AccountRule.Whose;
import outdial.model.pacing.account.Accounts;
import outdial.model.pacing.pool.FloorLimits;
import outdial.sql.AnswerTallies;
import outdial.sql.CampaignSettings;
import outdial.sql.CampaignShifts;
import outdial.sql.Campaigns;
import outdial.sql.FloorCampaigns;
import outdial.sql.FloorCampaigns.Standing;
import outdial.sql.FloorUse;
import outdial.sql.MachineChecks;
import outdial.sql.PacingMemories;

/**
 * Looks at the tables to see which campaigns dial, and says what the floor must be told. Whoever changes a campaign,
 * on whichever node, raises its version; so nothing is missed while this node was down. Safe on any thread.
 */
public final class CampaignWatch {
    private final DSLContext dsl;
    private final FloorId floor;
    private final Hours hours;
    private final Predicate<CampaignId> ours;
    private final InstantSource clock;
    private final Map<CampaignId, Standing> told = new ConcurrentHashMap<>();
    private final Map<CampaignId, Known> known = new ConcurrentHashMap<>();
    private FloorLimits limits = FloorLimits.WIDE;
    private Instant countAgain = Instant.MIN;

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** Whether shifts count. Calling hours always do; those are the gate's. */
    public enum Hours {
        /** A campaign dials in its shifts. */
        SHIFTS,
        /** It dials as long as it runs: someone has started it by hand. */
        ANY
    }

    /**
     * What the rest of the program asks about a campaign.
     *
     * @param name for people
     * @param recording which of its calls are recorded
     */
    public record Known(String name, Campaign campaign, CampaignSettings.Recording recording) {}

    /** @param ours whether a campaign of the floor is to be dialled by this run */
    public CampaignWatch(DSLContext dsl, FloorId floor, Hours hours, Predicate<CampaignId> ours, InstantSource clock) {
        this.dsl = dsl;
        this.floor = floor;
        this.hours = hours;
        this.ours = ours;
        this.clock = clock;
    }

    /** What has changed since the last look. Reads two small tables, and more only of what has changed. */
    public synchronized List<FloorInput> look() {
        List<Standing> standing = new FloorCampaigns(dsl).of(floor);
        var news = new ArrayList<FloorInput>(closed(standing));
        FloorLimits allowed = new FloorUse(dsl).of(floor);
        if (!allowed.equals(limits)) {
            limits = allowed;
            news.add(new FloorInput.LimitsSet(allowed));
        }
        for (Standing now : standing) {
            if (ours.test(now.campaign()) && !now.equals(told.put(now.campaign(), now))) {
                news.add(news(now));
            }
        }
        news.addAll(countedBeside(standing));
        return news;
    }

    /** Once a minute: how windows stand that count a client's campaigns of other floors, too. */
    private List<FloorInput> countedBeside(List<Standing> standing) {
        Instant at = clock.instant();
        if (at.isBefore(countAgain)) {
            return List.of();
        }
        countAgain = at.plus(A_MINUTE);
        Set<ClientId> beside = new FloorCampaigns(dsl).clientsBeside(floor);
        var news = new ArrayList<FloorInput>();
        for (Standing now : standing) {
            if (beside.contains(now.client()) && silence(now).isEmpty()) {
                find(now.campaign())
                        .map(one -> accounts(
                                now, rules(one.campaign(), at).filter(rule -> rule.whose() == Whose.CLIENT), at))
                        .filter(accounts -> !accounts.isEmpty())
                        .ifPresent(accounts -> news.add(new FloorInput.ClientCounted(now.client(), accounts)));
            }
        }
        return news;
    }

    /** Closed campaigns are listed no more; a floor that knows one lets go of it. */
    private List<FloorInput> closed(List<Standing> standing) {
        var open = standing.stream().map(Standing::campaign).collect(Collectors.toSet());
        List<CampaignId> gone =
                told.keySet().stream().filter(id -> !open.contains(id)).toList();
        told.keySet().removeAll(gone);
        return gone.stream()
                .<FloorInput>map(id -> new FloorInput.CampaignStopped(id, true, "the campaign is closed"))
                .toList();
    }

    /** Why the campaign does not dial now, if it does not. */
    private Optional<String> silence(Standing now) {
        if (now.state() != Campaigns.State.RUNNING) {
            return Optional.of("the campaign is " + now.state().name().toLowerCase(java.util.Locale.ROOT));
        }
        return hours == Hours.SHIFTS && !now.shiftOpen() ? Optional.of("no shift is open") : Optional.empty();
    }

    private FloorInput news(Standing now) {
        Instant at = clock.instant();
        var campaigns = new Campaigns(dsl, now.client());
        Campaigns.Campaign stored = campaigns.campaign(now.campaign());
        Campaign campaign = campaign(stored.settings(), campaigns.terms(now.campaign(), at));
        known.put(
                now.campaign(),
                new Known(stored.name(), campaign, stored.settings().recording()));
        return silence(now)
                .<FloorInput>map(why -> new FloorInput.CampaignStopped(now.campaign(), false, why))
                .orElseGet(() -> new FloorInput.CampaignOpened(
                        campaign,
                        accounts(now, rules(campaign, at), at),
                        new PacingMemories(dsl, now.client()).find(now.campaign()),
                        until(now, stored.settings(), campaign, at)));
    }

    /** When its shift ends, or before that the hours of its calls as the campaign's own zone shows them. */
    private Optional<Instant> until(Standing now, CampaignSettings settings, Campaign campaign, Instant at) {
        var calls = new Shifts(settings.zone(), campaign.terms().hours(), Map.of());
        Shifts shifts = new CampaignShifts(dsl, now.client()).of(now.campaign());
        Optional<Instant> last = calls.openUntil(at);
        if (hours == Hours.ANY || shifts.isEmpty()) {
            return last;
        }
        return shifts.openUntil(at).flatMap(shift -> last.map(one -> one.isBefore(shift) ? one : shift));
    }

    /** Its own cap over 24 hours, and what the packs of its countries ask for. */
    private static Stream<AccountRule> rules(Campaign campaign, Instant at) {
        return Stream.concat(
                Stream.of(AccountRule.ofCampaign(campaign.abandonCap())),
                AbandonmentRules.shipped().of(campaign.terms(), at).stream());
    }

    private List<Accounts.Known> accounts(Standing now, Stream<AccountRule> rules, Instant at) {
        var tallies = new AnswerTallies(dsl);
        var checks = new MachineChecks(dsl);
        return rules.map(rule -> {
                    Optional<CampaignId> whose =
                            rule.whose() == Whose.CLIENT ? Optional.empty() : Optional.of(now.campaign());
                    return new Accounts.Known(
                            rule,
                            tallies.of(now.client(), whose, rule.over().start(at), at),
                            checks.of(now.client(), whose, at));
                })
                .toList();
    }

    /**
     * This node leads from now on: at the next look all campaigns are told again, for another node may have dialled them
     * since.
     */
    synchronized void forget() {
        told.clear();
        limits = FloorLimits.WIDE;
    }

    private static Campaign campaign(CampaignSettings settings, GateFacts.Terms terms) {
        return new Campaign(
                terms,
                settings.mode(),
                new Needs(settings.skills(), settings.language()),
                settings.ringFor(),
                settings.detectMachine(),
                settings.abandonCap(),
                settings.maxCalls(),
                settings.weight(),
                settings.wrapUp(),
                settings.preview(),
                settings.checks());
    }

    /** A campaign that was ever seen. */
    public Optional<Known> find(CampaignId campaign) {
        return Optional.ofNullable(known.get(campaign));
    }

    /**
     * The terms of a campaign that the floor knows.
     *
     * @throws IllegalStateException for one that it can't know
     */
    GateFacts.Terms terms(CampaignId campaign) {
        return find(campaign)
                .map(one -> one.campaign().terms())
                .orElseThrow(() -> new IllegalStateException("Campaign " + campaign.value() + " was never looked at"));
    }
}
