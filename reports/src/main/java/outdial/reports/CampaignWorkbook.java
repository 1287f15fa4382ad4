package outdial.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import outdial.reports.grid.CsvSheet;
import outdial.reports.grid.Sheet;
import outdial.reports.grid.Titles;
import outdial.reports.grid.XlsxBook;

/** A campaign's figures as a file. One at a time is wise: it is a minute's work for a million attempts. */
public final class CampaignWorkbook {
    private static final List<Report> REPORTS = List.of(
            new AttemptsSheet(),
            new DispositionsByHourSheet(),
            new AgentsSheet(),
            new AnswersSheet(),
            new OrdersSheet());

    private final DSLContext db;
    private final Titles titles;
    private final RowProgress progress;

    public CampaignWorkbook(DSLContext db) {
        this(db, Titles.ENGLISH, RowProgress.NONE);
    }

    /** One that speaks a reader's language and tells how many attempts it has written. */
    public CampaignWorkbook(DSLContext db, Titles titles, RowProgress progress) {
        this.db = db;
        this.titles = titles;
        this.progress = progress;
    }

    /**
     * Writes {@code file}, replacing what was there: all sheets as an Excel workbook or, if its name ends in
     * {@code .csv}, the attempts alone. All figures are of one instant and agree with each other.
     *
     * @throws IOException if the file can't be written; what was there before is still there
     */
    public void write(CampaignQuestion question, Path file) throws IOException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            writeCsv(question, file);
        } else {
            writeXlsx(question, file);
        }
    }

    private void writeXlsx(CampaignQuestion question, Path file) throws IOException {
        try (var book = new XlsxBook(question.zone())) {
            if (titles.isFromTheRight()) {
                book.readFromTheRight();
            }
            Snapshot.of(db, snapshot -> {
                List<SummarySheet.Figure> summary = SummarySheet.figures(snapshot, question);
                List<Sheet> sheets = REPORTS.stream()
                        .map(report -> report.on(snapshot, question))
                        .toList();
                long all = attempts(snapshot, question);
                book.add(SummarySheet.of(summary, titles).in(titles));
                for (Sheet sheet : sheets) {
                    boolean isAttempts = sheet.name().equals(AttemptsSheet.NAME);
                    book.add((isAttempts ? sheet.watched(row -> progress.at(row, all)) : sheet).in(titles));
                }
                book.add(DefinitionsSheet.of(summary, sheets, titles).in(titles));
            });
            book.writeTo(file);
        }
    }

    private static long attempts(DSLContext snapshot, CampaignQuestion question) {
        return new CampaignTallies(snapshot, question)
                .inAll().stream().mapToLong(Tally::attempts).sum();
    }

    private void writeCsv(CampaignQuestion question, Path file) throws IOException {
        try {
            Snapshot.of(db, snapshot -> {
                try {
                    long all = attempts(snapshot, question);
                    Sheet attempts = new AttemptsSheet().on(snapshot, question);
                    CsvSheet.write(
                            attempts.watched(row -> progress.at(row, all)).in(titles), question.zone(), file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
