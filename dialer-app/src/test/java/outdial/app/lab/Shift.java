package outdial.app.lab;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import outdial.app.floor.Campaign;
import outdial.app.floor.Effect;
import outdial.app.floor.FloorInput;
import outdial.compliance.ComplianceGate;
import outdial.model.call.Outcome;
import outdial.model.campaign.DialMode;

/**
 * A shift of ten minutes: four agents, forty leads, 1.5 calls for each ready agent. The same seed and the same faults
 * give the same shift, to the last event. Faults stop after eight minutes, and at the end all must be settled.
 */
final class Shift {
    private static final int HISTORY = 120;
    private static final Duration FAULTY = Duration.ofMinutes(8);
    private static final Duration WHOLE = Duration.ofMinutes(10);
    private static final Duration QUIET = Duration.ofMinutes(3);
    private static final int AGENTS = 4;
    private static final int LEADS = 40;
    private static final int NEVER = -1;

    final VirtualTime time = new VirtualTime(Exercise.NOON);
    final RandomGenerator random;
    final Judge judge = new Judge();
    final Campaign campaign = Exercise.campaign(new DialMode.FixedRatio(1.5));
    final LabStore store = new LabStore(judge, campaign, LEADS);
    final LabExchange exchange;
    final People people;

    private final ComplianceGate gate;
    private final Faults given;
    private final int crashAt;
    private final boolean remembers;
    private final Deque<String> history = new ArrayDeque<>();
    private boolean draining;
    private boolean faulty = true;
    private int cuts;
    private int stuck;
    private long inputs;
    private int effects;
    private int crashes;
    private long fingerprint;
    private LabNode leader;

    private Shift(long seed, Faults faults, int crashAt, boolean remembers, ComplianceGate gate) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.given = faults;
        this.crashAt = crashAt;
        this.remembers = remembers;
        this.gate = gate;
        this.exchange = new LabExchange(time, random, judge, store::isCommitted);
        this.people = new People(this, AGENTS);
        this.leader = new LabNode(this, gate);
    }

    /** Works the shift; on a broken invariant works it again and tells seed and history. */
    static Result work(long seed, Faults faults, ComplianceGate gate) {
        return work(seed, faults, NEVER, gate);
    }

    /** The same, and the program dies before carrying out its {@code crashAt}th effect. */
    static Result work(long seed, Faults faults, int crashAt, ComplianceGate gate) {
        try {
            return new Shift(seed, faults, crashAt, false, gate).work();
        } catch (Judge.Broken | RuntimeException broken) {
            var again = new Shift(seed, faults, crashAt, true, gate);
            try {
                again.work();
            } catch (Judge.Broken | RuntimeException same) {
                throw new AssertionError(
                        "Seed " + seed + ", crash at effect " + crashAt + ", " + faults + ": " + same.getMessage()
                                + "\n" + String.join("\n", again.history),
                        same);
            }
            throw new AssertionError("Seed " + seed + " broke once and not again: " + broken.getMessage(), broken);
        }
    }

    private Result work() {
        lead(leader);
        mishaps();
        sayAgain();
        time.runUntil(Exercise.NOON.plus(FAULTY));
        faulty = false;
        time.runUntil(Exercise.NOON.plus(WHOLE));
        draining = true;
        leader.tell(new FloorInput.Drain());
        time.runUntil(Exercise.NOON.plus(WHOLE).plus(QUIET));
        settled();
        return new Result(inputs, effects, crashes, fingerprint, store.outcomes());
    }

    private void settled() {
        Judge.that(exchange.isEmpty(), "I5: channels are left after the end");
        store.settled();
        people.settled();
        Judge.that(leader.floor().view().calls().isEmpty(), "I4: the floor holds calls after the end");
    }

    private void lead(LabNode node) {
        leader = node;
        node.start(campaign);
        if (draining) {
            node.tell(new FloorInput.Drain()); // a program that died while it stopped is not started to dial on
        }
        people.moveTo(node);
    }

    private void sayAgain() {
        time.inMillis(15_000, () -> {
            people.sayAgain();
            sayAgain();
        });
    }

    Faults faults() {
        return faulty ? given : Faults.NONE;
    }

    boolean linkIsCut() {
        return cuts > 0;
    }

    long storeStuckForMillis() {
        return stuck > 0 ? 4_000 : 0;
    }

    boolean diesBefore(Effect effect) {
        boolean dies = effects == crashAt || random.nextDouble() < faults().crashAtEffect();
        effects++;
        fingerprint = fingerprint * 31 + effect.lane().hashCode();
        if (dies) {
            crashes++;
        }
        return dies;
    }

    void crashed(LabNode node) {
        node.kill();
        if (node == leader) {
            time.inMillis(1_000 + random.nextInt(4_000), () -> {
                if (node == leader) {
                    lead(new LabNode(this, gate));
                }
            });
        }
    }

    private void mishaps() {
        time.inMillis(1_000, () -> {
            if (random.nextDouble() < faults().mishap()) {
                mishap(random.nextInt(5));
            }
            mishaps();
        });
    }

    private void mishap(int which) {
        note((Object) ("mishap " + which));
        switch (which) {
            case 0 -> cutLink(1_000 + random.nextInt(15_000));
            case 1 -> {
                exchange.restart();
                cutLink(1_000 + random.nextInt(2_000));
            }
            case 2 -> {
                stuck++;
                time.inMillis(5_000, () -> stuck--);
            }
            case 3 -> exchange.loseAgent(people.anyone());
            default -> splitBrain(leader);
        }
    }

    private void cutLink(long millis) {
        cuts++;
        leader.tell(new FloorInput.LinkLost("cut"));
        time.inMillis(millis, () -> {
            cuts--;
            if (cuts == 0 && !leader.isDead()) {
                leader.survey();
            }
        });
    }

    /** A second node takes the lead; the first learns it late, and dies for this shift when it does. */
    private void splitBrain(LabNode stale) {
        if (stale.isDead()) {
            return;
        }
        lead(new LabNode(this, gate));
        time.inMillis(random.nextInt(3_000), () -> stale.tell(new FloorInput.LeadLost("not renewed")));
        time.inMillis(3_000 + random.nextInt(2_000), () -> stale.tell(new FloorInput.Superseded("another leads")));
        time.inMillis(60_000, stale::kill);
    }

    void note(FloorInput input) {
        inputs++;
        if (!(input instanceof FloorInput.Tick)) {
            note((Object) input);
        }
    }

    void note(Object what) {
        if (remembers && !(what instanceof Effect.Publish) && !(what instanceof Effect.ShowAgent)) {
            history.add(Duration.between(Exercise.NOON, time.now()) + " " + what);
            if (history.size() > HISTORY) {
                history.remove();
            }
        }
    }

    /** What came of a shift; the outcomes tell whether it was worth the name. */
    record Result(long inputs, int effects, int crashes, long fingerprint, Map<Outcome, Integer> outcomes) {}
}
