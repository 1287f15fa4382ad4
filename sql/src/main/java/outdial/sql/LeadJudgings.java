package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.DNC_LIST;
import static outdial.sql.gen.Tables.LEAD_JUDGING;
import static outdial.sql.gen.Tables.PHONE;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import outdial.compliance.ComplianceGate;
import outdial.compliance.Finding;
import outdial.compliance.GateFacts;
import outdial.compliance.Verdict;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.sql.Verdicts.Judged;
import outdial.sql.gen.tables.records.CampaignLeadRecord;

/**
 * Judges a campaign's leads before anybody dials them, so that those who can't be called are counted where they belong
 * and not as ready: table {@code lead_judging}. A pass goes through the leads by their ids, a page to a transaction, and
 * goes on with new ones; it begins anew when rules, settings or copies of registers have changed. What a running hour alone
 * stands in the way of stays ready.
 */
public final class LeadJudgings {
    private static final Set<String> WAITED_FOR = Set.of(
            "region-suspended",
            "caller-evidence",
            "attempts-per-day",
            "attempts-apart",
            "campaign-hours",
            "house-window");
    private static final Set<String> HOURS = Set.of("calling-window", "client-hours", "campaign-hours", "house-window");

    private final DSLContext dsl;
    private final GateFacts.Terms terms;
    private final ComplianceGate gate;

    /** Of one campaign, judged by {@code gate} as if the campaign ran. */
    public LeadJudgings(DSLContext dsl, GateFacts.Terms terms, ComplianceGate gate) {
        this.dsl = dsl;
        this.terms = terms.asIfRunning();
        this.gate = gate;
    }

    /** How far the leads have been judged. */
    public record Progress(long judged, Instant at) {}

    public Optional<Progress> progress() {
        return dsl.selectFrom(LEAD_JUDGING)
                .where(LEAD_JUDGING.CLIENT_ID.eq(terms.client().value()))
                .and(LEAD_JUDGING.CAMPAIGN_ID.eq(terms.campaign().value()))
                .fetchOptional(row -> new Progress(row.getJudged(), row.getAt()));
    }

    /**
     * Judges the next leads, in a transaction of its own.
     *
     * @return how many were looked at; less than {@code most} when none is left for now
     */
    public int judge(int most, Instant at) {
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            String by = byWhat(tx);
            List<CampaignLeadRecord> page = tx.selectFrom(CAMPAIGN_LEAD)
                    .where(CAMPAIGN_LEAD.CLIENT_ID.eq(terms.client().value()))
                    .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(terms.campaign().value()))
                    .and(CAMPAIGN_LEAD.LEAD_ID.gt(from(tx, by)))
                    .orderBy(CAMPAIGN_LEAD.LEAD_ID)
                    .limit(most)
                    .fetch();
            if (!page.isEmpty()) {
                note(tx, by, page.getLast().getLeadId(), page.size(), at);
                change(tx, page, at);
            }
            return page.size();
        });
    }

    /**
     * Judges the leads that have this number, in a transaction of its own: something about the person has changed.
     *
     * @return how many changed places
     */
    public int judge(PhoneNumber number, Instant at) {
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            List<Long> leads = tx.select(PHONE.LEAD_ID)
                    .from(PHONE)
                    .where(PHONE.CLIENT_ID.eq(terms.client().value()))
                    .and(PHONE.E164.eq(number))
                    .fetch(PHONE.LEAD_ID);
            return change(tx, rows(tx, leads).fetch(), at);
        });
    }

    /**
     * Judges the number's leads in every campaign of the client that is not closed.
     *
     * @param gates the gate by the name of a campaign's rule book
     * @return how many changed places
     */
    public static int judgeEverywhere(
            DSLContext dsl, ClientId client, PhoneNumber number, Function<String, ComplianceGate> gates, Instant at) {
        var campaigns = new Campaigns(dsl, client);
        return dsl
                .select(CAMPAIGN.ID, CAMPAIGN.RULE_BOOK)
                .from(CAMPAIGN)
                .where(CAMPAIGN.CLIENT_ID.eq(client.value()))
                .and(CAMPAIGN.STATE.ne(Campaigns.State.CLOSED.name()))
                .fetch()
                .stream()
                .mapToInt(row -> new LeadJudgings(
                                dsl, campaigns.terms(new CampaignId(row.value1()), at), gates.apply(row.value2()))
                        .judge(number, at))
                .sum();
    }

    /** All of the client's campaigns are judged anew. */
    public static void beginAnew(DSLContext dsl, ClientId client) {
        dsl.update(LEAD_JUDGING)
                .set(LEAD_JUDGING.BY_WHAT, "")
                .where(LEAD_JUDGING.CLIENT_ID.eq(client.value()))
                .execute();
    }

    private SelectConditionStep<CampaignLeadRecord> rows(DSLContext tx, List<Long> leads) {
        return tx.selectFrom(CAMPAIGN_LEAD)
                .where(CAMPAIGN_LEAD.CLIENT_ID.eq(terms.client().value()))
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(terms.campaign().value()))
                .and(CAMPAIGN_LEAD.LEAD_ID.in(leads));
    }

    private boolean isToBeJudged(CampaignLeadRecord lead) {
        return switch (LeadState.ofCode(lead.getState())) {
            case READY -> true;
            case BLOCKED -> !ListEnd.BLOCKS.contains(lead.getBlockedBy());
            case SCHEDULED -> isByRule(lead.getBlockedBy());
            case CLAIMED, DONE -> false;
        };
    }

    /** Whether it waits for what a rule said, which may be another now, and not for its next turn or a promise. */
    private boolean isByRule(@Nullable String reason) {
        return reason != null && (WAITED_FOR.contains(reason) || gate.isRule(reason));
    }

    /** Only leads whose verdict is another are locked, and those that somebody has moved meanwhile are left alone. */
    private int change(DSLContext tx, List<CampaignLeadRecord> seen, Instant at) {
        List<CampaignLeadRecord> judged =
                seen.stream().filter(this::isToBeJudged).toList();
        List<DueLead> due = new LeadFacts(tx, terms).of(judged, at);
        var changed = new HashMap<Long, Judged>();
        var versions = new HashMap<Long, Integer>();
        for (int i = 0; i < judged.size(); i++) {
            CampaignLeadRecord lead = judged.get(i);
            versions.put(lead.getLeadId(), lead.getVersion());
            judged(lead, due.get(i).facts(), at).ifPresent(one -> changed.put(lead.getLeadId(), one));
        }
        if (changed.isEmpty()) {
            return 0;
        }
        var moves = new LeadMoves(tx);
        var given = new ArrayList<Judged>();
        for (CampaignLeadRecord lead : rows(tx, List.copyOf(changed.keySet()))
                .orderBy(CAMPAIGN_LEAD.LEAD_ID)
                .forUpdate()
                .fetch()) {
            if (lead.getVersion().equals(versions.get(lead.getLeadId()))) {
                Judged one = Objects.requireNonNull(changed.get(lead.getLeadId()));
                var before = LeadMoves.place(lead);
                one.give(lead);
                moves.store(lead, before);
                given.add(one);
            }
        }
        moves.count(terms.client().value(), terms.campaign().value(), at.toEpochMilli());
        new Verdicts(tx, terms.client(), terms.campaign()).keep(given, gate.title(terms), at);
        return given.size();
    }

    /** The verdict, if the lead stands elsewhere than where it would put it. */
    private Optional<Judged> judged(CampaignLeadRecord lead, GateFacts facts, Instant at) {
        boolean ready = lead.getState() == LeadState.READY.code();
        return switch (gate.judge(facts, at)) {
            case Verdict.Allowed _ -> ready ? Optional.empty() : Optional.of(Judged.allowed(facts));
            case Verdict.Deferred(var until, var findings) -> {
                boolean onlyHours = findings.stream().allMatch(this::isAboutHours);
                if (onlyHours) {
                    yield ready ? Optional.empty() : Optional.of(Judged.allowed(facts));
                }
                List<Finding> told = notHoursFirst(findings);
                yield waitsFor(lead, until, told.getFirst())
                        ? Optional.empty()
                        : Optional.of(Judged.of(facts, Optional.of(until), told));
            }
            case Verdict.Denied(var findings) ->
                lead.getState() == LeadState.BLOCKED.code()
                                && findings.getFirst().rule().equals(lead.getBlockedBy())
                        ? Optional.empty()
                        : Optional.of(Judged.of(facts, Optional.empty(), findings));
        };
    }

    private static boolean waitsFor(CampaignLeadRecord lead, Instant until, Finding why) {
        return lead.getState() == LeadState.SCHEDULED.code()
                && until.equals(lead.getDueAt())
                && why.rule().equals(lead.getBlockedBy());
    }

    private boolean isAboutHours(Finding finding) {
        return HOURS.contains(gate.about(finding));
    }

    private List<Finding> notHoursFirst(List<Finding> findings) {
        var sorted = findings.stream().collect(Collectors.partitioningBy(this::isAboutHours));
        var all = new ArrayList<>(Objects.requireNonNull(sorted.get(false)));
        all.addAll(Objects.requireNonNull(sorted.get(true)));
        return all;
    }

    /** The last lead judged by the same; locks the row, so that two nodes don't judge at once. */
    private long from(DSLContext tx, String by) {
        return tx.selectFrom(LEAD_JUDGING)
                .where(LEAD_JUDGING.CLIENT_ID.eq(terms.client().value()))
                .and(LEAD_JUDGING.CAMPAIGN_ID.eq(terms.campaign().value()))
                .forUpdate()
                .fetchOptional()
                .filter(row -> row.getByWhat().equals(by))
                .map(row -> row.getLastLeadId())
                .orElse(0L);
    }

    private void note(DSLContext tx, String by, long last, int judged, Instant at) {
        tx.insertInto(LEAD_JUDGING, LEAD_JUDGING.fields())
                .values(terms.client().value(), terms.campaign().value(), by, last, (long) judged, at)
                .onDuplicateKeyUpdate()
                .set(
                        LEAD_JUDGING.JUDGED,
                        org.jooq
                                .impl
                                .DSL
                                .when(LEAD_JUDGING.BY_WHAT.eq(by), LEAD_JUDGING.JUDGED)
                                .otherwise(0L)
                                .plus(judged))
                .set(LEAD_JUDGING.BY_WHAT, by)
                .set(LEAD_JUDGING.LAST_LEAD_ID, last)
                .set(LEAD_JUDGING.AT, at)
                .execute();
    }

    /** What a verdict may hang on besides the lead and the hour, as one hash. Opt-outs are looked at when dialling. */
    private String byWhat(DSLContext tx) {
        Integer version = tx.select(CAMPAIGN.VERSION)
                .from(CAMPAIGN)
                .where(CAMPAIGN.CLIENT_ID.eq(terms.client().value()))
                .and(CAMPAIGN.ID.eq(terms.campaign().value()))
                .fetchOne(CAMPAIGN.VERSION);
        String copies = tx
                .select(DNC_LIST.ID, DNC_LIST.REGISTER_RULE, DNC_LIST.AS_OF_ON)
                .from(DNC_LIST)
                .where(DNC_LIST.CLIENT_ID.eq(terms.client().value()))
                .orderBy(DNC_LIST.ID)
                .fetch()
                .stream()
                .map(row -> row.value1() + " " + row.value2() + " " + row.value3())
                .collect(Collectors.joining("\n"));
        return hash(gate.title(terms), version, copies);
    }

    private static String hash(@Nullable Object... parts) {
        var all = new StringBuilder();
        for (Object part : parts) {
            all.append(part).append('\n');
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(all.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
