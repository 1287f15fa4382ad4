package outdial.sql;

import static outdial.sql.gen.Tables.IMPORT_PROBLEM;
import static outdial.sql.gen.Tables.IMPORT_RUN;
import static outdial.sql.gen.Tables.LEAD;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadListId;

/**
 * Writes tables {@code import_run} and {@code import_problem}, and reads what an import needs to go on; what people read of
 * them is in {@link ImportBook}. Takes part in the caller's transaction.
 */
public final class ImportRuns {
    private final DSLContext dsl;
    private final ClientId client;

    public ImportRuns(DSLContext dsl, ClientId client) {
        this.dsl = dsl;
        this.client = client;
    }

    /**
     * What a run reads, and into what; a do-not-call file has neither campaign nor list of leads.
     *
     * @param rules what is done with rows that could be taken or left, as text to compare, at most 400 characters
     */
    public record Source(
            String kind,
            Optional<CampaignId> campaign,
            Optional<LeadListId> list,
            String fileName,
            String fileHash,
            String rules) {}

    /** A run that was stopped, and under which rules it read. */
    public record Unfinished(ImportRunId run, String rules, Counts counts) {}

    /**
     * Rows of the file below its header, blank ones left out: {@code accepted + rejected + duplicates = read}.
     *
     * @param updated those of the duplicates that changed a lead
     */
    public record Counts(long read, long accepted, long rejected, long duplicates, long updated) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        public Counts {
            if (accepted + rejected + duplicates != read || updated > duplicates) {
                throw new IllegalArgumentException("Rows went missing: read " + read + ", accepted " + accepted
                        + ", rejected " + rejected + ", duplicates " + duplicates + ", updated " + updated);
            }
        }

        /** Both together. */
        public Counts plus(Counts other) {
            return new Counts(
                    read + other.read,
                    accepted + other.accepted,
                    rejected + other.rejected,
                    duplicates + other.duplicates,
                    updated + other.updated);
        }
    }

    /** A remark about a row; see table {@code import_problem}. */
    public record Problem(
            long row, int seq, String kind, String column, String value, String reason, boolean isDuplicate) {}

    /** The run that read the same file into the same place and was stopped before its end. */
    public Optional<Unfinished> findUnfinished(Source source) {
        return dsl.selectFrom(IMPORT_RUN)
                .where(IMPORT_RUN.CLIENT_ID.eq(client.value()))
                .and(IMPORT_RUN.FILE_HASH.eq(source.fileHash()))
                .and(IMPORT_RUN.KIND.eq(source.kind()))
                .and(same(source))
                .and(IMPORT_RUN.STATE.in("RUNNING", "FAILED"))
                .orderBy(IMPORT_RUN.ID.desc())
                .limit(1)
                .fetchOptional(row -> new Unfinished(
                        new ImportRunId(row.getId()),
                        row.getRules(),
                        new Counts(
                                row.getRowsRead(),
                                row.getRowsAccepted(),
                                row.getRowsRejected(),
                                row.getRowsDuplicate(),
                                row.getRowsUpdated())));
    }

    /** The last run that read the same file, wherever to, to its end. */
    public Optional<ImportRunId> findDone(String fileHash) {
        return dsl.select(IMPORT_RUN.ID)
                .from(IMPORT_RUN)
                .where(IMPORT_RUN.CLIENT_ID.eq(client.value()))
                .and(IMPORT_RUN.FILE_HASH.eq(fileHash))
                .and(IMPORT_RUN.STATE.eq("DONE"))
                .orderBy(IMPORT_RUN.ID.desc())
                .limit(1)
                .fetchOptional(IMPORT_RUN.ID)
                .map(ImportRunId::new);
    }

    /** The last run that read the same file into the same place under the same rules to its end. */
    public Optional<ImportRunId> findDone(Source source) {
        return dsl.select(IMPORT_RUN.ID)
                .from(IMPORT_RUN)
                .where(IMPORT_RUN.CLIENT_ID.eq(client.value()))
                .and(IMPORT_RUN.FILE_HASH.eq(source.fileHash()))
                .and(IMPORT_RUN.KIND.eq(source.kind()))
                .and(same(source))
                .and(IMPORT_RUN.RULES.eq(source.rules()))
                .and(IMPORT_RUN.STATE.eq("DONE"))
                .orderBy(IMPORT_RUN.ID.desc())
                .limit(1)
                .fetchOptional(IMPORT_RUN.ID)
                .map(ImportRunId::new);
    }

    public ImportRunId begin(Source source, Instant at) {
        return new ImportRunId(dsl.insertInto(IMPORT_RUN)
                .set(IMPORT_RUN.CLIENT_ID, client.value())
                .set(IMPORT_RUN.KIND, source.kind())
                .set(IMPORT_RUN.LIST_ID, source.list().map(LeadListId::value).orElse(null))
                .set(
                        IMPORT_RUN.CAMPAIGN_ID,
                        source.campaign().map(CampaignId::value).orElse(null))
                .set(IMPORT_RUN.FILE_NAME, source.fileName())
                .set(IMPORT_RUN.FILE_HASH, source.fileHash())
                .set(IMPORT_RUN.RULES, source.rules())
                .set(IMPORT_RUN.STATE, "RUNNING")
                .set(IMPORT_RUN.STARTED_AT, at)
                .returning(IMPORT_RUN.ID)
                .fetchSingle()
                .getId());
    }

    /** Marks a run as under way, be it new or stopped before. */
    public void goOn(ImportRunId run) {
        dsl.update(IMPORT_RUN)
                .set(IMPORT_RUN.STATE, "RUNNING")
                .setNull(IMPORT_RUN.ENDED_AT)
                .where(IMPORT_RUN.CLIENT_ID.eq(client.value()))
                .and(IMPORT_RUN.ID.eq(run.value()))
                .execute();
    }

    public void end(ImportRunId run, boolean isDone, Instant at) {
        dsl.update(IMPORT_RUN)
                .set(IMPORT_RUN.STATE, isDone ? "DONE" : "FAILED")
                .set(IMPORT_RUN.ENDED_AT, at)
                .where(IMPORT_RUN.CLIENT_ID.eq(client.value()))
                .and(IMPORT_RUN.ID.eq(run.value()))
                .execute();
    }

    public Counts counts(ImportRunId run) {
        return dsl.select(
                        IMPORT_RUN.ROWS_READ,
                        IMPORT_RUN.ROWS_ACCEPTED,
                        IMPORT_RUN.ROWS_REJECTED,
                        IMPORT_RUN.ROWS_DUPLICATE,
                        IMPORT_RUN.ROWS_UPDATED)
                .from(IMPORT_RUN)
                .where(IMPORT_RUN.CLIENT_ID.eq(client.value()))
                .and(IMPORT_RUN.ID.eq(run.value()))
                .fetchSingle(row -> new Counts(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    /** Counts a chunk's rows in the transaction that writes them, so that the run's row says where to go on. */
    public void count(ImportRunId run, Counts chunk) {
        dsl.update(IMPORT_RUN)
                .set(IMPORT_RUN.ROWS_READ, IMPORT_RUN.ROWS_READ.plus(chunk.read()))
                .set(IMPORT_RUN.ROWS_ACCEPTED, IMPORT_RUN.ROWS_ACCEPTED.plus(chunk.accepted()))
                .set(IMPORT_RUN.ROWS_REJECTED, IMPORT_RUN.ROWS_REJECTED.plus(chunk.rejected()))
                .set(IMPORT_RUN.ROWS_DUPLICATE, IMPORT_RUN.ROWS_DUPLICATE.plus(chunk.duplicates()))
                .set(IMPORT_RUN.ROWS_UPDATED, IMPORT_RUN.ROWS_UPDATED.plus(chunk.updated()))
                .where(IMPORT_RUN.CLIENT_ID.eq(client.value()))
                .and(IMPORT_RUN.ID.eq(run.value()))
                .execute();
    }

    public void note(ImportRunId run, List<Problem> problems) {
        dsl.connection(connection -> {
            try (var rows = BulkInsert.of(
                    connection,
                    "INSERT",
                    "import_problem",
                    "client_id",
                    "import_run_id",
                    "row_no",
                    "seq",
                    "kind",
                    "column_name",
                    "value",
                    "reason",
                    "is_duplicate")) {
                for (Problem each : problems) {
                    rows.row(
                            client.value(),
                            run.value(),
                            each.row(),
                            each.seq(),
                            each.kind(),
                            blankAsNull(each.column()),
                            blankAsNull(each.value()),
                            each.reason(),
                            each.isDuplicate());
                }
                rows.execute();
            }
        });
    }

    /** Reasons of refused rows, from {@code row} on, in order; those of leads that came in all the same are left out. */
    public List<Problem> refusals(ImportRunId run, long row, int limit) {
        return dsl.select(
                        IMPORT_PROBLEM.ROW_NO,
                        IMPORT_PROBLEM.SEQ,
                        IMPORT_PROBLEM.KIND,
                        DSL.coalesce(IMPORT_PROBLEM.COLUMN_NAME, ""),
                        DSL.coalesce(IMPORT_PROBLEM.VALUE, ""),
                        IMPORT_PROBLEM.REASON,
                        IMPORT_PROBLEM.IS_DUPLICATE)
                .from(IMPORT_PROBLEM)
                .leftJoin(LEAD)
                .on(LEAD.CLIENT_ID.eq(IMPORT_PROBLEM.CLIENT_ID))
                .and(LEAD.IMPORT_RUN_ID.eq(IMPORT_PROBLEM.IMPORT_RUN_ID))
                .and(LEAD.ROW_NO.eq(IMPORT_PROBLEM.ROW_NO))
                .where(IMPORT_PROBLEM.CLIENT_ID.eq(client.value()))
                .and(IMPORT_PROBLEM.IMPORT_RUN_ID.eq(run.value()))
                .and(IMPORT_PROBLEM.ROW_NO.ge(row))
                .and(IMPORT_PROBLEM.IS_DUPLICATE.isFalse())
                .and(LEAD.ID.isNull())
                .orderBy(IMPORT_PROBLEM.ROW_NO, IMPORT_PROBLEM.SEQ)
                .limit(limit)
                .fetch(found -> new Problem(
                        found.value1(),
                        found.value2(),
                        found.value3(),
                        found.value4(),
                        found.value5(),
                        found.value6(),
                        found.value7()));
    }

    private Condition same(Source source) {
        var campaign = source.campaign().map(id -> IMPORT_RUN.CAMPAIGN_ID.eq(id.value()));
        var list = source.list().map(id -> IMPORT_RUN.LIST_ID.eq(id.value()));
        return campaign.orElse(IMPORT_RUN.CAMPAIGN_ID.isNull()).and(list.orElse(IMPORT_RUN.LIST_ID.isNull()));
    }

    private static @Nullable String blankAsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
