package outdial.app.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Makes guessing passwords slow: after a few failures the next try must wait, each time twice as long. Kept for each
 * address, and for each name whether or not such an account exists, so that waiting tells nothing. No one is locked out
 * for long: a name waits at most 8 s, or strangers could keep its owner away. Safe on any thread; bounded.
 */
final class Patience {
    private static final int FREE_TRIES = 4;
    private static final Duration LONGEST_FOR_NAME = Duration.ofSeconds(8);
    private static final Duration LONGEST_FOR_ADDRESS = Duration.ofMinutes(10);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);
    private static final int REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    Patience(InstantSource clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant last) {}

    /** How long this name and address must still wait; zero if they may try now. */
    synchronized Duration left(String name, String address) {
        Duration forName = left(nameKey(name), LONGEST_FOR_NAME);
        Duration forAddress = left(addressKey(address), LONGEST_FOR_ADDRESS);
        return forName.compareTo(forAddress) > 0 ? forName : forAddress;
    }

    synchronized void failed(String name, String address) {
        count(nameKey(name));
        count(addressKey(address));
    }

    /** The address keeps its failures: one account of one's own must not buy guesses at others. */
    synchronized void succeeded(String name) {
        failures.remove(nameKey(name));
    }

    private Duration left(String key, Duration longest) {
        Failures known = failures.get(key);
        if (known == null || known.count() < FREE_TRIES) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(known.count() - FREE_TRIES, 20));
        Duration bounded = wait.compareTo(longest) > 0 ? longest : wait;
        Duration left = Duration.between(clock.instant(), known.last().plus(bounded));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void count(String key) {
        Instant now = clock.instant();
        Failures before = failures.remove(key);
        int known = before == null || before.last().plus(FORGOTTEN_AFTER).isBefore(now) ? 0 : before.count();
        failures.put(key, new Failures(known + 1, now));
    }

    private static String nameKey(String name) {
        return "name " + name.toLowerCase(Locale.ROOT);
    }

    private static String addressKey(String address) {
        return "address " + address;
    }
}
