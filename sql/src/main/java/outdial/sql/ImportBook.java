package outdial.sql;

import static outdial.sql.gen.Tables.IMPORT_PROBLEM;
import static outdial.sql.gen.Tables.IMPORT_RUN;
import static outdial.sql.gen.Tables.LEAD_LIST;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadListId;
import outdial.sql.gen.tables.records.ImportRunRecord;

/** What people read of a client's imports: runs and remarks about their rows. Writes nothing. */
public final class ImportBook {
    private final DSLContext dsl;
    private final ClientId client;

    public ImportBook(DSLContext dsl, ClientId client) {
        this.dsl = dsl;
        this.client = client;
    }

    /** A run as lists show it; {@code state} is RUNNING, DONE, FAILED or UNDOING. */
    public record Listed(
            ImportRunId id,
            String kind,
            String fileName,
            String state,
            ImportRuns.Counts counts,
            Instant startedAt,
            Optional<LeadListId> list,
            Optional<CampaignId> campaign) {}

    /** The client's newest runs, the newest first. */
    public List<Listed> newest(int most) {
        return dsl.selectFrom(IMPORT_RUN)
                .where(IMPORT_RUN.CLIENT_ID.eq(client.value()))
                .orderBy(IMPORT_RUN.ID.desc())
                .limit(most)
                .fetch(ImportBook::listed);
    }

    public Optional<Listed> find(ImportRunId run) {
        return dsl.selectFrom(IMPORT_RUN)
                .where(IMPORT_RUN.CLIENT_ID.eq(client.value()))
                .and(IMPORT_RUN.ID.eq(run.value()))
                .fetchOptional(ImportBook::listed);
    }

    private static Listed listed(ImportRunRecord row) {
        return new Listed(
                new ImportRunId(row.getId()),
                row.getKind(),
                row.getFileName(),
                row.getState(),
                new ImportRuns.Counts(
                        row.getRowsRead(),
                        row.getRowsAccepted(),
                        row.getRowsRejected(),
                        row.getRowsDuplicate(),
                        row.getRowsUpdated()),
                row.getStartedAt(),
                Optional.ofNullable(row.getListId()).map(LeadListId::new),
                Optional.ofNullable(row.getCampaignId()).map(CampaignId::new));
    }

    /** The name of the list that a run's leads are on. */
    public String listName(LeadListId list) {
        return dsl.select(LEAD_LIST.NAME)
                .from(LEAD_LIST)
                .where(LEAD_LIST.CLIENT_ID.eq(client.value()))
                .and(LEAD_LIST.ID.eq(list.value()))
                .fetchSingle(LEAD_LIST.NAME);
    }

    /** Remarks about a run's rows, in their order. */
    public List<ImportRuns.Problem> problems(ImportRunId run, int most) {
        return dsl.selectFrom(IMPORT_PROBLEM)
                .where(IMPORT_PROBLEM.CLIENT_ID.eq(client.value()))
                .and(IMPORT_PROBLEM.IMPORT_RUN_ID.eq(run.value()))
                .orderBy(IMPORT_PROBLEM.ROW_NO, IMPORT_PROBLEM.SEQ)
                .limit(most)
                .fetch(row -> new ImportRuns.Problem(
                        row.getRowNo(),
                        row.getSeq(),
                        row.getKind(),
                        Objects.requireNonNullElse(row.getColumnName(), ""),
                        Objects.requireNonNullElse(row.getValue(), ""),
                        row.getReason(),
                        row.getIsDuplicate()));
    }
}
