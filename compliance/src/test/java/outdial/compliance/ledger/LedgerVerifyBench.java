package outdial.compliance.ledger;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;

/** Prints how many rows of a ledger file are verified in a second of one core's time; wanted are 300,000. */
final class LedgerVerifyBench {
    private static final int ROWS = 300_000;
    private static final int ROUNDS = 5;

    private LedgerVerifyBench() {}

    public static void main(String[] args) throws IOException {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        byte[] file = (String.join("\n", LedgerSample.of(ROWS, false, random).lines()) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        System.out.printf("%,d rows, %,d bytes%n", ROWS, file.length);
        for (int round = 0; round < ROUNDS; round++) {
            long from = cpu();
            LedgerReport report = LedgerVerifier.verify(new ByteArrayInputStream(file), List.of(), Optional.empty());
            double seconds = (cpu() - from) / 1e9;
            System.out.printf(
                    "%,12.0f rows/s  %s%n", ROWS / seconds, report.getClass().getSimpleName());
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
