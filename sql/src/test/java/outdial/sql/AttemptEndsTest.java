package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.Sample.FLOOR;
import static outdial.sql.Sample.NOON;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.ATTEMPT_OPEN;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.LeadId;
import outdial.model.call.CallTimes;
import outdial.model.call.Outcome;
import outdial.model.disposition.CallbackRequest;
import outdial.model.disposition.Disposition;
import outdial.model.disposition.Disposition.Kind;
import outdial.model.selection.Recycle;

@OnEachServer
class AttemptEndsTest {
    private static final AgentId ANA = new AgentId(5);
    private static final Instant LATER = NOON.plusSeconds(86_400);

    private final TestDb db;
    private Sample sample;
    private LeadId lead;
    private AttemptId attempt;
    private Fence fence;

    AttemptEndsTest(TestDb db) {
        this.db = db;
    }

    @BeforeEach
    void oneAttempt() {
        db.empty();
        sample = new Sample(db, "Acme");
        lead = sample.lead(100, "America/New_York", "America/Chicago");
        try (var leases = new FloorLeases(db.source())) {
            fence = leases.take(FLOOR, "here").orElseThrow().fence();
        }
        attempt = sample.begin(0, fence, NOON).begun().iterator().next();
    }

    @Test
    void a_talk_leaves_the_lead_claimed_until_the_disposition_comes() {
        close(Outcome.TALKED, new Recycle.Awaiting());
        assertThat(sample.state(lead)).isEqualTo(LeadState.CLAIMED);
        assertThat(sample.dsl.fetchSingle(ATTEMPT_OPEN).getState()).isEqualTo("ENDED");
        assertThat(dispose(Kind.SALE, Optional.empty(), new Recycle.Done("SALE")))
                .isTrue();
        assertThat(sample.state(lead)).isEqualTo(LeadState.DONE);
        assertThat(sample.dsl.fetchCount(ATTEMPT_OPEN)).isZero();
        assertThat(dispose(Kind.REFUSAL, Optional.empty(), new Recycle.Done("REFUSAL")))
                .isFalse();
        assertThat(sample.dsl.fetchSingle(ATTEMPT).getDisposition()).isEqualTo("SALE");
    }

    @Test
    void a_disposition_may_come_before_the_end_of_the_call() {
        assertThat(dispose(Kind.SALE, Optional.empty(), new Recycle.Done("SALE")))
                .isTrue();
        assertThat(close(Outcome.TALKED, new Recycle.Awaiting())).isTrue();
        assertThat(sample.state(lead)).isEqualTo(LeadState.DONE);
        assertThat(sample.dsl.fetchCount(ATTEMPT_OPEN)).isZero();
        assertThat(sample.dsl.fetchSingle(ATTEMPT).getOutcome()).isEqualTo("TALKED");
        assertThat(new BucketCounts(sample.dsl).recount(sample.client, sample.campaign))
                .isZero();
    }

    @Test
    void a_late_disposition_leaves_a_lead_that_is_being_dialled_again_alone() {
        close(Outcome.AGENT_LOST, new Recycle.Again(LATER, 0));
        assertThat(sample.begin(1, fence, LATER).begun()).hasSize(1);
        assertThat(dispose(Kind.SALE, Optional.empty(), new Recycle.Done("SALE")))
                .isTrue();
        assertThat(sample.state(lead)).isEqualTo(LeadState.CLAIMED);
    }

    @Test
    void a_promised_time_puts_the_lead_first_when_it_has_come() {
        sample.lead(1, "America/New_York");
        close(Outcome.TALKED, new Recycle.Awaiting());
        dispose(Kind.CALLBACK, Optional.of(new CallbackRequest(LATER, Optional.of(ANA))), new Recycle.Again(LATER, 0));
        assertThat(sample.due(5, NOON.plusSeconds(60))).hasSize(1);
        assertThat(new Callbacks(sample.dsl, sample.client).due(sample.campaign, LATER, 5))
                .singleElement()
                .satisfies(promise -> assertThat(promise.lead()).isEqualTo(lead));

        List<DueLead> due = sample.due(5, LATER);
        assertThat(due).hasSize(2);
        assertThat(due.getFirst().facts().lead()).isEqualTo(lead);
        assertThat(due.getFirst().only()).contains(ANA);
        assertThat(due.getFirst().callback()).isPresent();
        assertThat(due.getFirst().facts().attempts()).containsExactly(NOON);
        assertThat(sample.due(5, LATER.plus(Callbacks.AGENT_ALONE)).getFirst().only())
                .isEmpty();
    }

    @Test
    void a_kept_promise_gives_the_lead_its_old_place_back() {
        close(Outcome.TALKED, new Recycle.Awaiting());
        dispose(Kind.CALLBACK, Optional.of(new CallbackRequest(LATER, Optional.empty())), new Recycle.Again(LATER, 0));
        attempt = sample.begin(1, fence, LATER).begun().iterator().next();
        close(Outcome.TALKED, new Recycle.Awaiting());
        dispose(Kind.NOT_REACHED, Optional.empty(), new Recycle.Again(LATER.plusSeconds(7200), 0));
        DueLead due = sample.due(1, LATER.plusSeconds(7200)).getFirst();
        assertThat(due.rank()).isEqualTo(100);
        assertThat(due.callback()).isEmpty();
    }

    @Test
    void a_wrong_number_goes_on_with_the_next_phone_and_without_one_the_lead_is_done() {
        close(Outcome.INVALID_NUMBER, new Recycle.OtherPhone(NOON.plusSeconds(7200)));
        DueLead due = sample.due(1, NOON.plusSeconds(7200)).getFirst();
        assertThat(due.facts().number().number()).isEqualTo(Sample.number(1, 1));
        attempt = sample.begin(1, fence, NOON.plusSeconds(7200))
                .begun()
                .iterator()
                .next();
        close(Outcome.INVALID_NUMBER, new Recycle.OtherPhone(LATER));
        assertThat(sample.state(lead)).isEqualTo(LeadState.DONE);
        assertThat(new BucketCounts(sample.dsl).recount(sample.client, sample.campaign))
                .isZero();
    }

    @Test
    void what_the_network_did_not_carry_burns_no_attempt() {
        close(Outcome.CONGESTION, new Recycle.Again(NOON.plusSeconds(60), 1));
        DueLead due = sample.due(1, NOON.plusSeconds(60)).getFirst();
        assertThat(due.facts().attempts()).isEmpty();
        assertThat(due.misfires()).isEqualTo(1);
        assertThat(sample.begin(1, fence, NOON.plusSeconds(60)).begun()).hasSize(1);
    }

    @Test
    void who_asks_not_to_be_called_is_on_the_opt_outs_in_the_same_transaction() {
        close(Outcome.TALKED, new Recycle.Awaiting());
        dispose(Kind.DO_NOT_CALL, Optional.empty(), new Recycle.Done("DO_NOT_CALL"));
        assertThat(new DoNotCalls(sample.dsl, sample.client).match(List.of(Sample.number(1, 0), Sample.number(1, 1))))
                .containsOnlyKeys(Sample.number(1, 0));
    }

    private boolean close(Outcome outcome, Recycle recycle) {
        var times = new CallTimes(NOON, null, null, null, null, null, null, NOON.plusSeconds(10));
        return new AttemptEnds(sample.dsl).close(attempt, outcome, times, Optional.of(ANA), recycle);
    }

    private boolean dispose(Kind kind, Optional<CallbackRequest> callback, Recycle recycle) {
        return new AttemptEnds(sample.dsl)
                .dispose(
                        new AttemptEnds.Disposed(attempt, ANA, Disposition.of(kind), callback, recycle),
                        NOON.plusSeconds(30));
    }
}
