package outdial.app.dialling;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outdial.app.floor.FloorInput;
import outdial.app.floor.FloorView;
import outdial.app.floor.FloorView.AgentView;
import outdial.app.floor.StorageEffect.AgentChanged;
import outdial.app.loop.Audience;
import outdial.app.web.live.LiveView;
import outdial.model.AgentId;

/**
 * Draws the floor for people who watch it: what an agent does at once, all else with the floor's next view, which comes
 * once a second. The floor's thread only takes note; a thread of its own draws, at most every {@value #APART_MS} ms.
 */
public final class LiveScreen implements Audience, AutoCloseable {
    private static final Logger LOG = System.getLogger(LiveScreen.class.getName());
    private static final long APART_MS = 60;

    private final LivePage page;
    private final InstantSource clock;
    private final Map<AgentId, AgentView> changed = new LinkedHashMap<>();
    /** Whether there is something to draw: one permit however much has changed. */
    private final Semaphore news = new Semaphore(0);

    private @Nullable FloorView shown;
    private @Nullable Thread drawing;

    /** @param clock the floor's time */
    public LiveScreen(LivePage page, InstantSource clock) {
        this.page = page;
        this.clock = clock;
    }

    @Override
    public synchronized void shown(FloorView view) {
        shown = view;
        changed.clear();
        news.release();
    }

    @Override
    public synchronized void agentShown(AgentView agent) {
        changed.put(agent.agent(), agent);
        news.release();
    }

    @Override
    public void changed(AgentChanged change) {}

    @Override
    public void putAside(FloorInput input, RuntimeException failure) {}

    /** The floor as it is now; empty before it was first shown. */
    private synchronized Optional<FloorView> now() {
        FloorView last = shown;
        return last == null
                ? Optional.empty()
                : Optional.of(changed.isEmpty() ? last : last.since(changed.values(), clock.instant()));
    }

    /** Draws for {@code audience} from now on. */
    public synchronized void start(Consumer<LiveView> audience) {
        drawing = Thread.ofPlatform().daemon().name("live-screen").start(() -> {
            try {
                while (true) {
                    news.acquire();
                    news.drainPermits();
                    now().ifPresent(view -> draw(view, audience));
                    Thread.sleep(Duration.ofMillis(APART_MS));
                }
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void draw(FloorView view, Consumer<LiveView> audience) {
        try {
            audience.accept(page.of(view));
        } catch (RuntimeException away) {
            LOG.log(Level.WARNING, "The live page stays as it was: {0}", away.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        if (drawing != null) {
            drawing.interrupt();
        }
    }
}
