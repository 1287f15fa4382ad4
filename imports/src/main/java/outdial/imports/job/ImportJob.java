package outdial.imports.job;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import outdial.sql.Jooq;

/**
 * One import as a Spring Batch job of two steps: the rows, a slab to a transaction, then the end. A job that was
 * stopped goes on when it is run again under the same run. Blocks its caller; runs of different files may be at once.
 */
public final class ImportJob {
    private static final String JOB = "import";

    private final PlatformTransactionManager transactions;
    private final JobRepository repository;
    private final TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
    private final DSLContext dsl;

    /** Needs Batch's tables, which the migrations make. */
    public ImportJob(DataSource database) {
        this.transactions = new JdbcTransactionManager(database);
        this.dsl = Jooq.on(new TransactionAwareDataSourceProxy(database));
        try {
            this.repository = repository(database, transactions);
            operator.setJobRepository(repository);
            operator.setJobRegistry(new MapJobRegistry());
            operator.afterPropertiesSet();
        } catch (Exception e) {
            throw new IllegalStateException("Spring Batch refused its own set-up", e);
        }
    }

    /** Statements that take part in the job's transactions. */
    public DSLContext dsl() {
        return dsl;
    }

    /**
     * What a job is made of.
     *
     * @param feed gives slabs of rows from the first that no committed transaction has taken
     * @param before is run before each slab, while nothing is locked; it may wait
     * @param take takes a slab, in the transaction that also remembers how far the work is
     * @param end ends the run, in a transaction of its own, and again if that fails
     */
    public record Work<S>(Callable<ParsedFeed<S>> feed, Runnable before, Consumer<S> take, Callable<?> end) {}

    /**
     * Runs the work to its end, or on from where it stopped. The caller sees to it that nobody else runs it.
     *
     * @param run what the work is known by when it goes on
     * @throws JobStopped when it stopped before its end; what was committed stays
     */
    public <S> void run(long run, Work<S> work) throws JobStopped {
        JobParameters identity = new JobParametersBuilder().addLong("run", run).toJobParameters();
        try {
            recoverKilled(identity);
            JobExecution ended = operator.start(job(work), identity);
            if (ended.getStatus() != BatchStatus.COMPLETED) {
                throw new JobStopped(ended.getAllFailureExceptions());
            }
        } catch (JobExecutionException | TransactionException | DataAccessException e) {
            throw new JobStopped(List.of(e)); // Batch itself can't go on when the database is away
        }
    }

    /** Whether the work of the run came to its end in Batch's eyes too; a kill may come between the two. */
    public boolean isWhole(long run) {
        JobExecution last = repository.getLastJobExecution(
                JOB, new JobParametersBuilder().addLong("run", run).toJobParameters());
        return last == null || last.getStatus() == BatchStatus.COMPLETED;
    }

    /** Takes out what Batch keeps of a run that is undone. */
    public void forget(long run) {
        forget(new JobParametersBuilder().addLong("run", run).toJobParameters());
    }

    private void forget(JobParameters identity) {
        JobInstance kept = repository.getJobInstance(JOB, identity);
        if (kept != null) {
            repository.deleteJobInstance(kept);
        }
    }

    /**
     * A killed program leaves its execution marked as running, a lost database as unknown, and one killed just before
     * that an instance of the job without any execution. Batch would go on from none of these. What is committed does
     * not depend on them.
     */
    private void recoverKilled(JobParameters identity) {
        JobExecution last = repository.getLastJobExecution(JOB, identity);
        if (last == null) {
            forget(identity);
        } else if (last.getStatus() != BatchStatus.COMPLETED) {
            end(last);
        }
    }

    private void end(JobExecution last) {
        LocalDateTime ended = Objects.requireNonNullElse(last.getLastUpdated(), last.getCreateTime());
        for (StepExecution step : last.getStepExecutions()) {
            if (step.getStatus() != BatchStatus.COMPLETED) {
                step.setStatus(BatchStatus.FAILED);
                step.setEndTime(ended);
                repository.update(step);
            }
        }
        last.setStatus(BatchStatus.FAILED);
        last.setEndTime(ended);
        repository.update(last);
    }

    private <S> Job job(Work<S> work) {
        var rows = new StepBuilder("rows", repository)
                .<S, S>chunk(1)
                .transactionManager(transactions)
                .reader(new Reader<>(work))
                .writer(chunk -> chunk.getItems().forEach(work.take()))
                .build();
        var end = new StepBuilder("end", repository)
                .tasklet(
                        (_, _) -> {
                            work.end().call();
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
        return new JobBuilder(JOB, repository).start(rows).next(end).build();
    }

    private static JobRepository repository(DataSource database, PlatformTransactionManager transactions)
            throws Exception {
        var factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(database);
        factory.setTransactionManager(transactions);
        factory.afterPropertiesSet();
        return Objects.requireNonNull(factory.getObject());
    }

    /** Rows for Batch. Where to go on is read from the run's own row, not from Batch's, so there is one truth. */
    private static final class Reader<S> implements ItemStreamReader<S> {
        private final Work<S> work;
        private @Nullable ParsedFeed<S> feed;

        Reader(Work<S> work) {
            this.work = work;
        }

        @Override
        public void open(ExecutionContext context) {
            try {
                feed = work.feed().call();
            } catch (Exception e) {
                throw new ItemStreamException("The file can't be read again: " + e.getMessage(), e);
            }
        }

        @Override
        public @Nullable S read() throws IOException {
            work.before().run();
            return Objects.requireNonNull(feed, "not opened").next().orElse(null);
        }

        @Override
        public void close() {
            try {
                if (feed != null) {
                    feed.close();
                }
            } catch (IOException e) {
                throw new ItemStreamException("The file can't be closed: " + e.getMessage(), e);
            }
        }
    }
}
