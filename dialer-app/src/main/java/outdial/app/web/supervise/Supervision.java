package outdial.app.web.supervise;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.security.web.session.HttpSessionDestroyedEvent;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import outdial.app.floor.FloorInput;
import outdial.app.floor.FloorView;
import outdial.app.floor.FloorView.AgentView;
import outdial.app.floor.StorageEffect.AgentChanged;
import outdial.app.loop.Audience;
import outdial.app.telephony.Supervising;
import outdial.app.telephony.TelephonyDown;
import outdial.app.web.desk.Desks;
import outdial.app.web.door.Changes;
import outdial.app.web.door.Member;
import outdial.app.web.supervise.Watch.In;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.agent.Agent;
import outdial.sql.Accounts;
import outdial.sql.Accounts.Role;
import outdial.sql.Supervisions;
import outdial.sql.Supervisions.Told;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who is in on which agent's call. A floor that runs here is shown to it, so that nobody stays when the call is over. One
 * page of a member at a time. Safe on any thread; the floor's own never waits here.
 */
public final class Supervision implements Audience, SmartLifecycle {
    /** Who may listen: those of the whole centre, whose staff the agents are. */
    static final Set<Role> ROLES = Set.of(Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR);

    private static final Logger LOG = System.getLogger(Supervision.class.getName());
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DSLContext sql;
    private final Changes changes;
    private final Desks desks;
    private final Map<Long, Watch> watches = new ConcurrentHashMap<>();
    private final Map<AgentId, AttemptId> talks = new ConcurrentHashMap<>();
    private volatile @Nullable SupervisorPhones phones;
    private volatile boolean running;

    Supervision(DSLContext sql, Changes changes, Desks desks) {
        this.sql = sql;
        this.changes = changes;
        this.desks = desks;
    }

    /** The phones of those who watch the floor that is shown to this object. */
    public void open(SupervisorPhones opened) {
        phones = opened;
    }

    // What the floor says; called by its own thread.

    @Override
    public void shown(FloorView view) {
        view.agents().forEach(this::agentShown);
    }

    @Override
    public void agentShown(AgentView agent) {
        if (agent.now() instanceof Agent.Talking(var attempt, var _)) {
            talks.put(agent.agent(), attempt);
        } else {
            talks.remove(agent.agent());
        }
        for (Watch watch : watches.values()) {
            if (watch.agent().equals(agent.agent())
                    && watch.in().filter(in -> !isOn(in, agent.agent())).isPresent()) {
                watch.end("ended");
            }
        }
    }

    private boolean isOn(In in, AgentId agent) {
        return in.attempt().equals(talks.get(agent));
    }

    @Override
    public void changed(AgentChanged change) {}

    @Override
    public void putAside(FloorInput input, RuntimeException failure) {}

    // Pages

    /** A stream for a page of this member, which makes a phone of it. An earlier page of theirs ends. */
    SseEmitter stream(Member member, AgentId agent, String session) {
        var watch = new Watch(member, agent, session);
        Watch before = watches.put(member.id(), watch);
        if (before != null) {
            before.end("taken");
        }
        Thread.ofVirtual().name("supervision").start(() -> {
            try {
                greet(watch, before);
                watch.run(() -> maySupervise(member));
            } finally {
                over(watch);
            }
        });
        return watch.emitter();
    }

    private void greet(Watch watch, @Nullable Watch before) {
        SupervisorPhones here = phones;
        if (here == null) {
            watch.end("noFloor");
            return;
        }
        long member = watch.member().id();
        try {
            if (before != null) {
                here.leave(member);
                tell(before.agent());
            }
            watch.send("phone", JSON.writeValueAsString(here.open(member)));
        } catch (TelephonyDown down) {
            LOG.log(Level.WARNING, "Nobody can listen just now: {0}", down.getMessage());
            watch.end("exchange");
        }
    }

    private boolean maySupervise(Member member) {
        return new Accounts(sql)
                .find(member.account().signIn())
                .map(Member::new)
                .filter(now -> now.isAnyOfCentre(ROLES))
                .isPresent();
    }

    private void over(Watch watch) {
        long member = watch.member().id();
        SupervisorPhones here = phones;
        if (watches.remove(member, watch) && here != null) {
            try {
                here.leave(member);
            } catch (TelephonyDown down) {
                // Its call goes with the agent's leg, or with the page's own end of it.
                LOG.log(Level.WARNING, "A supervisor's phone could not be ended: {0}", down.getMessage());
            }
        }
        tell(watch.agent());
    }

    /**
     * Lets the member into the call that the agent has now, or changes how they are in it; written down before.
     *
     * @return the word {@code watch.no.<word>} that says why it can't be; empty when it is on its way
     */
    Optional<String> join(Member member, AgentId agent, String name, Supervising how) {
        SupervisorPhones here = phones;
        Watch watch = watches.get(member.id());
        if (here == null) {
            return Optional.of("noFloor");
        }
        if (watch == null || !watch.agent().equals(agent)) {
            return Optional.of("page");
        }
        AttemptId attempt = talks.get(agent);
        Optional<Supervisions.Call> call = Optional.ofNullable(attempt).flatMap(new Supervisions(sql)::call);
        if (attempt == null || call.isEmpty()) {
            return Optional.of("call");
        }
        changes.make(member, call.get().client(), (_, note) -> {
            note.down("CALL_SUPERVISED", "attempt " + attempt.value(), name + ": " + how);
            return attempt;
        });
        // Before the exchange lets them in, so that a call that ends in this very moment ends this, too.
        watch.isIn(new In(attempt, how, isTold(call.get().told(), how)));
        try {
            here.join(member.id(), agent, how);
        } catch (TelephonyDown down) {
            LOG.log(Level.WARNING, "Nobody was let into the call: {0}", down.getMessage());
            watch.end("exchange");
            return Optional.of("exchange");
        }
        if (!attempt.equals(talks.get(agent))) {
            watch.end("ended");
        }
        tell(agent);
        return Optional.empty();
    }

    private static boolean isTold(Told told, Supervising how) {
        return switch (told) {
            case NEVER -> false;
            case BARGE -> how == Supervising.BARGE;
            case ALWAYS -> true;
        };
    }

    /** Shows the agent who is in on their call, of those that they are to know of. */
    private void tell(AgentId agent) {
        desks.watched(
                agent,
                watches.values().stream()
                        .filter(watch -> watch.agent().equals(agent)
                                && watch.in().filter(In::told).isPresent())
                        .map(watch -> watch.member().name())
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    /** The member leaves the call. */
    void leave(Member member) {
        Watch watch = watches.get(member.id());
        if (watch != null) {
            watch.end("left");
        }
    }

    @EventListener
    void sessionEnded(HttpSessionDestroyedEvent event) {
        watches.values().stream()
                .filter(watch -> watch.session().equals(event.getId()))
                .forEach(watch -> watch.end("gone"));
    }

    @Override
    public void start() {
        running = true;
    }

    /** Ends all streams, or the server would wait for them when it shuts down. */
    @Override
    public void stop() {
        running = false;
        watches.values().forEach(watch -> watch.end("gone"));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
