package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.Sample.FLOOR;
import static outdial.sql.Sample.NOON;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.ATTEMPT_OPEN;
import static outdial.sql.gen.Tables.FLOOR_LEASE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.call.CallTimes;
import outdial.model.call.Outcome;
import outdial.model.call.Stage;
import outdial.model.selection.Recycle;
import outdial.sql.Begun.Refusal;
import outdial.sql.BucketCounts.Standing;

@OnEachServer
class AttemptsTest {
    private final TestDb db;
    private Sample sample;
    private Fence fence;

    AttemptsTest(TestDb db) {
        this.db = db;
    }

    @BeforeEach
    void aLeaderAndACampaign() {
        db.empty();
        sample = new Sample(db, "Acme");
        fence = takeLead();
    }

    @Test
    void a_begun_attempt_is_there_before_anything_rings_and_its_lead_is_claimed() {
        var lead = sample.lead(1, "America/New_York");
        Begun begun = sample.begin(0, fence, NOON);
        assertThat(begun.begun()).containsExactly(AttemptId.of(FLOOR, fence, 0));
        assertThat(begun.refused()).isEmpty();
        assertThat(sample.state(lead)).isEqualTo(LeadState.CLAIMED);
        assertThat(sample.standing()).isEqualTo(new Standing(0, 1, 0));
        var row = sample.dsl.fetchSingle(ATTEMPT);
        assertThat(row.getCallerE164()).isEqualTo(Sample.CALLER);
        assertThat(row.getAttemptNo()).isEqualTo((short) 1);
        assertThat(row.getRuleBook()).startsWith("exercise@");
        assertThat(row.getStartedAt()).isEqualTo(NOON);
        assertThat(row.getOutcome()).isNull();
        assertThat(sample.dsl.fetchSingle(ATTEMPT_OPEN).getState()).isEqualTo("INTENT");
    }

    @Test
    void an_old_leader_begins_nothing() {
        sample.lead(1, "America/New_York");
        var attempt = Sample.attempt(0, fence, sample.due(1, NOON).getFirst(), NOON);
        expireLease();
        Fence next = takeLead();
        assertThat(next).isGreaterThan(fence);
        Begun late = sample.begin(fence, List.of(attempt), NOON);
        assertThat(late.begun()).isEmpty();
        assertThat(late.refused()).containsEntry(attempt.id(), Refusal.FENCED);
        assertThat(sample.dsl.fetchCount(ATTEMPT) + sample.dsl.fetchCount(ATTEMPT_OPEN))
                .isZero();
        assertThat(sample.standing()).isEqualTo(new Standing(1, 0, 0));
        assertThat(sample.begin(0, next, NOON).begun()).hasSize(1);
    }

    @Test
    void a_lead_is_refused_for_each_way_the_world_may_have_moved() {
        sample.lead(1, "America/New_York");
        sample.lead(2, "America/New_York");
        var due = sample.due(2, NOON);
        new DoNotCalls(sample.dsl, sample.client).optOut(Sample.number(1, 0), "keypad", NOON);
        var listed = Sample.attempt(0, fence, due.getFirst(), NOON);
        var fine = Sample.attempt(1, fence, due.getLast(), NOON);
        var again = Sample.attempt(2, fence, due.getLast(), NOON);
        Instant late = NOON.plusSeconds(6);

        assertThat(sample.begin(fence, List.of(fine), late).refused()).containsEntry(fine.id(), Refusal.STALE);
        Begun begun = sample.begin(fence, List.of(listed, fine), NOON);
        assertThat(begun.begun()).containsExactly(fine.id());
        assertThat(begun.refused()).containsOnlyKeys(listed.id()).containsValue(Refusal.LISTED);
        assertThat(sample.begin(fence, List.of(again), NOON).refused()).containsEntry(again.id(), Refusal.LEAD_TAKEN);
        new Campaigns(sample.dsl, sample.client)
                .move(sample.campaign, Set.of(Campaigns.State.RUNNING), Campaigns.State.PAUSED);
        assertThat(sample.begin(fence, List.of(listed), NOON).refused()).containsEntry(listed.id(), Refusal.STOPPED);
    }

    @Test
    void a_permit_is_worthless_once_the_lead_was_tried_again() {
        sample.lead(1, "America/New_York");
        var stale = Sample.attempt(9, fence, sample.due(1, NOON).getFirst(), NOON);
        var first = sample.begin(0, fence, NOON).begun().iterator().next();
        close(first, Outcome.NO_ANSWER, new Recycle.Again(NOON.plusSeconds(1), 0));
        new Leads(sample.dsl, sample.client).promote(sample.campaign, 10, NOON.plusSeconds(2));
        assertThat(sample.begin(fence, List.of(stale), NOON.plusSeconds(2)).refused())
                .containsEntry(stale.id(), Refusal.LEAD_TAKEN);
    }

    @Test
    void of_many_who_want_a_lead_at_once_one_has_it() throws Exception {
        for (int i = 0; i < 20; i++) {
            sample.lead(i, "America/New_York");
        }
        var due = sample.due(20, NOON);
        List<Future<Begun>> answers = new ArrayList<>();
        try (ExecutorService many = Executors.newFixedThreadPool(6)) {
            var start = new CountDownLatch(1);
            for (int rival = 0; rival < 6; rival++) {
                int first = rival * 100;
                List<NewAttempt> attempts = new ArrayList<>();
                for (int i = 0; i < due.size(); i++) {
                    attempts.add(Sample.attempt(first + i, fence, due.get(i), NOON));
                }
                answers.add(many.submit(() -> {
                    start.await();
                    return sample.begin(fence, attempts, NOON);
                }));
            }
            start.countDown();
        }
        var begun = new ArrayList<AttemptId>();
        for (Future<Begun> answer : answers) {
            begun.addAll(answer.get().begun());
        }
        assertThat(begun).hasSize(20).doesNotHaveDuplicates();
        assertThat(sample.dsl.selectDistinct(ATTEMPT.LEAD_ID).from(ATTEMPT).fetch())
                .hasSize(20);
        assertThat(sample.standing()).isEqualTo(new Standing(0, 20, 0));
        assertThat(new BucketCounts(sample.dsl).recount(sample.client, sample.campaign))
                .isZero();
    }

    @Test
    void a_repeated_or_late_word_about_an_attempt_changes_nothing() {
        var lead = sample.lead(1, "America/New_York");
        AttemptId attempt = sample.begin(0, fence, NOON).begun().iterator().next();
        var open = new OpenAttempts(sample.dsl);
        assertThat(open.reach(attempt, Stage.RINGING, Optional.empty(), NOON.plusSeconds(1)))
                .isTrue();
        assertThat(open.reach(attempt, Stage.ANSWERED, Optional.empty(), NOON.plusSeconds(9)))
                .isTrue();
        assertThat(open.reach(attempt, Stage.RINGING, Optional.empty(), NOON.plusSeconds(30)))
                .isFalse();
        assertThat(open.reach(attempt, Stage.ANSWERED, Optional.empty(), NOON.plusSeconds(31)))
                .isFalse();

        assertThat(close(attempt, Outcome.HUNG_UP_EARLY, new Recycle.Again(NOON.plusSeconds(7200), 0)))
                .isTrue();
        assertThat(close(attempt, Outcome.BUSY, new Recycle.Done("never"))).isFalse();
        assertThat(open.reach(attempt, Stage.CONNECTED, Optional.empty(), NOON.plusSeconds(32)))
                .isFalse();
        var row = sample.dsl.fetchSingle(ATTEMPT);
        assertThat(row.getOutcome()).isEqualTo("HUNG_UP_EARLY");
        assertThat(row.getRangAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(row.getAnsweredAt()).isEqualTo(NOON.plusSeconds(9));
        assertThat(row.getConnectedAt()).isNull();
        assertThat(sample.state(lead)).isEqualTo(LeadState.SCHEDULED);
        assertThat(sample.dsl.fetchCount(ATTEMPT_OPEN)).isZero();
        assertThat(sample.standing()).isEqualTo(new Standing(0, 1, 0));
    }

    @Test
    void a_commit_nobody_heard_of_is_found_by_its_id() {
        sample.lead(1, "America/New_York");
        AttemptId attempt = sample.begin(0, fence, NOON).begun().iterator().next();
        AttemptId never = AttemptId.of(FLOOR, fence, 77);
        assertThat(new Attempts(sample.dsl).begun(FLOOR, Set.of(attempt, never)))
                .containsExactly(attempt);
    }

    @Test
    void the_question_for_an_unheard_commit_waits_until_the_commit_is_decided() throws Exception {
        sample.lead(1, "America/New_York");
        var attempt = Sample.attempt(0, fence, sample.due(1, NOON).getFirst(), NOON);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Set<AttemptId>> answer = db.dsl().transactionResult(inFlight -> {
                new Attempts(inFlight.dsl())
                        .begin(sample.client, sample.campaign, FLOOR, fence, List.of(attempt), NOON);
                var asked = other.submit(() -> new Attempts(db.dsl()).begun(FLOOR, Set.of(attempt.id())));
                TimeUnit.MILLISECONDS.sleep(300);
                assertThat(asked.isDone()).isFalse();
                return asked;
            });
            assertThat(answer.get(10, TimeUnit.SECONDS)).containsExactly(attempt.id());
        }
    }

    @Test
    void a_lead_of_two_campaigns_is_dialled_by_one_of_them_at_a_time() {
        sample.lead(1, "America/New_York");
        var first = sample.begin(0, fence, NOON);
        sample.dsl.execute("UPDATE campaign_lead SET state = 0"); // as another campaign's row of this lead would be
        sample.dsl.execute("UPDATE attempt_open SET campaign_id = campaign_id + 1");
        Begun second = sample.begin(1, fence, NOON);
        assertThat(first.begun()).hasSize(1);
        assertThat(second.begun()).isEmpty();
        assertThat(second.refused()).containsValue(Refusal.LEAD_TAKEN);
    }

    @Test
    void a_new_leader_is_told_every_attempt_that_is_not_over() {
        sample.lead(1, "America/New_York", "America/Chicago");
        sample.lead(2, "America/New_York");
        AttemptId ringing = sample.begin(0, fence, NOON).begun().stream()
                .min(AttemptId::compareTo)
                .orElseThrow();
        AttemptId over = AttemptId.of(FLOOR, fence, 1);
        new OpenAttempts(sample.dsl).reach(ringing, Stage.RINGING, Optional.empty(), NOON.plusSeconds(1));
        close(over, Outcome.TALKED, new Recycle.Awaiting());

        var open = new OpenAttempts(sample.dsl).of(FLOOR, NOON.plusSeconds(60));
        assertThat(open).extracting(OpenAttempts.OpenAttempt::attempt).containsExactly(ringing, over);
        assertThat(open.getFirst().stage()).isEqualTo(Stage.RINGING);
        assertThat(open.getFirst().outcome()).isEmpty();
        assertThat(open.getFirst().lead().facts().attempts()).isEmpty();
        assertThat(open.getFirst().notAfter()).isEqualTo(NOON.plusSeconds(3));
        assertThat(open.getLast().stage()).isEqualTo(Stage.ENDED);
        assertThat(open.getLast().outcome()).contains(Outcome.TALKED);
    }

    private boolean close(AttemptId attempt, Outcome outcome, Recycle recycle) {
        var times = new CallTimes(NOON, null, null, null, null, null, null, NOON.plusSeconds(10));
        return new AttemptEnds(sample.dsl).close(attempt, outcome, times, Optional.empty(), recycle);
    }

    private Fence takeLead() {
        try (var leases = new FloorLeases(db.source())) {
            return leases.take(FLOOR, "node-" + System.nanoTime()).orElseThrow().fence();
        }
    }

    private void expireLease() {
        db.dsl().update(FLOOR_LEASE).set(FLOOR_LEASE.UNTIL_AT, Instant.EPOCH).execute();
    }
}
