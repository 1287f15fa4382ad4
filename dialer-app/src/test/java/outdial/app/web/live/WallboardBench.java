package outdial.app.web.live;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import outdial.app.RunningProgram;
import outdial.app.browser.Chromium;
import outdial.app.browser.Tab;
import outdial.app.simulation.Demonstration;
import outdial.app.web.FirstAdministrator;
import outdial.app.web.SignInPage;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;

/**
 * How long it takes until a change of an agent's state is painted on a wallboard in Chromium, from the instant at which
 * the floor was told. Arguments: agents, seconds; 100 and 90 if left out. One machine and so one clock for both ends.
 */
final class WallboardBench {
    private static final double MOST_MS = 150;
    /** Notes, once a frame is painted, how old each state is that was not on the screen before. */
    private static final String WATCH = """
            (() => {
              window.ages = [];
              const seen = new Map();
              const look = () => {
                const now = Date.now();
                for (const row of document.querySelectorAll('[data-agent]')) {
                  const what = row.dataset.state + row.dataset.since;
                  const before = seen.get(row.dataset.agent);
                  if (before && before !== what) window.ages.push(now - Date.parse(row.dataset.since));
                  seen.set(row.dataset.agent, what);
                }
              };
              const watch = new MutationObserver(() => requestAnimationFrame(() => setTimeout(look, 0)));
              watch.observe(document.querySelector('[data-stream]'), {childList: true, subtree: true, attributes: true, characterData: true});
              return 1;
            })()""";

    private WallboardBench() {}

    public static void main(String[] args) throws Exception {
        int agents = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 90;
        Path folder = Files.createTempDirectory("wallboard");
        try (var program = RunningProgram.start(folder.resolve("var"))) {
            var admin = program.part(FirstAdministrator.class).createIfNone().orElseThrow();
            var demonstration = new Demonstration(
                    program.part(DataSource.class), program.part(InstantSource.class), folder.resolve("var"));
            demonstration.prepare((_, _) -> {});
            try (var running = demonstration.start(new ComplianceGate(RuleBook.exercise()), agents, 1, 1);
                    var browser = Chromium.start(folder.resolve("chromium"));
                    var tab = browser.tab(1280, 720, false)) {
                running.show(program.part(LiveFeed.class));
                watch(tab, "http://127.0.0.1:" + program.port(), admin);
                Thread.sleep(Duration.ofSeconds(seconds));
                print(agents, tab.value("window.ages.join()"));
            }
        }
    }

    private static void watch(Tab tab, String address, FirstAdministrator.Created admin) throws Exception {
        tab.go(address + "/sign-in?language=en");
        SignInPage.signIn(tab, admin.signIn(), admin.password());
        tab.go(address + "/live");
        tab.until("document.querySelectorAll('[data-agent]').length > 0");
        tab.value(WATCH);
    }

    private static void print(int agents, String ages) {
        double[] ms = Stream.of(ages.split(","))
                .filter(age -> !age.isEmpty())
                .mapToDouble(Double::parseDouble)
                .sorted()
                .toArray();
        if (ms.length == 0) {
            throw new IllegalStateException("No agent's state changed on the screen");
        }
        System.out.printf(
                Locale.ROOT,
                "%d agents, %,d changes of state painted; ms from the floor's instant: mean %.1f, p50 %.0f, p99 %.0f,"
                        + " most %.0f; wanted p99 %.0f%n",
                agents,
                ms.length,
                DoubleStream.of(ms).average().orElseThrow(),
                ms[ms.length / 2],
                ms[(int) Math.ceil(ms.length * 0.99) - 1],
                ms[ms.length - 1],
                MOST_MS);
    }
}
