package outdial.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import outdial.reports.grid.CsvSheet;
import outdial.reports.grid.Sheet;
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

    public CampaignWorkbook(DSLContext db) {
        this.db = db;
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
            Snapshot.of(db, snapshot -> {
                List<SummarySheet.Figure> summary = SummarySheet.figures(snapshot, question);
                List<Sheet> sheets = REPORTS.stream()
                        .map(report -> report.on(snapshot, question))
                        .toList();
                book.add(SummarySheet.of(summary));
                sheets.forEach(book::add);
                book.add(DefinitionsSheet.of(summary, sheets));
            });
            book.writeTo(file);
        }
    }

    private void writeCsv(CampaignQuestion question, Path file) throws IOException {
        try {
            Snapshot.of(db, snapshot -> {
                try {
                    CsvSheet.write(new AttemptsSheet().on(snapshot, question), question.zone(), file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
