package outdial.compliance;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.List;
import outdial.model.PhoneNumber;

/** Prints the processor time that one verdict and one number cost, warm; run by hand, never by the build. */
final class GateBench {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 5;
    private static final int VERDICTS = 2_000_000;
    private static final int NUMBERS = 200_000;

    private GateBench() {}

    public static void main(String[] args) {
        var gate = new ComplianceGate(Books.alone());
        Instant noon = Situation.MONDAY_NOON;
        Situation tried = Situation.good()
                .hours(Situation.everyDay("09:00-13:00", "14:00-20:00"))
                .attempts(List.of(noon.minusSeconds(300_000), noon.minusSeconds(200_000)));
        var reader = new NumberReader();
        for (int round = 0; round < ROUNDS; round++) {
            verdicts("allowed, 1 zone", gate, tried, noon);
            verdicts("allowed, 2 zones", gate, tried.zones("Europe/London", "Europe/Dublin"), noon);
            verdicts("deferred overnight, 1 zone", gate, tried, noon.plusSeconds(9 * 3600));
            verdicts("denied", gate, tried.running(false), noon);
            numbers("clean +44", reader, 442079460000L);
            numbers("clean +1", reader, 12125550000L);
        }
    }

    private static void verdicts(String what, ComplianceGate gate, Situation situation, Instant at) {
        int allowed = 0;
        long from = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < VERDICTS; i++) {
            allowed += gate.judge(situation.facts(), at.plusNanos(i)) instanceof Verdict.Allowed ? 1 : 0;
        }
        print(what + " (" + allowed + " allowed)", from, VERDICTS);
    }

    private static void numbers(String what, NumberReader reader, long first) {
        int valid = 0;
        long from = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < NUMBERS; i++) {
            valid += reader.facts(PhoneNumber.ofDigits(first + i % 10_000)).valid() ? 1 : 0;
        }
        print(what + " (" + valid + " valid)", from, NUMBERS);
    }

    private static void print(String what, long from, int count) {
        System.out.printf("%-50s %,8d ns%n", what, (THREADS.getCurrentThreadCpuTime() - from) / count);
    }
}
