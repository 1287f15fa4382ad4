package outdial.app.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.AGENT_RING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.app.telephony.AgentPhone;
import outdial.app.web.desk.Leg;
import outdial.app.web.desk.Leg.By;
import outdial.app.web.desk.Leg.State;
import outdial.model.AgentId;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.sql.AgentRings;
import outdial.sql.AgentRings.Allowed;
import outdial.sql.Agents;
import outdial.sql.Clients;
import outdial.sql.FloorLeases;
import outdial.sql.TestDb;

final class OutsideLegsTest {
    private static final FloorId FLOOR = new FloorId(1);

    private final TestDb server = TestDb.mariaDb();
    private final List<State> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private Optional<Fence> led = Optional.empty();
    private AgentId ana;
    private AgentRings rings;
    private OutsideLegs legs;

    @BeforeEach
    void anAgentWhoMayUseADeskPhone() {
        server.empty();
        var centre = new Clients(server.dsl()).openCentre("The centre", now);
        rings = new AgentRings(server.dsl(), centre);
        legs = new OutsideLegs(rings, FLOOR, _ -> led, () -> now);
        ana = new Agents(server.dsl(), centre).add("Ana", FLOOR, false);
        rings.allow(ana, new Allowed(Optional.of("201"), Optional.empty()));
        try (var leases = new FloorLeases(server.source())) {
            led = Optional.of(leases.take(FLOOR, "here").orElseThrow().fence());
        }
        legs.tell((_, leg) -> told.add(leg.state()));
    }

    @AfterEach
    void close() {
        legs.close();
    }

    private int rows() {
        return server.dsl().fetchCount(AGENT_RING);
    }

    @Test
    void a_phone_rings_once_for_each_wish_whatever_the_floor_asks_and_the_row_is_there_first() {
        legs.choose(ana, By.DESK_PHONE);
        assertThat(rows()).isZero();
        assertThat(legs.phone(ana))
                .hasValueSatisfying(phone -> assertThat(phone)
                        .isEqualTo(new AgentPhone.DeskPhone(
                                "201", new AgentPhone.Ring(FLOOR, led.orElseThrow(), now.plusSeconds(3)))));
        assertThat(rows()).isEqualTo(1);
        assertThat(legs.phone(ana)).as("asked again while it rings").isEmpty();
        legs.here(ana, now);
        legs.gone(ana, "hung up", now);
        assertThat(legs.phone(ana)).as("hung up, and called again by the floor").isEmpty();
        legs.choose(ana, By.DESK_PHONE);
        assertThat(legs.phone(ana)).as("asked for once more").isPresent();
        legs.gone(ana, "no answer", now);
        assertThat(told).containsExactly(State.RINGING, State.HERE, State.GONE, State.RINGING, State.UNANSWERED);
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void a_wish_that_is_old_rings_nobody() {
        legs.choose(ana, By.DESK_PHONE);
        now = now.plus(Duration.ofSeconds(11));
        assertThat(legs.phone(ana)).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void who_does_not_lead_or_may_not_ring_says_so_and_writes_nothing() {
        led = Optional.empty();
        legs.choose(ana, By.DESK_PHONE);
        assertThat(legs.phone(ana)).isEmpty();
        assertThat(legs.of(ana).why()).isEqualTo("FENCED");
        led = Optional.of(new Fence(99));
        legs.choose(ana, By.NUMBER);
        assertThat(legs.phone(ana)).isEmpty();
        assertThat(legs.of(ana)).isEqualTo(new Leg(By.NUMBER, State.REFUSED, "NOT_ALLOWED"));
        assertThat(rows()).isZero();
    }

    @Test
    void a_leg_that_a_survey_finds_is_not_rung_again_and_one_that_it_misses_is_gone() {
        legs.found(Set.of(ana), now);
        legs.choose(ana, By.DESK_PHONE);
        assertThat(legs.of(ana).state()).isEqualTo(State.HERE);
        assertThat(legs.phone(ana)).isEmpty();
        legs.found(Set.of(), now);
        assertThat(legs.of(ana).state()).isEqualTo(State.GONE);
        assertThat(legs.phone(ana)).isEmpty();
    }

    @Test
    void a_program_that_starts_anew_knows_on_what_phone_an_agent_is_and_rings_nobody() {
        legs.choose(ana, By.DESK_PHONE);
        assertThat(legs.phone(ana)).isPresent();
        legs.here(ana, now);
        legs.close(); // all is written
        var anew = new OutsideLegs(rings, FLOOR, _ -> led, () -> now);
        anew.found(Set.of(ana), now);
        assertThat(anew.of(ana)).isEqualTo(new Leg(By.DESK_PHONE, State.HERE, null));
        assertThat(anew.isOutside(ana)).isTrue();
        assertThat(anew.phone(ana)).isEmpty();
        anew.found(Set.of(), now);
        assertThat(anew.of(ana).state()).isEqualTo(State.GONE);
        anew.close();
        var later = new OutsideLegs(rings, FLOOR, _ -> led, () -> now);
        assertThat(later.of(ana)).as("its end was heard").isEqualTo(Leg.PAGE);
        later.close();
    }

    @Test
    void who_works_in_the_page_has_no_phone_outside() {
        legs.choose(ana, By.DESK_PHONE);
        legs.choose(ana, By.PAGE);
        assertThat(legs.isOutside(ana)).isFalse();
        assertThat(legs.of(ana)).isEqualTo(Leg.PAGE);
    }
}
