package outdial.app.web.desk;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
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
import org.jooq.exception.DataAccessException;
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
import outdial.app.telephony.TelephonyDown;
import outdial.app.web.Words;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.agent.Agent;
import outdial.sql.AgentAccounts.Seat;
import outdial.sql.DeskCalls;
import outdial.sql.FloorCampaigns;
import outdial.sql.FloorCampaigns.Subject;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every agent's desk. A floor that runs here is shown to it; what it says of an agent goes to their page at once, on the
 * page's own thread. An agent whose page stays away is signed out after two minutes. Safe on any thread. Long, because who
 * sits where is kept under one lock; what agents say, and the sweep of those who stay away, should part from it.
 */
public final class Desks implements Audience, SmartLifecycle {
    private static final Logger LOG = System.getLogger(Desks.class.getName());
    private static final Duration SIGNED_OUT_AFTER = Duration.ofMinutes(2);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int MOST_OWED = 5;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DSLContext dsl;
    private final Words words;
    private final Cards cards;
    private final DeskWork work;
    private final Map<AgentId, AgentDesk> desks = new ConcurrentHashMap<>();
    private final Map<AgentId, AgentView> latest = new ConcurrentHashMap<>();
    private final ScheduledExecutorService sweeps = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("desks").factory());
    private volatile @Nullable WorkPlace place;
    private volatile boolean running;

    Desks(DSLContext dsl, Words words) {
        this.dsl = dsl;
        this.words = words;
        this.cards = new Cards(dsl);
        this.work = new DeskWork(dsl, cards);
    }

    /** The floor that agents here work on from now on; it is shown to this object besides. */
    public void open(WorkPlace opened) {
        place = opened;
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
            desk.send("seat", json(SeatNews.of(view, here.clock().instant())));
            followUp(here, desk, before, view);
        }
    }

    private void followUp(WorkPlace here, AgentDesk desk, Optional<AgentView> before, AgentView now) {
        boolean sameMatter = before.filter(then -> SeatNews.attempt(then.now()).equals(SeatNews.attempt(now.now()))
                        && SeatNews.lead(then.now()).equals(SeatNews.lead(now.now())))
                .isPresent();
        if (!sameMatter) {
            later("card", () -> sendCard(here, desk));
            if (before.filter(then -> then.now() instanceof Agent.WrapUp).isPresent()) {
                later("owed", () -> sendOwed(desk));
            }
        } else if (now.now() instanceof Agent.Talking) {
            later("card", () -> sendCard(here, desk)); // what is on the line is known only now
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
        AgentId agent = desk.who().profile().id();
        Optional<DeskPhones.Access> access = access(here, desk, page.get());
        if (access.isEmpty()) {
            return;
        }
        desk.send("hello", json(Hello.of(desk.who(), access.get())));
        AgentView seated = latest.get(agent);
        desk.send(
                "seat",
                json(
                        seated == null
                                ? SeatNews.offline()
                                : SeatNews.of(seated, here.clock().instant())));
        if (seated != null) {
            desk.heard(seated);
            if (access.get() instanceof DeskPhones.Access.Simulated) {
                tell(here, new FloorInput.AgentSignedIn(desk.who().profile()));
            }
        }
        sendCard(here, desk);
        sendOwed(desk);
    }

    /** What the desk itself has to say waits while the floor is overloaded. */
    private static void tell(WorkPlace here, FloorInput input) throws InterruptedException {
        while (!here.tell().test(input)) {
            Thread.sleep(AGAIN);
        }
    }

    /** Asks until the exchange answers or the page has gone. */
    private Optional<DeskPhones.Access> access(WorkPlace here, AgentDesk desk, DeskPage page)
            throws InterruptedException {
        AgentId agent = desk.who().profile().id();
        while (desk.page().filter(page::equals).isPresent()) {
            try {
                Optional<DeskPhones.Access> known =
                        desk.access(page).filter(access -> access instanceof DeskPhones.Access.Softphone);
                if (known.isPresent()) {
                    return known;
                }
                DeskPhones.Access access = here.phones().open(agent);
                desk.grant(page, access);
                return Optional.of(access);
            } catch (TelephonyDown down) {
                LOG.log(Level.WARNING, "No phone for agent " + agent.value() + " yet: " + down.getMessage());
                desk.send("noPhone", json(Map.of("why", words.text(desk.language(), "desk.no.exchange"))));
                Thread.sleep(AGAIN.multipliedBy(3));
            }
        }
        return Optional.empty();
    }

    /** The card of what the agent has before them; asks the database until it answers or something else is there. */
    private void sendCard(WorkPlace here, AgentDesk desk) throws InterruptedException {
        while (true) {
            Optional<AgentView> view = desk.view();
            Optional<AttemptId> attempt = view.flatMap(now -> SeatNews.attempt(now.now()));
            try {
                Optional<Subject> subject = view.flatMap(now -> subject(now));
                if (subject.isPresent()) {
                    Optional<String> voice = attempt.flatMap(here.phones()::voice);
                    Card card = cards.of(subject.get(), attempt, desk.who().name(), voice);
                    desk.keep(card);
                    desk.send("card", json(card));
                }
                return;
            } catch (DataAccessException down) {
                desk.send("noCard", json(Map.of("why", words.text(desk.language(), "desk.no.card"))));
                Thread.sleep(AGAIN);
                if (!desk.view().equals(view)) {
                    return;
                }
            }
        }
    }

    private Optional<Subject> subject(AgentView view) {
        if (view.now() instanceof Agent.Previewing look) {
            return new FloorCampaigns(dsl)
                    .owner(look.campaign())
                    .map(client -> new Subject(client, look.campaign(), look.lead()));
        }
        return SeatNews.attempt(view.now()).flatMap(attempt -> subject(attempt, view.agent()));
    }

    private Optional<Subject> subject(AttemptId attempt, AgentId agent) {
        return new FloorCampaigns(dsl).subject(attempt).or(() -> new DeskCalls(dsl).subject(attempt, agent));
    }

    /** Calls that ended without a disposition; the one before the agent now is not among them. */
    private void sendOwed(AgentDesk desk) throws InterruptedException {
        Thread.sleep(Duration.ofMillis(300)); // what was said a moment ago is being stored
        AgentId agent = desk.who().profile().id();
        var owed = new ArrayList<Card>();
        for (AttemptId attempt : new DeskCalls(dsl).owed(agent)) {
            if (owed.size() < MOST_OWED
                    && !desk.isSettled(attempt)
                    && !desk.attempt().equals(Optional.of(attempt))) {
                subject(attempt, agent)
                        .ifPresent(subject -> owed.add(cards.of(
                                subject, Optional.of(attempt), desk.who().name(), Optional.empty())));
            }
        }
        desk.send("owed", json(owed));
    }

    // What pages say

    /** Does what a page of this agent says. */
    Reply say(Seat who, Said said) {
        WorkPlace here = place;
        AgentDesk desk = desks.get(who.profile().id());
        if (here == null || desk == null) {
            return new Reply.Later();
        }
        return desk.once(said.key(), () -> {
            try {
                return said.attempt() == null
                        ? work.aboutMyself(here, who, said)
                        : aboutCall(here, desk, who, new AttemptId(said.attempt()), said);
            } catch (DataAccessException down) {
                LOG.log(Level.WARNING, "Not saved yet, the page says it again: {0}", down.getMessage());
                return new Reply.Later();
            } catch (IllegalArgumentException nonsense) {
                return new Reply.No("word");
            }
        });
    }

    private Reply aboutCall(WorkPlace here, AgentDesk desk, Seat who, AttemptId attempt, Said said) {
        Reply reply = matter(here, desk, who, attempt)
                .map(matter -> work.about(matter, said))
                .orElse(new Reply.Unknown());
        if (said.what().equals("dispose") && reply instanceof Reply.Done) {
            desk.settled(attempt);
        }
        return reply;
    }

    /** When the lead of this agent's call may be promised another. */
    Optional<CallbackTimes> times(Seat who, AttemptId attempt) {
        WorkPlace here = place;
        AgentDesk desk = desks.get(who.profile().id());
        return here == null || desk == null
                ? Optional.empty()
                : matter(here, desk, who, attempt)
                        .map(matter -> CallbackTimes.of(matter, cards.zones(matter.subject())));
    }

    /** A call of this agent: the one before them, or one that the tables know as theirs. */
    private Optional<DeskWork.Matter> matter(WorkPlace here, AgentDesk desk, Seat who, AttemptId attempt) {
        boolean before = desk.attempt().equals(Optional.of(attempt));
        Optional<Subject> subject = before
                ? subject(attempt, who.profile().id())
                : new DeskCalls(dsl).subject(attempt, who.profile().id());
        return subject.map(known -> new DeskWork.Matter(here, who, attempt, known));
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
