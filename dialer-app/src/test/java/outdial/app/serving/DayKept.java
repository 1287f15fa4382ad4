package outdial.app.serving;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.AGENT;
import static outdial.sql.gen.Tables.ANSWER;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.CALLBACK;
import static outdial.sql.gen.Tables.CALL_NOTE;
import static outdial.sql.gen.Tables.INTERVIEW;
import static outdial.sql.gen.Tables.LEAD;
import static outdial.sql.gen.Tables.ORDER_LINE;
import static outdial.sql.gen.Tables.PHONE;
import static outdial.sql.gen.Tables.PRODUCT;
import static outdial.sql.gen.Tables.SALES_ORDER;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.app.ReadBook;
import outdial.app.rig.Invite;
import outdial.app.serving.DeskWorker.Deed;
import outdial.reports.CampaignQuestion;
import outdial.reports.CampaignWorkbook;
import outdial.reports.Period;

/** What is left of a day in tables, workbooks and recordings, each held against the other. */
final class DayKept {
    /** Loud enough for a voice or a beep, of 32,767; the line is silent otherwise. */
    private static final int LOUD = 1000;

    /** The outcome of what was proved never to have reached the network. */
    private static final String VOID = "VOID";

    private final DSLContext sql;
    private final List<SixtyLeads.Campaign> campaigns;

    DayKept(DSLContext sql, List<SixtyLeads.Campaign> campaigns) {
        this.sql = sql;
        this.campaigns = campaigns;
    }

    /** By the network's own log, no more and no less; a number of four digits is an agent's. */
    void eachCallThatWasMade(List<Invite> invites) {
        Map<String, Long> rung = invites.stream()
                .map(Invite::number)
                .filter(number -> number.length() > 4)
                .collect(groupingBy(number -> number, TreeMap::new, counting()));
        assertThat(rung.keySet())
                .isEqualTo(campaigns.stream()
                        .flatMap(one -> one.people().keySet().stream())
                        .collect(toSet()));
        Map<String, Long> kept = sql
                .select(PHONE.E164)
                .from(ATTEMPT)
                .join(PHONE)
                .on(PHONE.ID.eq(ATTEMPT.PHONE_ID))
                .where(ATTEMPT.OUTCOME.ne(VOID))
                .fetch(row -> row.value1().digits())
                .stream()
                .collect(groupingBy(number -> number, TreeMap::new, counting()));
        assertThat(kept).isEqualTo(rung);
    }

    /** What agents gave is with the person they gave it for. */
    void deeds(Map<Deed, String> done) {
        assertThat(disposition(done.get(Deed.ORDER))).isEqualTo("SALE");
        assertThat(sql.select(PRODUCT.CODE, ORDER_LINE.QUANTITY)
                        .from(ORDER_LINE)
                        .join(PRODUCT)
                        .on(PRODUCT.ID.eq(ORDER_LINE.PRODUCT_ID))
                        .join(SALES_ORDER)
                        .on(SALES_ORDER.ID.eq(ORDER_LINE.ORDER_ID))
                        .where(SALES_ORDER.ATTEMPT_ID.eq(attempt(done.get(Deed.ORDER))))
                        .fetchMap(PRODUCT.CODE, ORDER_LINE.QUANTITY))
                .isEqualTo(Map.of("MONTHLY", 2));
        assertThat(disposition(done.get(Deed.CALLBACK))).isEqualTo("CALLBACK");
        var promise = sql.fetchSingle(CALLBACK, CALLBACK.PROMISED_IN.eq(attempt(done.get(Deed.CALLBACK))));
        assertThat(Duration.between(InstantSource.system().instant(), promise.getDueAt()))
                .isBetween(Duration.ofHours(25), Duration.ofHours(27));
        assertThat(sql.fetchSingle(CALL_NOTE, CALL_NOTE.ATTEMPT_ID.eq(attempt(done.get(Deed.RELOAD))))
                        .getNote())
                .isEqualTo("Likes to talk");
        assertThat(disposition(done.get(Deed.HAND_OVER))).isEqualTo("REFUSAL");
        assertThat(disposition(done.get(Deed.INTERVIEW))).isEqualTo("COMPLETE");
        assertThat(answers(attempt(done.get(Deed.INTERVIEW))))
                .isEqualTo(Map.of("Q1", "TRAIN", "Q2", "BUS CAR", "Q3", "35", "Q4", "2026-01-31", "Q5", "More trains"));
    }

    private Map<String, String> answers(Long attempt) {
        return sql.select(ANSWER.QUESTION, ANSWER.VALUE)
                .from(ANSWER)
                .join(INTERVIEW)
                .on(INTERVIEW.ID.eq(ANSWER.INTERVIEW_ID))
                .where(INTERVIEW.ATTEMPT_ID.eq(attempt))
                .fetchMap(ANSWER.QUESTION, ANSWER.VALUE);
    }

    private Long attempt(@Nullable String person) {
        return sql.select(ATTEMPT.ID)
                .from(ATTEMPT)
                .join(LEAD)
                .on(LEAD.ID.eq(ATTEMPT.LEAD_ID))
                .where(LEAD.FIRST_NAME.eq(person))
                .fetchSingle(ATTEMPT.ID);
    }

    private @Nullable String disposition(@Nullable String person) {
        return sql.fetchSingle(ATTEMPT, ATTEMPT.ID.eq(attempt(person))).getDisposition();
    }

    /** Attempts, answers and orders, read back from the file that an analyst opens. */
    void inWorkbooks(Path folder) throws Exception {
        for (var campaign : campaigns) {
            Path book = folder.resolve(campaign.name() + ".xlsx");
            var question = new CampaignQuestion(
                    campaign.client(),
                    campaign.id(),
                    Period.ALWAYS,
                    ZoneOffset.UTC,
                    InstantSource.system().instant());
            new CampaignWorkbook(sql).write(question, book);
            assertThat(ReadBook.rows(book, "Attempts", "Outcome").stream()
                            .map(row -> cells(row, "Attempt", "Number", "Outcome", "Disposition", "Agent", "Recording"))
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(attempts(campaign));
            assertThat(ReadBook.rows(book, "Answers", "Interview").stream()
                            .map(row -> cells(row, "Attempt", "Q1", "Q2", "Q3", "Q4", "Q5"))
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(interviews(campaign));
            assertThat(ReadBook.rows(book, "Orders", "Product code").stream()
                            .map(row -> cells(row, "Attempt", "Product code", "Quantity"))
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(orders(campaign));
        }
    }

    private static List<String> cells(Map<String, String> row, String... columns) {
        return java.util.Arrays.stream(columns)
                .map(column -> plain(row.get(column)))
                .toList();
    }

    /** As a code, whether a sheet shows the code or words for it; an empty cell is an empty text. */
    private static String plain(@Nullable Object value) {
        return value == null
                ? ""
                : value.toString().toUpperCase(Locale.ROOT).replace(' ', '_').replaceAll("[^A-Z0-9_+.-]", "");
    }

    private List<List<String>> attempts(SixtyLeads.Campaign campaign) {
        return sql.select(ATTEMPT.ID, PHONE.E164, ATTEMPT.OUTCOME, ATTEMPT.DISPOSITION, AGENT.NAME, ATTEMPT.RECORDING)
                .from(ATTEMPT)
                .join(PHONE)
                .on(PHONE.ID.eq(ATTEMPT.PHONE_ID))
                .leftJoin(AGENT)
                .on(AGENT.ID.eq(ATTEMPT.AGENT_ID))
                .where(ATTEMPT.CAMPAIGN_ID.eq(campaign.id().value()))
                .fetch(row -> List.of(
                        plain(row.value1()),
                        plain(row.value2().e164()),
                        plain(row.value3()),
                        plain(row.value4()),
                        plain(row.value5()),
                        plain(row.value6())));
    }

    private List<List<String>> interviews(SixtyLeads.Campaign campaign) {
        return sql
                .selectFrom(INTERVIEW)
                .where(INTERVIEW.CAMPAIGN_ID.eq(campaign.id().value()))
                .fetch(INTERVIEW.ATTEMPT_ID)
                .stream()
                .map(attempt -> {
                    Map<String, String> given = answers(attempt);
                    return List.of(
                            plain(attempt),
                            plain(given.get("Q1")),
                            plain(given.get("Q2")),
                            plain(given.get("Q3")),
                            plain(given.get("Q4")),
                            plain(given.get("Q5")));
                })
                .toList();
    }

    private List<List<String>> orders(SixtyLeads.Campaign campaign) {
        return sql.select(SALES_ORDER.ATTEMPT_ID, PRODUCT.CODE, ORDER_LINE.QUANTITY)
                .from(SALES_ORDER)
                .join(ORDER_LINE)
                .on(ORDER_LINE.ORDER_ID.eq(SALES_ORDER.ID))
                .join(PRODUCT)
                .on(PRODUCT.ID.eq(ORDER_LINE.PRODUCT_ID))
                .where(SALES_ORDER.CAMPAIGN_ID.eq(campaign.id().value()))
                .fetch(row -> List.of(plain(row.value1()), plain(row.value2()), plain(row.value3())));
    }

    /** In each of these calls the person, on the left, and the agent, on the right, are heard apart from each other. */
    void voicesOfBoth(Path recordings, Collection<String> people) throws IOException {
        for (String person : people) {
            Path file = recordings.resolve(attempt(person) + ".raw");
            ShortBuffer samples = ByteBuffer.wrap(Files.readAllBytes(file))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer();
            int left = 0;
            int right = 0;
            int apart = 0;
            while (samples.remaining() >= 2) {
                int one = Math.abs(samples.get());
                int other = Math.abs(samples.get());
                left += one > LOUD ? 1 : 0;
                right += other > LOUD ? 1 : 0;
                apart += (one > LOUD) != (other > LOUD) ? 1 : 0;
            }
            assertThat(left).as("samples with the voice of " + person).isGreaterThan(800);
            assertThat(right)
                    .as("samples with the voice of the agent of " + person)
                    .isGreaterThan(200);
            assertThat(apart).as("samples with one of them, " + person).isGreaterThan(800);
        }
    }
}
