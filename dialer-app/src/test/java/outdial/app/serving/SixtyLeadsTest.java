package outdial.app.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.countDistinct;
import static outdial.sql.gen.Tables.ATTEMPT;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.RunningProgram;
import outdial.app.browser.Chromium;
import outdial.app.rig.RealPbx;
import outdial.app.rig.Rig;
import outdial.app.serving.DeskWorker.Deed;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.State;
import outdial.sql.Real;

/** A day's work of two agents in a real browser on a real exchange, from the list to the workbook. */
@RealPbx
@Real("browser")
final class SixtyLeadsTest {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Rig rig;

    SixtyLeadsTest(Rig rig) {
        this.rig = rig;
    }

    @Test
    void what_happened_on_the_lines_and_at_the_desks_is_what_the_workbook_says(@TempDir Path folder) throws Exception {
        rig.forgetDialers();
        int before = rig.invites().size();
        try (var program = RunningProgram.start(folder.resolve("var"));
                var browser = Chromium.withMicrophone(folder.resolve("chromium"));
                // Two names of this machine: so each desk has a session of its own.
                var ana = new DeskTab(browser, "http://127.0.0.1:" + program.port());
                var bo = new DeskTab(browser, "http://localhost:" + program.port())) {
            List<SixtyLeads.Campaign> campaigns = new SixtyLeads(program, folder).ready();
            DSLContext sql = program.part(DSLContext.class);
            Map<Deed, String> done;
            try (var floor = ExchangeCampaign.floor(program, folder, rig)) {
                floor.start(_ -> {});
                done = day(sql, campaigns, ana, bo);
            }
            ana.quiet();
            bo.quiet();
            var kept = new DayKept(sql, campaigns);
            kept.eachCallThatWasMade(rig.invites().subList(before, rig.invites().size()));
            kept.deeds(done);
            kept.inWorkbooks(folder);
            kept.voicesOfBoth(rig.recordings(), done.values());
        }
    }

    /** Both work until all is done; with whom they did what. */
    private static Map<Deed, String> day(DSLContext sql, List<SixtyLeads.Campaign> campaigns, DeskTab ana, DeskTab bo)
            throws Exception {
        var selling = new ConcurrentLinkedQueue<>(List.of(Deed.ORDER, Deed.RELOAD, Deed.CALLBACK, Deed.HAND_OVER));
        var asking = new ConcurrentLinkedQueue<>(List.of(Deed.INTERVIEW));
        var passing = new Passing(sql, campaigns);
        var workers =
                List.of(new DeskWorker(ana, selling, asking, passing), new DeskWorker(bo, selling, asking, passing));
        begin(ana, "ana");
        begin(bo, "bo");
        long end = System.nanoTime() + LONGEST.toNanos();
        int leads = campaigns.stream().mapToInt(one -> one.people().size()).sum();
        var failed = new ConcurrentLinkedQueue<Throwable>();
        BooleanSupplier over = () -> System.nanoTime() > end || !failed.isEmpty() || isOver(sql, leads);
        List<Thread> both = workers.stream()
                .map(worker -> Thread.ofVirtual().start(() -> {
                    try {
                        worker.until(over);
                    } catch (Exception | AssertionError e) {
                        failed.add(e);
                    }
                }))
                .toList();
        for (Thread one : both) {
            one.join();
        }
        assertThat(failed).isEmpty();
        assertThat(System.nanoTime()).as("in time").isLessThan(end);
        passing.move(State.RUNNING, State.PAUSED);
        while (sql.fetchCount(ATTEMPT, ATTEMPT.OUTCOME.isNull()) > 0) {
            assertThat(System.nanoTime()).as("the last call ends in time").isLessThan(end);
            Thread.sleep(100); // a line that was crowded is tried again soon
        }
        var done = new EnumMap<Deed, String>(Deed.class);
        workers.forEach(worker -> done.putAll(worker.done()));
        assertThat(done).containsOnlyKeys(Deed.values());
        cardsCameFirst(ana, bo);
        return done;
    }

    private static void cardsCameFirst(DeskTab ana, DeskTab bo) throws Exception {
        List<Long> margins = Stream.concat(ana.cardBeforeCall().stream(), bo.cardBeforeCall().stream())
                .toList();
        IO.println("From the card until the call stood, ms: "
                + margins.stream().mapToLong(Long::longValue).summaryStatistics());
        assertThat(margins).hasSizeGreaterThan(15).allMatch(margin -> margin >= 0);
    }

    private static void begin(DeskTab tab, String name) throws Exception {
        tab.begin(name, SixtyLeads.PASSWORD);
        tab.listens();
        tab.press("F4");
    }

    /** Whether every lead has been called, nobody is on a line, and whoever was talked with has an outcome. */
    private static boolean isOver(DSLContext sql, int leads) {
        int called = sql.select(countDistinct(ATTEMPT.LEAD_ID))
                .from(ATTEMPT)
                .fetchSingle()
                .value1();
        return called == leads
                && sql.fetchCount(ATTEMPT, ATTEMPT.OUTCOME.isNull()) == 0
                && sql.fetchCount(ATTEMPT, ATTEMPT.OUTCOME.eq("TALKED"), ATTEMPT.DISPOSITION.isNull()) == 0;
    }

    /** Pauses both campaigns while somebody is passed on. */
    private static final class Passing implements DeskWorker.Passing {
        private final DSLContext sql;
        private final List<SixtyLeads.Campaign> campaigns;
        private final AtomicReference<String> person = new AtomicReference<>("");

        Passing(DSLContext sql, List<SixtyLeads.Campaign> campaigns) {
            this.sql = sql;
            this.campaigns = campaigns;
        }

        @Override
        public void begins(String who) {
            move(State.RUNNING, State.PAUSED);
            person.set(who);
        }

        @Override
        public boolean isOf(String who) {
            return who.equals(person.get());
        }

        @Override
        public void over() {
            person.set("");
            move(State.PAUSED, State.RUNNING);
        }

        private void move(State from, State to) {
            campaigns.forEach(one -> new Campaigns(sql, one.client()).move(one.id(), Set.of(from), to));
        }
    }
}
