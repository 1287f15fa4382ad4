package outdial.compliance.register;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Prints what a register of 250 million North American numbers costs, spread over 400 area codes: loading from lines of
 * text in this process; look-ups, memory and a swap in one of its own that only reads, as the program does. Wanted:
 * 500,000 numbers a second, 5 million look-ups a second, 600 MiB resident. An argument sets another number of numbers.
 */
final class RegisterBench {
    private static final int LOOK_UPS = 20_000_000;
    private static final int ROUNDS = 4;
    private static final int SWAPS = 4;
    private static final int AREAS = 400;
    private static final int LINES_OF_AREA = 8_000_000;
    private static final String READ = "read";
    private static final long MOST_KIB = 600L << 10;

    private RegisterBench() {}

    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals(READ)) {
            read(Path.of(args[1]));
            return;
        }
        long numbers = args.length > 0 ? Long.parseLong(args[0]) : 250_000_000L;
        Path file = Files.createTempFile("register", ".bench");
        try {
            load(file, numbers);
            readApart(file);
        } finally {
            Files.delete(file);
        }
    }

    private static void load(Path file, long numbers) throws IOException {
        var load = new RegisterLoad();
        long from = cpu();
        load.addLines(new Lines(numbers));
        long size = load.write(file, "bench", Instant.EPOCH).size();
        double seconds = (cpu() - from) / 1e9;
        System.out.printf(
                "loaded %,d numbers, %,d different, in %,.1f s: %,.0f numbers/s (wanted 500,000), file %,d MiB%n",
                load.taken(), size, seconds, load.taken() / seconds, Files.size(file) >> 20);
    }

    /** A process that has loaded nothing: what is resident in it is what reading costs. */
    private static void readApart(Path file) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        int ended = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        RegisterBench.class.getName(),
                        READ,
                        file.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (ended != 0) {
            throw new IllegalStateException("The reader ended with " + ended);
        }
    }

    private static void read(Path file) throws IOException, InterruptedException {
        tell("before opening");
        var live = new LiveRegister(RegisterSnapshot.open(file));
        long[] asked = asked();
        for (int round = 0; round < ROUNDS; round++) {
            lookUp(live, asked);
        }
        tell("after look-ups all over it");
        swap(live, asked, file);
        System.gc();
        tell("after swaps");
    }

    private static long[] asked() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(2);
        return random.longs(1 << 20, 0, (long) AREAS * LINES_OF_AREA)
                .map(RegisterBench::number)
                .toArray();
    }

    private static void lookUp(LiveRegister live, long[] asked) {
        long found = 0;
        long from = cpu();
        for (int i = 0; i < LOOK_UPS; i++) {
            found += live.current().contains(asked[i & (asked.length - 1)]) ? 1 : 0;
        }
        double seconds = (cpu() - from) / 1e9;
        System.out.printf(
                "%,12.0f look-ups/s (wanted 5,000,000), %.1f %% found%n", LOOK_UPS / seconds, 100.0 * found / LOOK_UPS);
    }

    /** Opens the copy anew and swaps it in, again and again, while another thread asks; the old is collected. */
    private static void swap(LiveRegister live, long[] asked, Path file) throws IOException, InterruptedException {
        String version = live.current().version();
        var isOver = new AtomicBoolean();
        var longest = new AtomicLong();
        var asking = Thread.ofPlatform().start(() -> {
            for (int i = 0; !isOver.get(); i++) {
                long from = System.nanoTime();
                live.current().contains(asked[i & (asked.length - 1)]);
                longest.accumulateAndGet(System.nanoTime() - from, Math::max);
            }
        });
        long from = System.nanoTime();
        for (int i = 0; i < SWAPS; i++) {
            live.swap(RegisterSnapshot.open(file, version));
            System.gc();
        }
        double each = (System.nanoTime() - from) / 1e6 / SWAPS;
        isOver.set(true);
        asking.join();
        System.out.printf(
                "a copy opened and swapped in: %.1f ms each; longest look-up meanwhile %.1f ms%n",
                each, longest.get() / 1e6);
    }

    /** Resident memory by the system's own count: all of it, and the part that is the mapped file. */
    private static void tell(String when) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS") || line.startsWith("RssFile") || line.startsWith("RssAnon")) {
                long kib = Long.parseLong(line.replaceAll("[^0-9]", ""));
                String judged = !line.startsWith("VmRSS") ? "" : kib < MOST_KIB ? " (wanted under 600)" : "   OVER 600";
                System.out.printf("%s, %s: %,d MiB%s%n", when, line.substring(0, line.indexOf(':')), kib >> 10, judged);
            }
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** The {@code n}th number there is: area codes from 201 up by two, exchanges from 200. */
    private static long number(long n) {
        return (1_201 + 2 * (n / LINES_OF_AREA)) * 10_000_000L + 2_000_000 + n % LINES_OF_AREA;
    }

    /** Numbers spread evenly over all there are with chance gaps, as lines of a file. */
    private static final class Lines extends InputStream {
        private final RandomGenerator random =
                RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        private final int gap;
        private long left;
        private long nth = -1;
        private byte[] line = {};
        private int position;

        Lines(long numbers) {
            left = numbers;
            gap = (int) (2L * AREAS * LINES_OF_AREA / numbers);
        }

        @Override
        public int read() {
            return fill() ? line[position++] : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int written = 0;
            while (written < length && fill()) {
                int part = Math.min(length - written, line.length - position);
                System.arraycopy(line, position, into, from + written, part);
                position += part;
                written += part;
            }
            return written == 0 ? -1 : written;
        }

        private boolean fill() {
            if (position < line.length) {
                return true;
            }
            if (left == 0) {
                return false;
            }
            left--;
            nth += random.nextInt(1, gap);
            line = new byte[12];
            long rest = number(nth);
            for (int i = 10; i >= 0; i--) {
                line[i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
            line[11] = '\n';
            position = 0;
            return true;
        }
    }
}
