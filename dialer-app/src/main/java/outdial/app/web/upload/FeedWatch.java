package outdial.app.web.upload;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import outdial.imports.feed.WatchedFolders;

/**
 * Looks into the feeds' folders as long as the program runs, on a thread of its own. An import that it is stopped in goes on
 * when the program starts again.
 */
final class FeedWatch implements SmartLifecycle {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Logger LOG = System.getLogger(FeedWatch.class.getName());

    private final WatchedFolders folders;
    private volatile @Nullable Thread watch;

    FeedWatch(WatchedFolders folders) {
        this.folders = folders;
    }

    @Override
    public void start() {
        watch = Thread.ofPlatform().daemon().name("feed-watch").start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(EVERY);
                look();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            folders.look();
        } catch (RuntimeException away) {
            LOG.log(Level.WARNING, "The folders of feeds wait: {0}", away.getMessage());
        }
    }

    @Override
    public void stop() {
        Thread running = watch;
        watch = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return watch != null;
    }
}
