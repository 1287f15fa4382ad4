package outdial.app.web.desk;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
import outdial.app.web.Words;
import outdial.compliance.NumberReader;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.agent.Agent;
import outdial.sql.AgentAccounts.Seat;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every agent's desk. A floor that runs here is shown to it; what it says of an agent goes to their page at once, on the
 * page's own thread. An agent whose page stays away is signed out after two minutes. Safe on any thread. A little long,
 * because all of it is about the same three things: desks, the latest seats, and the place.
 */
public final class Desks implements Audience, SmartLifecycle {
    private static final Logger LOG = System.getLogger(Desks.class.getName());
    private static final Duration SIGNED_OUT_AFTER = Duration.ofMinutes(2);
    /** That the person waits for the agent's card at most: well below what the two seconds leave, and what is noticed. */
    private static final Duration CARD_WITHIN = Duration.ofMillis(250);

    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Briefing briefing;
    private final DeskTalk talk;
    private final Map<AgentId, AgentDesk> desks = new ConcurrentHashMap<>();
    private final Map<AgentId, AgentView> latest = new ConcurrentHashMap<>();
    /** Who is in on an agent's call, of those that the agent is to know of. */
    private final Map<AgentId, String> watched = new ConcurrentHashMap<>();

    private final ScheduledExecutorService sweeps = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("desks").factory());
    private volatile @Nullable WorkPlace place;
    private volatile boolean running;

    Desks(DSLContext dsl, Words words, NumberReader numbers) {
        var cards = new Cards(dsl, words);
        this.briefing = new Briefing(dsl, words, cards);
        this.talk = new DeskTalk(dsl, cards, briefing, new CallsIn(dsl, numbers));
    }

    /** The floor that agents here work on from now on; it is shown to this object besides. */
    public void open(WorkPlace opened) {
        place = opened;
        latest.clear(); // a floor that starts anew knows nobody yet
        opened.phones().onLeg(this::leg);
        desks.values().forEach(this::greetLater);
    }

    // What the floor says; called by its own thread.

    @Override
    public void shown(FloorView view) {}

    @Override
    public void changed(AgentChanged change) {}

    @Override
    public void putAside(FloorInput input, RuntimeException failure) {}

    @Override
    public void agentShown(AgentView view) {
        if (view.now() instanceof Agent.Offline) {
            latest.remove(view.agent());
        } else {
            latest.put(view.agent(), view);
        }
        AgentDesk desk = desks.get(view.agent());
        WorkPlace here = place;
        if (desk != null && here != null) {
            Optional<AgentView> before = desk.heard(view);
            desk.send("seat", json(seat(here, view)));
            followUp(here, desk, before, view);
        }
    }

    @Override
    public void prepare(AgentId agent, AttemptId attempt) throws InterruptedException {
        AgentDesk desk = desks.get(agent);
        if (desk != null) {
            desk.awaitCard(attempt, CARD_WITHIN);
        }
    }

    private void followUp(WorkPlace here, AgentDesk desk, Optional<AgentView> before, AgentView now) {
        boolean sameMatter = before.filter(then -> SeatNews.attempt(then.now()).equals(SeatNews.attempt(now.now()))
                        && SeatNews.lead(then.now()).equals(SeatNews.lead(now.now())))
                .isPresent();
        if (!sameMatter) {
            later("card", () -> briefing.card(here, desk));
            before.filter(then -> then.now() instanceof Agent.WrapUp)
                    .flatMap(then -> SeatNews.attempt(then.now()))
                    .ifPresent(left -> later("owed", () -> briefing.owed(desk, Optional.of(left))));
        } else if (now.now() instanceof Agent.Talking) {
            later("card", () -> briefing.card(here, desk)); // what is on the line is known only now
        }
    }

    // Pages

    /** A stream for a page of this agent, which becomes the desk. */
    SseEmitter open(Seat who, String pageId, String session, Locale language) {
        AgentDesk desk = desks.computeIfAbsent(who.profile().id(), _ -> new AgentDesk(who, language));
        var page = new DeskPage(pageId, session);
        boolean current = desk.show(page, who, language);
        Thread.ofVirtual()
                .name("desk-page")
                .start(() -> page.run(gone -> {
                    if (desk.left(gone, System.nanoTime())) {
                        away(desk);
                    }
                }));
        if (current) {
            greetLater(desk);
        }
        return page.emitter();
    }

    /** The page says that it goes. */
    void leaves(AgentId agent, String pageId) {
        AgentDesk desk = desks.get(agent);
        if (desk != null && desk.left(pageId, System.nanoTime())) {
            away(desk);
        }
    }

    private void away(AgentDesk desk) {
        WorkPlace here = place;
        if (here != null) {
            here.phones().away(desk.who().profile().id());
        }
    }

    private void greetLater(AgentDesk desk) {
        later("greeting", () -> greet(desk));
    }

    private void leg(AgentId agent, Leg now) {
        AgentDesk desk = desks.get(agent);
        if (desk != null) {
            desk.send("leg", json(now));
        }
    }

    /** Everything that a page must know, from nothing. */
    private void greet(AgentDesk desk) throws InterruptedException {
        WorkPlace here = place;
        Optional<DeskPage> page = desk.page();
        if (page.isEmpty()) {
            return;
        }
        if (here == null) {
            desk.send("closed", "{}");
            return;
        }
        Optional<DeskPhones.Access> access = briefing.hello(here, desk, page.get());
        if (access.isEmpty()) {
            return;
        }
        AgentView seated = latest.get(desk.who().profile().id());
        desk.send("seat", json(seated == null ? SeatNews.offline() : seat(here, seated)));
        if (seated != null) {
            desk.heard(seated);
            if (access.get() instanceof DeskPhones.Access.Simulated) {
                tell(here, new FloorInput.AgentSignedIn(desk.who().profile()));
            }
        }
        desk.send(
                "watched",
                json(Map.of("who", watched.getOrDefault(desk.who().profile().id(), ""))));
        briefing.card(here, desk);
        briefing.owed(desk, Optional.empty());
    }

    private SeatNews seat(WorkPlace here, AgentView view) {
        return SeatNews.of(view, here.clock().instant(), this::name);
    }

    private String name(AgentId agent) {
        AgentDesk desk = desks.get(agent);
        return desk == null ? "" : desk.who().name();
    }

    /** What the desk itself has to say waits while the floor is overloaded. */
    private static void tell(WorkPlace here, FloorInput input) throws InterruptedException {
        while (!here.tell().test(input)) {
            Thread.sleep(AGAIN);
        }
    }

    // What pages say

    /** Does what a page of this agent says. */
    Reply say(Seat who, Said said) {
        WorkPlace here = place;
        AgentDesk desk = desks.get(who.profile().id());
        if (here == null || desk == null) {
            return new Reply.Later();
        }
        if (said.what().equals("phone")) {
            later("phone", () -> briefing.phoneUnknown(here, desk));
            return new Reply.Done();
        }
        return talk.say(here, desk, who, said);
    }

    /** When the lead of this agent's call may be promised another. */
    Optional<CallbackTimes> times(Seat who, AttemptId attempt) {
        WorkPlace here = place;
        AgentDesk desk = desks.get(who.profile().id());
        return here == null || desk == null ? Optional.empty() : talk.times(here, desk, who, attempt);
    }

    /** Agents with an open desk who wait for a call, by name. */
    List<Colleague> colleagues(AgentId of) {
        return desks.values().stream()
                .map(AgentDesk::who)
                .filter(who ->
                        !who.profile().id().equals(of) && isFree(who.profile().id()))
                .map(who -> new Colleague(Long.toString(who.profile().id().value()), who.name()))
                .sorted(Comparator.comparing(Colleague::name))
                .toList();
    }

    private boolean isFree(AgentId agent) {
        AgentView view = latest.get(agent);
        return view != null && view.now() instanceof Agent.Ready && view.phoneUp();
    }

    /** Shows an agent a word from somebody who watches; whether their page was there to show it. */
    public boolean message(AgentId agent, String from, String text) {
        AgentDesk desk = desks.get(agent);
        if (desk == null || desk.page().isEmpty()) {
            return false;
        }
        desk.send("message", json(Map.of("from", from, "text", text)));
        return true;
    }

    /** Shows an agent who is in on their call, as long as somebody is; an empty text when nobody is any more. */
    public void watched(AgentId agent, String who) {
        String before = who.isEmpty() ? watched.remove(agent) : watched.put(agent, who);
        AgentDesk desk = desks.get(agent);
        if (desk != null && !who.equals(before == null ? "" : before)) {
            desk.send("watched", json(Map.of("who", who)));
        }
    }

    /** Where the softphones of pages find the exchange. */
    Optional<URI> exchange() {
        return Optional.ofNullable(place).flatMap(here -> here.phones().exchange());
    }

    /** Whether somebody sits there: a page of this agent is open, or the floor still knows them. */
    public boolean isTaken(AgentId agent) {
        AgentDesk desk = desks.get(agent);
        return latest.containsKey(agent) || (desk != null && desk.page().isPresent());
    }

    // Order of the house

    private void sweep() {
        WorkPlace here = place;
        if (here == null) {
            return;
        }
        long now = System.nanoTime();
        for (AgentDesk desk : List.copyOf(desks.values())) {
            AgentId agent = desk.who().profile().id();
            if (desk.awayNanos(now) > SIGNED_OUT_AFTER.toNanos()) {
                desks.remove(agent, desk);
                if (latest.containsKey(agent)) {
                    later("leaving", () -> tell(here, new FloorInput.AgentSignedOut(agent)));
                }
            }
        }
    }

    @EventListener
    void sessionEnded(HttpSessionDestroyedEvent event) {
        pages(page -> page.session().equals(event.getId())).forEach(page -> page.end("signedOut"));
    }

    private List<DeskPage> pages(Function<DeskPage, Boolean> which) {
        return desks.values().stream()
                .flatMap(desk -> desk.page().stream())
                .filter(which::apply)
                .toList();
    }

    /** Work that waits for the database, on a thread of its own. */
    private static void later(String what, Waiting task) {
        Thread.ofVirtual().name("desk-" + what).start(() -> {
            try {
                task.run();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException broken) {
                LOG.log(Level.ERROR, "A desk could not be told its " + what, broken);
            }
        });
    }

    private interface Waiting {
        void run() throws InterruptedException;
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    @Override
    public void start() {
        running = true;
        var _ = sweeps.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
    }

    /** Ends all streams, or the server would wait for them when it shuts down. */
    @Override
    public void stop() {
        running = false;
        sweeps.shutdownNow();
        pages(_ -> true).forEach(page -> page.end("again"));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
