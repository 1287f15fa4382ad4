package outdial.app.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * Progress for people: on a terminal one line that is written over, elsewhere a plain line now and then. For one
 * thread.
 */
final class Terminal {
    private static final int BAR = 30;
    private static final long PLAIN_EVERY_NANOS = 10_000_000_000L;

    private final PrintWriter out;
    private final boolean live;
    private boolean open;
    private long lastPlain = System.nanoTime() - PLAIN_EVERY_NANOS;

    Terminal(PrintWriter out) {
        this.out = out;
        this.live = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
    }

    /** What is going on now. */
    void now(String line) {
        if (live) {
            out.print("\r\u001b[K" + line);
            out.flush();
            open = true;
        } else if (System.nanoTime() - lastPlain >= PLAIN_EVERY_NANOS) {
            lastPlain = System.nanoTime();
            out.println(line);
            out.flush();
        }
    }

    /** A line that stays. */
    void say(String line) {
        if (open) {
            out.print("\r\u001b[K");
            open = false;
        }
        out.println(line);
        out.flush();
    }

    /** {@code ██████░░░░ 60 %}. */
    static String bar(long done, long all) {
        int filled = all == 0 ? BAR : (int) (BAR * Math.min(done, all) / all);
        long percent = all == 0 ? 100 : 100 * Math.min(done, all) / all;
        return "█".repeat(filled) + "░".repeat(BAR - filled) + " " + percent + " %";
    }
}
