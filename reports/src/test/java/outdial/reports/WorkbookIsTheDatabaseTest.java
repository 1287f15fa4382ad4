package outdial.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.reports.CampaignRows.NINE;
import static outdial.sql.gen.Tables.ANSWER;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.INTERVIEW;
import static outdial.sql.gen.Tables.ORDER_LINE;
import static outdial.sql.gen.Tables.SALES_ORDER;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.model.call.Outcome;
import outdial.sql.OnEachServer;
import outdial.sql.TestDb;

/** A day's workbook, read back cell by cell: every attempt, outcome, answer and order is the table's. */
@OnEachServer
final class WorkbookIsTheDatabaseTest {
    private static final ZoneId VILNIUS = ZoneId.of("Europe/Vilnius");
    private static final int ATTEMPTS = 250;

    private final TestDb server;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    WorkbookIsTheDatabaseTest(TestDb server) {
        this.server = server;
    }

    @Test
    void every_attempt_outcome_answer_and_order_is_in_the_workbook_and_nothing_else() throws IOException {
        day(RandomGeneratorFactory.of("L64X128MixRandom").create(7));
        Path file = folder.resolve("day.xlsx");
        new CampaignWorkbook(server.dsl()).write(CampaignRows.question(11, Period.ALWAYS, VILNIUS), file);
        Map<String, Map<String, Map<String, @Nullable Object>>> book = read(file);
        assertThat(sheet(book, "Attempts")).isEqualTo(attempts());
        assertThat(sheet(book, "Answers")).isEqualTo(answers());
        assertThat(sheet(book, "Orders")).isEqualTo(orders());
    }

    private static Map<String, Map<String, @Nullable Object>> sheet(
            Map<String, Map<String, Map<String, @Nullable Object>>> book, String name) {
        return Objects.requireNonNull(book.get(name), name);
    }

    private Map<String, Map<String, @Nullable Object>> attempts() {
        Map<String, Map<String, @Nullable Object>> rows = new HashMap<>();
        server.dsl().selectFrom(ATTEMPT).where(ATTEMPT.CLIENT_ID.eq(11L)).forEach(row -> {
            var cells = new HashMap<String, @Nullable Object>();
            cells.put("Lead", row.getLeadId());
            cells.put("Attempt no", (long) row.getAttemptNo());
            cells.put("Caller number", row.getCallerE164().e164());
            cells.put("Started", row.getStartedAt());
            cells.put("Rang", row.getRangAt());
            cells.put("Answered", row.getAnsweredAt());
            cells.put("Connected", row.getConnectedAt());
            cells.put("Ended", row.getEndedAt());
            cells.put("Outcome", row.getOutcome());
            cells.put("Disposition", row.getDisposition());
            cells.put("Rules", row.getRules());
            rows.put(Long.toString(row.getId()), cells);
        });
        return rows;
    }

    private Map<String, Map<String, @Nullable Object>> answers() {
        Map<String, Map<String, @Nullable Object>> rows = new HashMap<>();
        server.dsl().selectFrom(INTERVIEW).where(INTERVIEW.CLIENT_ID.eq(11L)).forEach(row -> {
            var cells = new HashMap<String, @Nullable Object>();
            cells.put("Attempt", row.getAttemptId());
            cells.put("Lead", row.getLeadId());
            cells.put("State", row.getState());
            cells.put("Started", row.getStartedAt());
            List.of("q1", "q2", "why").forEach(question -> cells.put(question, null));
            rows.put(Long.toString(row.getId()), cells);
        });
        server.dsl()
                .selectFrom(ANSWER)
                .where(ANSWER.CLIENT_ID.eq(11L))
                .forEach(answer -> Objects.requireNonNull(rows.get(Long.toString(answer.getInterviewId())))
                        .put(answer.getQuestion(), answer.getValue()));
        return rows;
    }

    private Map<String, Map<String, @Nullable Object>> orders() {
        Map<String, Map<String, @Nullable Object>> rows = new HashMap<>();
        server.dsl()
                .select()
                .from(ORDER_LINE)
                .join(SALES_ORDER)
                .on(SALES_ORDER.CLIENT_ID.eq(ORDER_LINE.CLIENT_ID))
                .and(SALES_ORDER.ID.eq(ORDER_LINE.ORDER_ID))
                .where(ORDER_LINE.CLIENT_ID.eq(11L))
                .forEach(row -> {
                    var cells = new HashMap<String, @Nullable Object>();
                    cells.put("Attempt", row.get(SALES_ORDER.ATTEMPT_ID));
                    cells.put("Ordered", row.get(SALES_ORDER.ORDERED_AT));
                    cells.put("Quantity", row.get(ORDER_LINE.QUANTITY).longValue());
                    cells.put("Price", row.get(ORDER_LINE.PRICE_MINOR));
                    cells.put("Line total", row.get(ORDER_LINE.PRICE_MINOR) * row.get(ORDER_LINE.QUANTITY));
                    cells.put("Currency", row.get(SALES_ORDER.CURRENCY));
                    rows.put(row.get(ORDER_LINE.ORDER_ID) + "." + row.get(ORDER_LINE.LINE_NO), cells);
                });
        return rows;
    }

    /** By sheet and by the row's own number, the columns that the tables are asked for. */
    private static Map<String, Map<String, Map<String, @Nullable Object>>> read(Path file) throws IOException {
        Map<String, Map<String, Map<String, @Nullable Object>>> book = new HashMap<>();
        try (InputStream bytes = Files.newInputStream(file);
                var read = new XSSFWorkbook(bytes)) {
            for (String name : List.of("Attempts", "Answers", "Orders")) {
                Map<String, Map<String, @Nullable Object>> rows = new HashMap<>();
                List<String> headings = new ArrayList<>();
                for (Row row : read.getSheet(name)) {
                    if (row.getRowNum() == 0) {
                        row.forEach(
                                cell -> headings.add(cell.getStringCellValue().replaceFirst(" \\(.*", "")));
                    } else {
                        assertThat(rows.put(key(row, headings), cells(row, headings)))
                                .as("row %d of %s stands twice", row.getRowNum(), name)
                                .isNull();
                    }
                }
                book.put(name, rows);
            }
        }
        return book;
    }

    private static String key(Row row, List<String> headings) {
        String first = Long.toString((long) row.getCell(0).getNumericCellValue());
        return headings.getFirst().equals("Order")
                ? first + "." + (long) row.getCell(1).getNumericCellValue()
                : first;
    }

    private static Map<String, @Nullable Object> cells(Row row, List<String> headings) {
        var cells = new HashMap<String, @Nullable Object>();
        List<String> wanted = switch (headings.getFirst()) {
            case "Attempt" ->
                List.of(
                        "Lead",
                        "Attempt no",
                        "Caller number",
                        "Started",
                        "Rang",
                        "Answered",
                        "Connected",
                        "Ended",
                        "Outcome",
                        "Disposition",
                        "Rules");
            case "Interview" -> List.of("Attempt", "Lead", "State", "Started", "q1", "q2", "why");
            default -> List.of("Attempt", "Ordered", "Quantity", "Price", "Line total", "Currency");
        };
        for (String heading : wanted) {
            cells.put(heading, value(row.getCell(headings.indexOf(heading)), heading));
        }
        return cells;
    }

    /** A cell as the table has it: moments as instants, money in minor units, answers as text. */
    private static @Nullable Object value(@Nullable Cell cell, String heading) {
        if (cell == null || cell.getCellType() == CellType.BLANK) {
            return null;
        }
        return switch (cell.getCellType()) {
            case STRING -> cell.getStringCellValue();
            case NUMERIC ->
                switch (heading) {
                    case "Started", "Rang", "Answered", "Connected", "Ended", "Ordered" ->
                        Objects.requireNonNull(cell.getLocalDateTimeCellValue())
                                .atZone(VILNIUS)
                                .toInstant();
                    case "Price", "Line total" ->
                        BigDecimal.valueOf(cell.getNumericCellValue())
                                .movePointRight(2)
                                .longValueExact();
                    case "q1", "q2", "why" -> Long.toString((long) cell.getNumericCellValue());
                    default -> (long) cell.getNumericCellValue();
                };
            case CellType other -> throw new AssertionError(other + " in " + heading);
        };
    }

    private void day(RandomGenerator random) {
        server.empty();
        CampaignRows.centre(server.dsl());
        CampaignRows rows = CampaignRows.of(server.dsl(), 11, "Day");
        var sales = new SalesRows(rows);
        var other = CampaignRows.of(server.dsl(), 12, "Another's");
        other.attempt(90_001, NINE, Outcome.BUSY, 1, -1, 2);
        for (int id = 1; id <= ATTEMPTS; id++) {
            Instant at = NINE.plusMillis(random.nextLong(Duration.ofHours(10).toMillis()));
            Outcome outcome = List.of(Outcome.values()).get(random.nextInt(Outcome.values().length));
            int ring = random.nextInt(20);
            if (outcome == Outcome.TALKED) {
                rows.attempt(id, at, outcome, ring, ring + 1, ring + random.nextInt(2, 200), CampaignRows.ANA, "SALE");
                talk(sales, id, at, random);
            } else {
                rows.attempt(id, at, random.nextInt(20) == 0 ? null : outcome, ring, -1, ring + 3);
            }
        }
    }

    private static void talk(SalesRows sales, int id, Instant at, RandomGenerator random) {
        List<String> said = List.of("7", "07", "0", "-3", "=1+1", "@sum", "+49", "ناشناس", "two\nlines", "1e3");
        sales.interview(
                id,
                id,
                at.plusSeconds(5),
                "COMPLETE",
                List.of(
                        "q1",
                        said.get(random.nextInt(said.size())),
                        "q2",
                        said.get(random.nextInt(said.size())),
                        "why",
                        said.get(random.nextInt(said.size()))));
        sales.order(id, id, at.plusSeconds(9));
    }
}
