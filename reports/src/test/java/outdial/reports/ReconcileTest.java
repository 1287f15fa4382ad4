package outdial.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.LEAD;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.call.Outcome;
import outdial.sql.AttemptTallies;
import outdial.sql.LateRows;
import outdial.sql.OnEachServer;
import outdial.sql.Reach;
import outdial.sql.TestDb;

/** Every figure of every report is as many attempts as its drill-down lists, whatever is counted already. */
@OnEachServer
final class ReconcileTest {
    private static final int ATTEMPTS = 150;
    /** A month ends, and in New York the clocks go back, within the shift. */
    private static final Instant START = Instant.parse("2026-10-30T09:00:00Z");

    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 3);
    private static final Map<Long, String> ZONES =
            Map.of(11L, "Europe/Vilnius", 12L, "Asia/Tehran", 13L, "America/New_York");
    private static final Reach ALL = new Reach.Everyone();

    private final TestDb server;

    ReconcileTest(TestDb server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void each_figure_of_each_report_drills_to_as_many_rows(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        shift(random);
        new AttemptTallies(server.dsl()).catchUp(START.plus(Duration.ofHours(random.nextInt(5, 60))));
        endLate();
        ReportQuestion question = ReportQuestion.of(ALL, FIRST, LAST);
        for (By by : By.values()) {
            Breakdown report = new Breakdowns(server.dsl()).of(question, by);
            assertThat(report.total().attempts()).as("%s", by).isEqualTo(3L * ATTEMPTS);
            for (Measure measure : Measure.values()) {
                long sum = 0;
                for (Breakdown.Line line : report.lines()) {
                    long figure = measure.of(line.figures());
                    ReportQuestion drill = question.at(by, line.key()).counting(measure);
                    assertThat(ids(drill)).as("%s %s %s", by, line, measure).hasSize((int) figure);
                    sum += figure;
                }
                assertThat(sum).as("%s %s", by, measure).isEqualTo(measure.of(report.total()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void a_drill_down_lists_exactly_the_rows_that_the_question_means(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        shift(random);
        new AttemptTallies(server.dsl()).catchUp(START.plus(Duration.ofHours(random.nextInt(5, 60))));
        endLate();
        for (int i = 0; i < 40; i++) {
            ReportQuestion question = somehow(random);
            assertThat(ids(question)).as("%s", question).isEqualTo(naive(question));
            Breakdown report = new Breakdowns(server.dsl()).of(question, By.AGENT);
            assertThat(report.total().attempts())
                    .as("%s", question)
                    .isEqualTo(naive(question).size());
        }
    }

    @Test
    void figures_are_the_same_before_and_after_all_is_counted() {
        shift(RandomGeneratorFactory.of("L64X128MixRandom").create(5));
        List<Breakdown> before = all();
        int hours = new AttemptTallies(server.dsl()).catchUp(START.plus(Duration.ofDays(9)));
        assertThat(hours).isPositive();
        assertThat(all()).isEqualTo(before);
        endLate();
        List<Breakdown> noted = all();
        assertThat(noted).isNotEqualTo(before);
        new AttemptTallies(server.dsl()).catchUp(START.plus(Duration.ofDays(9)));
        assertThat(all()).isEqualTo(noted);
    }

    @Test
    void nobody_counts_what_is_beyond_their_reach() {
        shift(RandomGeneratorFactory.of("L64X128MixRandom").create(6));
        new AttemptTallies(server.dsl()).catchUp(START.plus(Duration.ofDays(2)));
        Reach own = new Reach.Only(Set.of(new ClientId(12)));
        ReportQuestion question = ReportQuestion.of(own, FIRST, LAST);
        for (By by : By.values()) {
            assertThat(new Breakdowns(server.dsl()).of(question, by).total().attempts())
                    .as("%s", by)
                    .isEqualTo(ATTEMPTS);
        }
        ReportQuestion foreign = question.ofClient(Optional.of(11L));
        assertThat(new Breakdowns(server.dsl()).of(foreign, By.CAMPAIGN).lines())
                .isEmpty();
        assertThat(new AttemptPages(server.dsl()).of(foreign, 0).all()).isZero();
        assertThat(new AttemptPages(server.dsl())
                        .of(question.ofCampaign(Optional.of(13L)), 0)
                        .rows())
                .isEmpty();
    }

    private List<Breakdown> all() {
        return List.of(By.values()).stream()
                .map(by -> new Breakdowns(server.dsl()).of(ReportQuestion.of(ALL, FIRST, LAST), by))
                .toList();
    }

    /** Pages through all rows; no row may come twice. */
    private Set<Long> ids(ReportQuestion question) {
        var pages = new AttemptPages(server.dsl());
        var ids = new HashSet<Long>();
        long all = pages.of(question, 0).all();
        for (long first = 0; first < all; first += AttemptPages.ROWS) {
            AttemptPages.Page page = pages.of(question, first);
            assertThat(page.rows()).hasSize((int) Math.min(AttemptPages.ROWS, all - first));
            page.rows().forEach(row -> assertThat(ids.add(row.id())).isTrue());
        }
        return ids;
    }

    private static ReportQuestion somehow(RandomGenerator random) {
        LocalDate from = FIRST.plusDays(List.of(0, 29, 30, 31).get(random.nextInt(4)));
        return ReportQuestion.of(ALL, from, LocalDate.of(2026, 11, 1).plusDays(random.nextInt(3)))
                .ofClient(maybe(random, 11L, 12L, 13L))
                .ofList(maybe(random, 11L, 12L))
                .ofAgent(maybe(random, 0L, CampaignRows.ANA, CampaignRows.BORIS))
                .ofDisposition(maybe(random, "", "SALE", "GONE"))
                .atHour(maybe(random, 1, 9, 11, 14))
                .counting(List.of(Measure.values()).get(random.nextInt(Measure.values().length)));
    }

    @SafeVarargs
    private static <T> Optional<T> maybe(RandomGenerator random, T... values) {
        return random.nextInt(3) == 0 ? Optional.of(values[random.nextInt(values.length)]) : Optional.empty();
    }

    /** Every row of the table, looked at one by one. */
    private Set<Long> naive(ReportQuestion question) {
        return server
                .dsl()
                .select(ATTEMPT.asterisk(), LEAD.LIST_ID)
                .from(ATTEMPT)
                .leftJoin(LEAD)
                .on(LEAD.CLIENT_ID.eq(ATTEMPT.CLIENT_ID))
                .and(LEAD.ID.eq(ATTEMPT.LEAD_ID))
                .fetch()
                .stream()
                .filter(row -> isMeant(question, row))
                .map(row -> row.get(ATTEMPT.ID))
                .collect(Collectors.toSet());
    }

    private static boolean isMeant(ReportQuestion question, Record row) {
        var at = row.get(ATTEMPT.STARTED_AT).atZone(ZoneId.of(ZONES.get(row.get(ATTEMPT.CLIENT_ID))));
        LocalDate day = at.toLocalDate();
        String outcome = row.get(ATTEMPT.OUTCOME);
        return !day.isBefore(question.from())
                && !day.isAfter(question.to())
                && isAny(question.client(), row.get(ATTEMPT.CLIENT_ID))
                && isAny(
                        question.list(),
                        Optional.ofNullable(row.get(LEAD.LIST_ID)).orElse(0L))
                && isAny(
                        question.agent(),
                        Optional.ofNullable(row.get(ATTEMPT.AGENT_ID)).orElse(0L))
                && isAny(
                        question.disposition(),
                        Optional.ofNullable(row.get(ATTEMPT.DISPOSITION)).orElse(""))
                && isAny(question.hour(), at.getHour())
                && question.measure().counts(outcome == null ? null : Outcome.valueOf(outcome));
    }

    private static <T> boolean isAny(Optional<T> wanted, T value) {
        return wanted.isEmpty() || wanted.get().equals(value);
    }

    /** Three clients in three zones, over two days and a half; some calls still in progress, some leads erased. */
    private void shift(RandomGenerator random) {
        server.empty();
        CampaignRows.centre(server.dsl());
        ZONES.forEach((client, zone) -> {
            CampaignRows rows = CampaignRows.of(server.dsl(), client, "Shift");
            server.dsl()
                    .update(CAMPAIGN)
                    .set(CAMPAIGN.ZONE, zone)
                    .where(CAMPAIGN.CLIENT_ID.eq(client))
                    .execute();
            for (int n = 1; n <= ATTEMPTS; n++) {
                Instant at =
                        START.plusMillis(random.nextLong(Duration.ofHours(60).toMillis()));
                attempt(rows, client * 1000 + n, at, random.nextInt(20), random.nextInt(150));
            }
        });
        server.dsl()
                .update(ATTEMPT)
                .set(ATTEMPT.LEAD_ID, 999_999L)
                .where(ATTEMPT.ID.mod(10L).eq(0L))
                .execute();
    }

    private static void attempt(CampaignRows rows, long id, Instant at, int ring, int lot) {
        if (lot < 4) {
            rows.attempt(id, at, null, ring, -1, -1);
        } else if (lot < 50) {
            rows.attempt(id, at, Outcome.TALKED, ring, ring, ring + lot, CampaignRows.ANA + lot % 2, code(lot));
        } else if (lot < 60) {
            rows.attempt(id, at, Outcome.ABANDONED, ring, -1, ring + 2);
        } else if (lot < 80) {
            rows.attempt(id, at, Outcome.MACHINE, ring, -1, ring + 4);
        } else {
            rows.attempt(id, at, List.of(Outcome.values()).get(lot % Outcome.values().length), -1, -1, ring);
        }
    }

    private static String code(int n) {
        return List.of("SALE", "NOT_NOW", "NEVER", "GONE").get(n % 4);
    }

    /** Ends what was in progress as the program does, which notes that it came late. */
    private void endLate() {
        var open =
                server.dsl().selectFrom(ATTEMPT).where(ATTEMPT.OUTCOME.isNull()).fetch();
        open.forEach(row -> {
            row.setOutcome(Outcome.TALKED.name());
            row.setAgentId(CampaignRows.ANA);
            row.setConnectedAt(row.getStartedAt().plusSeconds(3));
            row.setEndedAt(row.getStartedAt().plusSeconds(90));
            server.dsl().executeUpdate(row);
            LateRows.note(
                    server.dsl(),
                    new ClientId(row.getClientId()),
                    new CampaignId(row.getCampaignId()),
                    row.getStartedAt());
        });
    }
}
