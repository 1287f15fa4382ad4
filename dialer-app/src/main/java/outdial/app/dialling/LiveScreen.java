package outdial.app.dialling;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import outdial.app.floor.FloorInput;
import outdial.app.floor.FloorView;
import outdial.app.floor.FloorView.AgentView;
import outdial.app.floor.StorageEffect.AgentChanged;
import outdial.app.loop.Audience;
import outdial.app.web.live.Board;
import outdial.app.web.live.LiveView;
import outdial.app.web.live.LiveView.AgentLine;
import outdial.model.AgentId;

/**
 * Draws the floor for people who watch it: what an agent does at once, all else at most every {@value #WHOLE_APART_MS} ms.
 * The floor's thread only takes note. One thread tells of agents and waits for nothing; another draws the whole, which
 * asks the tables, and lays over it what agents have become meanwhile.
 */
public final class LiveScreen implements Audience, AutoCloseable {
    private static final Logger LOG = System.getLogger(LiveScreen.class.getName());
    private static final long APART_MS = 25;
    private static final long WHOLE_APART_MS = 500;

    private final LivePage page;
    private final InstantSource clock;
    /** Agents who have changed since the floor's last view. */
    private final Map<AgentId, AgentView> changed = new LinkedHashMap<>();
    /** Of those, the ones of whom the board has not been told. */
    private final Map<AgentId, AgentView> untold = new LinkedHashMap<>();
    /** What the board was told of agents since the drawing of the whole began. */
    private final Map<AgentId, AgentLine> told = new LinkedHashMap<>();
    /** Whether there is something to tell, and to draw: one permit however much has changed. */
    private final Semaphore news = new Semaphore(0);

    private final Semaphore wholeNews = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private @Nullable FloorView shown;

    /** @param clock the floor's time */
    public LiveScreen(LivePage page, InstantSource clock) {
        this.page = page;
        this.clock = clock;
    }

    @Override
    public synchronized void shown(FloorView view) {
        shown = view;
        changed.clear();
        wholeNews.release();
    }

    @Override
    public synchronized void agentShown(AgentView agent) {
        changed.put(agent.agent(), agent);
        untold.put(agent.agent(), agent);
        news.release();
        wholeNews.release();
    }

    @Override
    public void changed(AgentChanged change) {}

    @Override
    public void putAside(FloorInput input, RuntimeException failure) {}

    /** Draws for {@code board} from now on. */
    public synchronized void start(Board board) {
        threads.add(drawing("live-agents", news, APART_MS, () -> tell(board)));
        threads.add(drawing("live-screen", wholeNews, WHOLE_APART_MS, () -> draw(board)));
    }

    private static Thread drawing(String name, Semaphore news, long apart, Runnable draw) {
        return Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                while (true) {
                    news.acquire();
                    news.drainPermits();
                    try {
                        draw.run();
                    } catch (RuntimeException away) {
                        LOG.log(Level.WARNING, "The live page stays as it was: {0}", away.getMessage());
                    }
                    Thread.sleep(Duration.ofMillis(apart));
                }
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void tell(Board board) {
        List<AgentView> agents = takeUntold();
        List<AgentLine> lines = page.agents(agents);
        synchronized (this) {
            lines.forEach(line -> told.put(line.id(), line));
            board.changed(lines, clock.instant());
        }
    }

    private synchronized List<AgentView> takeUntold() {
        var agents = List.copyOf(untold.values());
        untold.clear();
        return agents;
    }

    private void draw(Board board) {
        Optional<FloorView> now = now();
        if (now.isPresent()) {
            LiveView whole = page.of(now.get());
            synchronized (this) {
                board.publish(whole.with(told.values(), whole.at()));
            }
        }
    }

    /** The floor as it is now; empty before it was first shown. */
    private synchronized Optional<FloorView> now() {
        told.clear();
        FloorView last = shown;
        return last == null
                ? Optional.empty()
                : Optional.of(changed.isEmpty() ? last : last.since(changed.values(), clock.instant()));
    }

    @Override
    public synchronized void close() {
        threads.forEach(Thread::interrupt);
    }
}
