package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.Sample.FLOOR;
import static outdial.sql.Sample.NOON;
import static outdial.sql.gen.Tables.AGENT_RING;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.model.AgentId;
import outdial.model.Fence;
import outdial.model.PhoneNumber;
import outdial.sql.AgentRings.Allowed;
import outdial.sql.AgentRings.Begun;
import outdial.sql.AgentRings.Kind;
import outdial.sql.AgentRings.Why;

/** Which phones of agents may ring, and that each ring stands in a row before it is heard. */
@OnEachServer
class AgentRingsTest {
    private static final PhoneNumber MOBILE = new PhoneNumber("+12025550123");

    private final TestDb db;
    private Sample sample;
    private AgentRings rings;
    private AgentId ana;
    private Fence fence;

    AgentRingsTest(TestDb db) {
        this.db = db;
    }

    @BeforeEach
    void anAgentOfALedFloor() {
        db.empty();
        sample = new Sample(db, "Acme");
        var centre = new Clients(sample.dsl).openCentre("The centre", NOON);
        rings = new AgentRings(sample.dsl, centre);
        ana = new Agents(sample.dsl, centre).add("Ana", FLOOR, false);
        try (var leases = new FloorLeases(db.source())) {
            fence = leases.take(FLOOR, "here").orElseThrow().fence();
        }
    }

    private Begun begin(Kind kind, Fence under) {
        return rings.begin(ana, kind, FLOOR, under, NOON, NOON.plusSeconds(3));
    }

    @Test
    void nothing_rings_that_was_not_allowed_or_is_not_any_more() {
        assertThat(begin(Kind.NUMBER, fence)).isEqualTo(new Begun.Refused(Why.NOT_ALLOWED));
        rings.allow(ana, new Allowed(Optional.of("201"), Optional.empty()));
        assertThat(begin(Kind.NUMBER, fence)).isEqualTo(new Begun.Refused(Why.NOT_ALLOWED));
        rings.allow(ana, new Allowed(Optional.empty(), Optional.empty()));
        assertThat(begin(Kind.DESK_PHONE, fence)).isEqualTo(new Begun.Refused(Why.NOT_ALLOWED));
        assertThat(sample.dsl.fetchCount(AGENT_RING)).isZero();
    }

    @Test
    void a_number_is_shown_what_a_running_campaign_of_the_floor_shows_and_is_not_dialled_without() {
        rings.allow(ana, new Allowed(Optional.of("201"), Optional.of(MOBILE)));
        assertThat(rings.allowed(ana)).isEqualTo(new Allowed(Optional.of("201"), Optional.of(MOBILE)));
        assertThat(begin(Kind.NUMBER, fence)).isInstanceOfSatisfying(Begun.ByNumber.class, begun -> {
            assertThat(begun.number()).isEqualTo(MOBILE);
            assertThat(begun.shows()).isEqualTo(Sample.CALLER);
        });
        new Campaigns(sample.dsl, sample.client)
                .move(sample.campaign, Set.of(Campaigns.State.RUNNING), Campaigns.State.PAUSED);
        assertThat(begin(Kind.NUMBER, fence)).isEqualTo(new Begun.Refused(Why.NO_CALLER_NUMBER));
        assertThat(begin(Kind.DESK_PHONE, fence))
                .as("a phone of the exchange needs no number")
                .isInstanceOf(Begun.DeskPhone.class);
    }

    @Test
    void who_leads_no_more_writes_nothing_and_rings_nobody() {
        rings.allow(ana, new Allowed(Optional.of("201"), Optional.empty()));
        assertThat(begin(Kind.DESK_PHONE, new Fence(fence.value() + 1))).isEqualTo(new Begun.Refused(Why.FENCED));
        assertThat(sample.dsl.fetchCount(AGENT_RING)).isZero();
    }

    @Test
    void a_ring_tells_when_it_was_answered_and_why_it_ended_the_first_time() {
        rings.allow(ana, new Allowed(Optional.of("201"), Optional.empty()));
        var begun = (Begun.DeskPhone) begin(Kind.DESK_PHONE, fence);
        rings.here(begun.ring(), NOON.plusSeconds(4));
        rings.gone(begun.ring(), "x".repeat(300), NOON.plusSeconds(9));
        rings.gone(begun.ring(), "again", NOON.plusSeconds(10));
        var row = sample.dsl.fetchSingle(AGENT_RING);
        assertThat(row.getBegunAt()).isEqualTo(NOON);
        assertThat(row.getHereAt()).isEqualTo(NOON.plusSeconds(4));
        assertThat(row.getGoneAt()).isEqualTo(NOON.plusSeconds(9));
        assertThat(row.getGoneWhy()).isEqualTo("x".repeat(200));
    }
}
