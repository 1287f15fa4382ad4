package outdial.app.serving;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.AgentPhone.Ring;
import outdial.app.web.desk.Leg;
import outdial.app.web.desk.Leg.By;
import outdial.model.AgentId;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.sql.AgentRings;
import outdial.sql.AgentRings.Begun;

/**
 * Legs of agents on phones outside their pages. Such a phone rings once for each time its agent asks, never by itself,
 * and each ring is a committed row before it is sent. By those rows a program that starts anew knows on what phones agents
 * are whom it finds at the exchange. Safe on any thread; {@link #phone} waits for the database, and so does whoever asks for
 * an agent for the first time.
 */
final class OutsideLegs implements AutoCloseable {
    private static final Logger LOG = System.getLogger(OutsideLegs.class.getName());
    /** The floor asks for the phone at once; one that asks later does so for a reason of its own. */
    private static final Duration WISH_HOLDS = Duration.ofSeconds(10);

    private static final Duration RING_BEGINS_WITHIN = Duration.ofSeconds(3);

    private final AgentRings rings;
    private final FloorId floor;
    private final Function<FloorId, Optional<Fence>> leading;
    private final InstantSource clock;
    private final Map<AgentId, Standing> standings = new HashMap<>();
    /** Of whom it is known here what they have chosen. */
    private final Set<AgentId> known = new HashSet<>();
    /** Whose leg is up, whatever it is. */
    private final Set<AgentId> up = new HashSet<>();

    private final ExecutorService clerk = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("agent-rings").factory());
    private volatile BiConsumer<AgentId, Leg> told = (_, _) -> {};

    /**
     * What an agent has chosen, and how it stands.
     *
     * @param wish until when a wish to be rung holds; absent once it was used
     * @param ring the row of the last ring
     */
    private record Standing(
            Leg leg, @Nullable Instant wish, @Nullable Long ring) {
        Standing with(Leg other) {
            return new Standing(other, null, ring);
        }
    }

    /** @param leading under which fence this node leads a floor, if it does */
    OutsideLegs(AgentRings rings, FloorId floor, Function<FloorId, Optional<Fence>> leading, InstantSource clock) {
        this.rings = rings;
        this.floor = floor;
        this.leading = leading;
        this.clock = clock;
    }

    /** Who is told of each change. */
    void tell(BiConsumer<AgentId, Leg> listener) {
        told = listener;
    }

    /** How the agent is heard. */
    Leg of(AgentId agent) {
        recall(agent);
        synchronized (this) {
            Standing standing = standings.get(agent);
            return standing == null ? Leg.PAGE : standing.leg();
        }
    }

    /** What the agent had chosen before this program started, if their phone is up still. */
    private void recall(AgentId agent) {
        synchronized (this) {
            if (known.contains(agent)) {
                return;
            }
        }
        try {
            Optional<AgentRings.Up> ring = rings.up(agent);
            synchronized (this) {
                if (known.add(agent)) {
                    ring.ifPresent(found -> {
                        By by = found.kind() == AgentRings.Kind.NUMBER ? By.NUMBER : By.DESK_PHONE;
                        standings.put(agent, new Standing(Leg.ringing(by).here(), null, found.ring()));
                        up.add(agent);
                    });
                }
            }
        } catch (DataAccessException down) {
            LOG.log(Level.WARNING, "What agent {0} speaks into is not known: {1}", agent.value(), down.getMessage());
        }
    }

    /** The agent's choice, and their wish to be rung now unless their leg is up already. */
    void choose(AgentId agent, By by) {
        recall(agent);
        synchronized (this) {
            known.add(agent);
            if (by == By.PAGE) {
                Standing former = standings.remove(agent);
                if (former != null && former.ring() != null) {
                    long ring = former.ring();
                    Instant at = clock.instant();
                    note(() -> rings.gone(ring, "The page was chosen", at));
                }
            } else {
                Leg leg = Leg.ringing(by);
                Standing before = standings.get(agent);
                Long ring = before == null ? null : before.ring();
                standings.put(
                        agent,
                        up.contains(agent)
                                ? new Standing(leg.here(), null, ring)
                                : new Standing(leg, clock.instant().plus(WISH_HOLDS), null));
            }
        }
        told.accept(agent, of(agent));
    }

    /** Whether the agent works on a phone outside their page. */
    boolean isOutside(AgentId agent) {
        return of(agent).by() != By.PAGE;
    }

    /** The phone to ring now, when its agent has asked for it and the ring is committed. */
    Optional<AgentPhone> phone(AgentId agent) {
        Optional<By> asked = take(agent);
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        try {
            return ring(agent, asked.get());
        } catch (DataAccessException down) {
            LOG.log(
                    Level.WARNING,
                    "Agent {0} is not rung, for it can't be noted: {1}",
                    agent.value(),
                    down.getMessage());
            refuse(agent, "notNoted");
            return Optional.empty();
        }
    }

    /** The wish of this agent, which is used up by it. */
    private synchronized Optional<By> take(AgentId agent) {
        Standing standing = standings.get(agent);
        if (standing == null || standing.wish() == null) {
            return Optional.empty();
        }
        standings.put(agent, standing.with(standing.leg()));
        return clock.instant().isAfter(standing.wish())
                ? Optional.empty()
                : Optional.of(standing.leg().by());
    }

    private Optional<AgentPhone> ring(AgentId agent, By by) {
        Optional<Fence> fence = leading.apply(floor);
        if (fence.isEmpty()) {
            refuse(agent, "FENCED");
            return Optional.empty();
        }
        Instant at = clock.instant();
        var order = new Ring(floor, fence.get(), at.plus(RING_BEGINS_WITHIN));
        var kind = by == By.NUMBER ? AgentRings.Kind.NUMBER : AgentRings.Kind.DESK_PHONE;
        return switch (rings.begin(agent, kind, floor, order.fence(), at, order.notAfter())) {
            case Begun.DeskPhone(var ring, var endpoint) -> {
                begun(agent, ring);
                yield Optional.of(new AgentPhone.DeskPhone(endpoint, order));
            }
            case Begun.ByNumber(var ring, var number, var shows) -> {
                begun(agent, ring);
                yield Optional.of(new AgentPhone.ByNumber(number, shows, order));
            }
            case Begun.Refused(var why) -> {
                refuse(agent, why.name());
                yield Optional.empty();
            }
        };
    }

    private synchronized void begun(AgentId agent, long ring) {
        standings.computeIfPresent(agent, (_, standing) -> new Standing(standing.leg(), null, ring));
    }

    private void refuse(AgentId agent, String word) {
        synchronized (this) {
            standings.computeIfPresent(
                    agent, (_, standing) -> standing.with(standing.leg().refused(word)));
        }
        told.accept(agent, of(agent));
    }

    /** The agent's leg is up. */
    void here(AgentId agent, Instant at) {
        Optional<Standing> changed = change(agent, true);
        changed.map(Standing::ring).ifPresent(ring -> note(() -> rings.here(ring, at)));
        changed.ifPresent(now -> told.accept(agent, now.leg()));
    }

    /** The agent's leg is gone, or did not come up. */
    void gone(AgentId agent, String why, Instant at) {
        Optional<Standing> changed = change(agent, false);
        changed.map(Standing::ring).ifPresent(ring -> note(() -> rings.gone(ring, why, at)));
        changed.ifPresent(now -> told.accept(agent, now.leg()));
    }

    private synchronized Optional<Standing> change(AgentId agent, boolean here) {
        if (here) {
            up.add(agent);
        } else {
            up.remove(agent);
        }
        return Optional.ofNullable(standings.computeIfPresent(
                agent,
                (_, standing) -> standing.with(
                        here ? standing.leg().here() : standing.leg().gone())));
    }

    /** These legs and no others are up; one that still rings is not among them yet. */
    void found(Set<AgentId> there, Instant at) {
        List<AgentId> missing;
        List<AgentId> unheard;
        synchronized (this) {
            missing = up.stream().filter(agent -> !there.contains(agent)).toList();
            unheard = there.stream().filter(agent -> !up.contains(agent)).toList();
        }
        missing.forEach(agent -> gone(agent, "The exchange has it no more", at));
        unheard.forEach(agent -> {
            here(agent, at);
            note(() -> told.accept(agent, of(agent)));
        });
    }

    /** Who hears must not wait. */
    private void note(Runnable row) {
        try {
            clerk.execute(() -> {
                try {
                    row.run();
                } catch (DataAccessException down) {
                    LOG.log(Level.WARNING, "How a ring ended is not kept: {0}", down.getMessage());
                }
            });
        } catch (RejectedExecutionException closed) {
            LOG.log(Level.DEBUG, "Closed before it was kept how a ring ended");
        }
    }

    @Override
    public void close() {
        clerk.close();
    }
}
