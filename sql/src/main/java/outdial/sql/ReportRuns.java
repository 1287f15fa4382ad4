package outdial.sql;

import static outdial.sql.gen.Tables.REPORT_RUN;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import outdial.model.ClientId;
import outdial.sql.gen.tables.records.ReportRunRecord;

/** Table {@code report_run}: files that people asked for, and how far they are. Safe on any thread. */
public final class ReportRuns {
    /** As many may one person have waiting or being made. */
    public static final int MOST_OPEN = 5;

    /** A run that ends its program so often is not begun again. */
    private static final int MOST_TRIES = 3;

    private static final int LONGEST_PROBLEM = 400;

    private final DSLContext db;

    public ReportRuns(DSLContext db) {
        this.db = db;
    }

    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        /** Taken back by who asked. */
        DROPPED
    }

    /**
     * What is asked for.
     *
     * @param client the asker's company
     * @param scope ids of the clients whose figures it holds, parted by commas, or {@code all}
     */
    public record Asked(
            ClientId client,
            long user,
            String scope,
            String title,
            String question,
            String language,
            String fileName) {}

    /**
     * One file.
     *
     * @param all rows there will be; 0 while that isn't known
     * @param problem why it failed, as an English sentence; empty if it did not
     */
    public record Run(
            long id,
            Asked asked,
            State state,
            long done,
            long all,
            String problem,
            Instant askedAt,
            Optional<Instant> endedAt,
            long bytes) {
        public boolean isOpen() {
            return state == State.WAITING || state == State.RUNNING;
        }
    }

    /** Puts it in line; empty if the person has too many open. */
    public Optional<Long> ask(Asked asked, Instant at) {
        int open = db.fetchCount(REPORT_RUN, of(asked.user()).and(isOpen()));
        if (open >= MOST_OPEN) {
            return Optional.empty();
        }
        return Optional.ofNullable(db.insertInto(REPORT_RUN)
                .set(REPORT_RUN.CLIENT_ID, asked.client().value())
                .set(REPORT_RUN.USER_ID, asked.user())
                .set(REPORT_RUN.SCOPE, asked.scope())
                .set(REPORT_RUN.TITLE, asked.title())
                .set(REPORT_RUN.QUESTION, asked.question())
                .set(REPORT_RUN.LANGUAGE, asked.language())
                .set(REPORT_RUN.FILE_NAME, asked.fileName())
                .set(REPORT_RUN.ASKED_AT, at)
                .returningResult(REPORT_RUN.ID)
                .fetchOne(REPORT_RUN.ID));
    }

    /** Takes the next one to make: the oldest of those whose askers have none being made. */
    public Optional<Run> claim(Instant at) {
        var other = REPORT_RUN.as("other");
        Optional<Long> next = db.select(REPORT_RUN.ID)
                .from(REPORT_RUN)
                .where(REPORT_RUN.STATE.eq(State.WAITING.name()))
                .andNotExists(DSL.selectOne()
                        .from(other)
                        .where(other.USER_ID.eq(REPORT_RUN.USER_ID))
                        .and(other.STATE.eq(State.RUNNING.name())))
                .orderBy(REPORT_RUN.ID)
                .limit(1)
                .fetchOptional(REPORT_RUN.ID);
        return next.filter(id -> db.update(REPORT_RUN)
                                .set(REPORT_RUN.STATE, State.RUNNING.name())
                                .set(REPORT_RUN.STARTED_AT, at)
                                .set(REPORT_RUN.BEAT_AT, at)
                                .set(REPORT_RUN.ROWS_DONE, 0L)
                                .set(REPORT_RUN.TRIES, REPORT_RUN.TRIES.plus(1))
                                .where(REPORT_RUN.ID.eq(id))
                                .and(REPORT_RUN.STATE.eq(State.WAITING.name()))
                                .execute()
                        == 1)
                .flatMap(id ->
                        db.selectFrom(REPORT_RUN).where(REPORT_RUN.ID.eq(id)).fetchOptional(ReportRuns::run));
    }

    /** Says how far it is and that its maker lives; whether it is still wanted. */
    public boolean beat(long id, long done, long all, Instant at) {
        return db.update(REPORT_RUN)
                        .set(REPORT_RUN.ROWS_DONE, done)
                        .set(REPORT_RUN.ROWS_ALL, all)
                        .set(REPORT_RUN.BEAT_AT, at)
                        .where(isRunning(id))
                        .execute()
                == 1;
    }

    /** The file is there. */
    public void done(long id, long bytes, Instant at) {
        db.update(REPORT_RUN)
                .set(REPORT_RUN.STATE, State.DONE.name())
                .set(REPORT_RUN.ROWS_DONE, REPORT_RUN.ROWS_ALL)
                .set(REPORT_RUN.BYTES, bytes)
                .set(REPORT_RUN.ENDED_AT, at)
                .where(isRunning(id))
                .execute();
    }

    /** It can't be made. */
    public void failed(long id, String problem, Instant at) {
        db.update(REPORT_RUN)
                .set(REPORT_RUN.STATE, State.FAILED.name())
                .set(REPORT_RUN.PROBLEM, cut(problem))
                .set(REPORT_RUN.ENDED_AT, at)
                .where(isRunning(id))
                .execute();
    }

    /** Puts those back in line whose maker gave no sign since {@code silent}; those that killed it too often fail. */
    public void revive(Instant silent, Instant at) {
        Condition lost = REPORT_RUN.STATE.eq(State.RUNNING.name()).and(REPORT_RUN.BEAT_AT.lt(silent));
        db.update(REPORT_RUN)
                .set(REPORT_RUN.STATE, State.FAILED.name())
                .set(REPORT_RUN.PROBLEM, "The program ended while it made this file, " + MOST_TRIES + " times.")
                .set(REPORT_RUN.ENDED_AT, at)
                .where(lost.and(REPORT_RUN.TRIES.ge(MOST_TRIES)))
                .execute();
        db.update(REPORT_RUN)
                .set(REPORT_RUN.STATE, State.WAITING.name())
                .where(lost)
                .execute();
    }

    /** One person's, the newest first. */
    public List<Run> of(long user, int limit) {
        return db.selectFrom(REPORT_RUN)
                .where(of(user))
                .and(REPORT_RUN.STATE.ne(State.DROPPED.name()))
                .orderBy(REPORT_RUN.ID.desc())
                .limit(limit)
                .fetch(ReportRuns::run);
    }

    /** One of a person's. */
    public Optional<Run> find(long user, long id) {
        return db.selectFrom(REPORT_RUN)
                .where(of(user).and(REPORT_RUN.ID.eq(id)))
                .fetchOptional(ReportRuns::run);
    }

    /** Takes one back that is not made yet, or throws a made one away; whether it was the person's. */
    public boolean drop(long user, long id, Instant at) {
        return db.update(REPORT_RUN)
                        .set(REPORT_RUN.STATE, State.DROPPED.name())
                        .set(REPORT_RUN.ENDED_AT, at)
                        .where(of(user).and(REPORT_RUN.ID.eq(id)))
                        .and(REPORT_RUN.STATE.ne(State.DROPPED.name()))
                        .execute()
                == 1;
    }

    /** Files that are kept no longer: those that ended before {@code ended}, and those taken back. */
    public List<Long> over(Instant ended) {
        return db.select(REPORT_RUN.ID)
                .from(REPORT_RUN)
                .where(REPORT_RUN.ENDED_AT.lt(ended).or(REPORT_RUN.STATE.eq(State.DROPPED.name())))
                .fetch(REPORT_RUN.ID);
    }

    /** Forgets a run whose file is gone. */
    public void forget(long id) {
        db.deleteFrom(REPORT_RUN)
                .where(REPORT_RUN.ID.eq(id))
                .and(REPORT_RUN.ENDED_AT.isNotNull())
                .execute();
    }

    static String cut(String problem) {
        return problem.length() <= LONGEST_PROBLEM ? problem : problem.substring(0, LONGEST_PROBLEM - 1) + "…";
    }

    private static Condition of(long user) {
        return REPORT_RUN.USER_ID.eq(user);
    }

    private static Condition isOpen() {
        return REPORT_RUN.STATE.in(State.WAITING.name(), State.RUNNING.name());
    }

    private static Condition isRunning(long id) {
        return REPORT_RUN.ID.eq(id).and(REPORT_RUN.STATE.eq(State.RUNNING.name()));
    }

    private static Run run(ReportRunRecord row) {
        return new Run(
                row.getId(),
                new Asked(
                        new ClientId(row.getClientId()),
                        row.getUserId(),
                        row.getScope(),
                        row.getTitle(),
                        row.getQuestion(),
                        row.getLanguage(),
                        row.getFileName()),
                State.valueOf(row.getState()),
                row.getRowsDone(),
                row.getRowsAll(),
                Optional.ofNullable(row.getProblem()).orElse(""),
                row.getAskedAt(),
                Optional.ofNullable(row.getEndedAt()),
                row.getBytes());
    }
}
