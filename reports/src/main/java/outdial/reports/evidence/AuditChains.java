package outdial.reports.evidence;

import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import outdial.compliance.ledger.SignedHeads;
import outdial.sql.LedgerStretches;
import outdial.sql.LedgerStretches.Row;
import outdial.sql.LedgerStretches.Stretch;
import outdial.sql.Ledgers;

/**
 * The parts of a client's chains that hold what was decided about the question. Rows about other persons lie between
 * them, for the proof needs them; nothing opens those.
 */
final class AuditChains {
    private final DSLContext db;
    private final AuditQuestion question;
    private final List<SignedHeads> heads;

    AuditChains(DSLContext db, AuditQuestion question, List<SignedHeads> heads) {
        this.db = db;
        this.question = question;
        this.heads = heads;
    }

    /** A chain's stretches, in their order; at least one. */
    record Part(Ledgers.Chain chain, List<Stretch> stretches) {}

    List<Part> parts() {
        return new Ledgers(db)
                .chains().stream()
                        .filter(chain -> chain.client().equals(question.client()) && isOfFloor(chain))
                        .map(chain -> new Part(chain, stretches(chain)))
                        .filter(part -> !part.stretches().isEmpty())
                        .toList();
    }

    /** A campaign's decisions stand in the chain of its floor. */
    private boolean isOfFloor(Ledgers.Chain chain) {
        return switch (question) {
            case AuditQuestion.OfNumber _ -> true;
            case AuditQuestion.OfCampaign(var client, var campaign, var _) ->
                db.fetchExists(
                        CAMPAIGN,
                        CAMPAIGN.CLIENT_ID
                                .eq(client.value())
                                .and(CAMPAIGN.ID.eq(campaign.value()))
                                .and(CAMPAIGN.FLOOR_ID.eq(chain.floor().value())));
        };
    }

    private List<Stretch> stretches(Ledgers.Chain chain) {
        var found = new LedgerStretches(db, chain);
        List<LedgerStretches.Rows> rows = switch (question) {
            case AuditQuestion.OfNumber(var _, var number) -> found.about(number);
            case AuditQuestion.OfCampaign(var _, var _, var period) ->
                found.during(period.from(), period.to()).stream().toList();
        };
        return found.holding(rows, heads);
    }

    /** Whether a row is about the question, so that it may be opened. */
    Predicate<Row> isAsked() {
        return switch (question) {
            case AuditQuestion.OfNumber(var _, var number) ->
                row -> row.opening().filter(one -> one.number().equals(number)).isPresent();
            case AuditQuestion.OfCampaign(var client, var campaign, var _) -> {
                Set<String> leads = new HashSet<>(db.select(CAMPAIGN_LEAD.LEAD_ID.cast(String.class))
                        .from(CAMPAIGN_LEAD)
                        .where(CAMPAIGN_LEAD.CLIENT_ID.eq(client.value()))
                        .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(campaign.value()))
                        .fetch(0, String.class));
                String id = String.valueOf(campaign.value());
                yield row -> row.text().entry("campaign").isEmpty()
                        ? leads.contains(row.text().entry("lead"))
                        : row.text().entry("campaign").equals(id);
            }
        };
    }

    /** The signed heads that name one of these chains. */
    List<SignedHeads> heads(List<Part> parts) {
        Set<String> names = new HashSet<>();
        parts.forEach(part -> names.add(part.chain().name()));
        return heads.stream()
                .filter(one -> one.heads().stream().anyMatch(head -> names.contains(head.chain())))
                .toList();
    }

    static Optional<LedgerStretches.Opening> opening(Row row, Predicate<Row> isAsked) {
        return row.opening().filter(_ -> isAsked.test(row));
    }
}
