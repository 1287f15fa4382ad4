package outdial.app.web.desk;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import outdial.app.floor.FloorView.AgentView;
import outdial.app.telephony.TelephonyDown;
import outdial.app.web.desk.DeskPhones.Access;
import outdial.model.AttemptId;
import outdial.sql.AgentAccounts.Seat;

/**
 * One agent's desk, whatever page shows it: which page that is, what the floor said last, what has been done already.
 * Safe on any thread; nothing here waits but {@link #once}, {@link #admit} and {@link #awaitCard}.
 */
final class AgentDesk {
    private static final int REPLIES_KEPT = 500;
    private static final int PAGES_KEPT = 50;
    private static final int SETTLED_KEPT = 100;

    private final ReentrantLock saying = new ReentrantLock();
    private final ReentrantLock admitting = new ReentrantLock();
    private final Deque<String> formerPages = new ArrayDeque<>();
    private final Set<AttemptId> settled = new HashSet<>();
    private final Map<String, Reply> replies = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Reply> eldest) {
            return size() > REPLIES_KEPT;
        }
    };

    private Seat who;
    private Locale language;
    private @Nullable DeskPage page;
    private @Nullable AgentView view;
    private Optional<Card> card = Optional.empty();
    private @Nullable Granted granted;
    private long awaySince;

    /** What a page was given to be a phone; a stream that comes back under the same name keeps it, and its call. */
    private record Granted(String page, Access access) {}

    AgentDesk(Seat who, Locale language) {
        this.who = who;
        this.language = language;
    }

    synchronized Seat who() {
        return who;
    }

    synchronized Locale language() {
        return language;
    }

    /**
     * This page is the desk from now on. The one before, if it is another, is told so and ends.
     *
     * @return false for a page that was replaced earlier and came back by itself; it is told so again
     */
    synchronized boolean show(DeskPage opened, Seat now, Locale spoken) {
        if (formerPages.contains(opened.id())) {
            opened.end("taken");
            return false;
        }
        DeskPage before = page;
        if (before != null && before.id().equals(opened.id())) {
            before.end("again");
        } else if (before != null) {
            retire(before.id());
            before.end("taken");
        }
        who = now;
        language = spoken;
        page = opened;
        return true;
    }

    private void retire(String id) {
        formerPages.addLast(id);
        if (formerPages.size() > PAGES_KEPT) {
            formerPages.removeFirst();
        }
    }

    /** The page is gone; whether it was the one that is shown. */
    synchronized boolean left(String id, long nanos) {
        if (page == null || !page.id().equals(id)) {
            return false;
        }
        page.end("again");
        page = null;
        awaySince = nanos;
        return true;
    }

    /** The page is gone whose very stream this was; one that has come back under the same name stays. */
    synchronized boolean left(DeskPage stream, long nanos) {
        return page == stream && left(stream.id(), nanos);
    }

    /** For how long no page has been there; 0 while one is. */
    synchronized long awayNanos(long nanos) {
        return page == null ? nanos - awaySince : 0;
    }

    synchronized Optional<DeskPage> page() {
        return Optional.ofNullable(page);
    }

    synchronized void send(String name, String data) {
        if (page != null) {
            page.send(name, data);
        }
    }

    /** What the floor says, and what it said before. */
    synchronized Optional<AgentView> heard(AgentView now) {
        Optional<AgentView> before = Optional.ofNullable(view);
        view = now;
        return before;
    }

    synchronized Optional<AgentView> view() {
        return Optional.ofNullable(view);
    }

    /** The call before the agent, if the floor said so. */
    synchronized Optional<AttemptId> attempt() {
        return view().flatMap(now -> SeatNews.attempt(now.now()));
    }

    /** Makes a phone of a page; waits for the exchange. */
    interface Admission {
        Access open() throws TelephonyDown;
    }

    /**
     * What makes a phone of this page. One admission at a time: the stream of a slow page comes back while the first is
     * still under way, and two passwords would be drawn, of which the exchange keeps one and the page the other.
     */
    Access admit(DeskPage to, Admission exchange) throws TelephonyDown {
        admitting.lock();
        try {
            Optional<Access> known = access(to).filter(access -> access instanceof Access.Softphone);
            return known.isPresent() ? known.get() : grant(to, exchange.open());
        } finally {
            admitting.unlock();
        }
    }

    private synchronized Optional<Access> access(DeskPage of) {
        return Optional.ofNullable(granted)
                .filter(known -> known.page().equals(of.id()))
                .map(Granted::access);
    }

    private synchronized Access grant(DeskPage to, Access access) {
        granted = new Granted(to.id(), access);
        return access;
    }

    synchronized Optional<Card> card() {
        return card;
    }

    /** Lays this card before the agent. */
    synchronized void deal(Card drawn) {
        card = Optional.of(drawn);
        send("card", Desks.json(drawn));
        notifyAll();
    }

    /** Waits until the card of this call has been sent, at most so long; not at all without a page. */
    synchronized void awaitCard(AttemptId attempt, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (long left = most.toNanos(); left > 0 && page != null && !shows(attempt); left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private boolean shows(AttemptId attempt) {
        return card.filter(drawn -> Long.toString(attempt.value()).equals(drawn.attempt()))
                .isPresent();
    }

    /** Whether the agent has said how the call ended. */
    synchronized void settle(AttemptId attempt, boolean said) {
        if (settled.size() > SETTLED_KEPT) {
            settled.clear();
        }
        if (said) {
            settled.add(attempt);
        } else {
            settled.remove(attempt);
        }
    }

    synchronized boolean isSettled(AttemptId attempt) {
        return settled.contains(attempt);
    }

    /** Does what was said, or gives the reply of the first time. One thing at a time, in the order of arrival. */
    Reply once(String key, Supplier<Reply> work) {
        saying.lock();
        try {
            Reply known = replies.get(key);
            if (known != null) {
                return known;
            }
            Reply reply = work.get();
            if (!(reply instanceof Reply.Later)) {
                replies.put(key, reply);
            }
            return reply;
        } finally {
            saying.unlock();
        }
    }
}
