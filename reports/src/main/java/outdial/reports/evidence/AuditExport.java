package outdial.reports.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import outdial.compliance.ledger.SignedHeads;
import outdial.reports.RowProgress;
import outdial.reports.Snapshot;
import outdial.reports.grid.Cell;
import outdial.reports.grid.Column;
import outdial.reports.grid.Kind;
import outdial.reports.grid.Sheet;
import outdial.reports.grid.Titles;
import outdial.reports.grid.WholeFile;
import outdial.reports.grid.XlsxBook;
import outdial.sql.Clients;
import outdial.sql.LedgerStretches;
import outdial.sql.LedgerStretches.Row;
import outdial.sql.RuleTexts;
import tools.jackson.core.JacksonException;

/**
 * What was decided about a number or a campaign, for a stranger: as a workbook to read, or as JSON that
 * {@code outdial ledger verify} checks offline.
 */
public final class AuditExport {
    private static final List<Column> LEDGER = List.of(
            new Column("Chain", Kind.TEXT, "The chain of decisions that the row stands in."),
            new Column("Row", Kind.INTEGER, "Its number in the chain, from 1."),
            new Column("Written", Kind.INSTANT, "When it was written."),
            new Column("Kind", Kind.TEXT, "A permit, a changed verdict, measured times, or a person's right."),
            new Column("Number", Kind.TEXT, "Whom it is about; blank if that was erased, or is not asked about."),
            new Column("Says", Kind.PROSE, "All that stands in it."),
            new Column("Hash before", Kind.TEXT, "Hash of the row before."),
            new Column("Hash", Kind.TEXT, "SHA-256 over all that stands in it, the hash before included."));

    private static final List<Column> ABOUT = List.of(
            new Column("Figure", Kind.TEXT, "Name of the figure."), new Column("Value", Kind.MIXED, "What it is."));

    private final DSLContext db;
    private final Titles titles;
    private final List<SignedHeads> heads;
    private final String publicKey;
    private final RowProgress progress;

    /**
     * An export.
     *
     * @param heads signed heads kept outside the database, any number of them, of any chains
     * @param publicKey whose signature they have (PEM); may be empty
     */
    public AuditExport(DSLContext db, Titles titles, List<SignedHeads> heads, String publicKey, RowProgress progress) {
        this.db = db;
        this.titles = titles;
        this.heads = List.copyOf(heads);
        this.publicKey = publicKey;
        this.progress = progress;
    }

    /**
     * Writes {@code file}, replacing what was there: JSON if its name ends in {@code .json}, else a workbook.
     *
     * @param zone in which the workbook shows times
     */
    public void write(AuditQuestion question, Instant at, ZoneId zone, Path file) throws IOException {
        try {
            if (file.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
                WholeFile.write(file, out -> writeJson(question, at, out));
            } else {
                writeXlsx(question, at, zone, file);
            }
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        } catch (JacksonException broken) {
            throw new IOException("The export could not be written to " + file, broken);
        }
    }

    private void writeJson(AuditQuestion question, Instant at, OutputStream out) {
        Snapshot.of(db, snapshot -> {
            var chains = new AuditChains(snapshot, question, heads);
            List<AuditChains.Part> parts = chains.parts();
            var decided = new DecidedRules(new RuleTexts(db));
            try (var json = new AuditJson(out)) {
                json.about(about(snapshot, question, at));
                json.heads(chains.heads(parts), publicKey);
                json.tables(new AuditTables(snapshot, question).all());
                Predicate<Row> isAsked = chains.isAsked();
                json.chains(parts, part -> new LedgerStretches(snapshot, part.chain()), isAsked, seen(decided, parts));
                json.rules(decided.files(), decided.sheet());
            }
        });
    }

    private void writeXlsx(AuditQuestion question, Instant at, ZoneId zone, Path file) throws IOException {
        try (var book = new XlsxBook(zone)) {
            if (titles.isFromTheRight()) {
                book.readFromTheRight();
            }
            Snapshot.of(db, snapshot -> {
                var chains = new AuditChains(snapshot, question, heads);
                List<AuditChains.Part> parts = chains.parts();
                var decided = new DecidedRules(new RuleTexts(db));
                var sheets = new ArrayList<Sheet>();
                sheets.add(Sheet.of("About", ABOUT, aboutRows(about(snapshot, question, at), parts)));
                sheets.addAll(new AuditTables(snapshot, question).all());
                sheets.add(ledger(snapshot, parts, chains.isAsked(), seen(decided, parts)));
                sheets.forEach(sheet -> book.add(sheet.in(titles)));
                Sheet rules = decided.sheet();
                book.add(rules.in(titles));
                sheets.add(rules);
                book.add(Definitions.of(sheets, titles).in(titles));
            });
            book.writeTo(file);
        }
    }

    /** Counts the rules that decided, and tells how far the rows are. */
    private AuditJson.Seen seen(DecidedRules decided, List<AuditChains.Part> parts) {
        long all = parts.stream()
                .flatMap(part -> part.stretches().stream())
                .mapToLong(one -> one.to() - one.after())
                .sum();
        return (row, number) -> {
            if (row.isAsked()) {
                decided.see(row.row().text());
            }
            progress.at(number, all);
        };
    }

    private List<List<Cell>> about(DSLContext snapshot, AuditQuestion question, Instant at) {
        var about = new ArrayList<List<Cell>>();
        about.add(List.of(
                Cell.text("Client"),
                Cell.text(new Clients(snapshot)
                        .find(question.client())
                        .map(Clients.Client::name)
                        .orElse(null))));
        switch (question) {
            case AuditQuestion.OfNumber(var _, var number) ->
                about.add(List.of(Cell.text("Number"), Cell.text(number.e164())));
            case AuditQuestion.OfCampaign(var client, var campaign, var period) -> {
                about.add(List.of(
                        Cell.text("Campaign"),
                        Cell.text(new outdial.sql.Campaigns(snapshot, client)
                                .find(campaign)
                                .map(outdial.sql.Campaigns.Campaign::name)
                                .orElse(null))));
                about.add(List.of(Cell.text("From"), Cell.moment(period.from())));
                about.add(List.of(Cell.text("To"), Cell.moment(period.to())));
            }
        }
        about.add(List.of(Cell.text("Written"), Cell.moment(at)));
        return about;
    }

    private List<List<Cell>> aboutRows(List<List<Cell>> about, List<AuditChains.Part> parts) {
        var rows = new ArrayList<>(about.stream()
                .map(row -> List.of(said(row.getFirst()), row.getLast()))
                .toList());
        for (AuditChains.Part part : parts) {
            part.stretches()
                    .forEach(one -> rows.add(List.of(
                            said(Cell.text("Chain")),
                            Cell.text(part.chain().name() + " " + (one.after() + 1) + "–" + one.to()))));
        }
        rows.add(List.of(said(Cell.text("How to verify")), said(Cell.text(HOW))));
        return rows;
    }

    private static final String HOW = "Ask for the same export as JSON and run: outdial ledger verify FILE";

    private Cell said(Cell english) {
        return english instanceof Cell.Text(var text) ? Cell.text(titles.of(text)) : english;
    }

    private static Sheet ledger(
            DSLContext snapshot, List<AuditChains.Part> parts, Predicate<Row> isAsked, AuditJson.Seen seen) {
        return new Sheet("Ledger", LEDGER, each -> {
            var number = new java.util.concurrent.atomic.AtomicLong();
            for (AuditChains.Part part : parts) {
                var stretches = new LedgerStretches(snapshot, part.chain());
                for (LedgerStretches.Stretch stretch : part.stretches()) {
                    stretches.read(stretch, row -> {
                        seen.row(new AuditJson.SeenRow(row, isAsked.test(row)), number.incrementAndGet());
                        each.accept(cells(part, row, isAsked));
                    });
                }
            }
        });
    }

    private static List<Cell> cells(AuditChains.Part part, Row row, Predicate<Row> isAsked) {
        var says = new StringBuilder();
        row.text()
                .entries()
                .forEach((name, value) -> says.append(says.isEmpty() ? "" : "; ")
                        .append(name)
                        .append('=')
                        .append(value));
        return List.of(
                Cell.text(part.chain().name()),
                Cell.whole(row.seq()),
                Cell.moment(Instant.parse(row.text().at())),
                Cell.text(row.text().kind()),
                AuditChains.opening(row, isAsked)
                        .map(one -> AuditTables.number(one.number()))
                        .orElse(Cell.BLANK),
                Cell.text(says.toString()),
                Cell.text(row.text().prev()),
                Cell.text(row.text().hash()));
    }
}
