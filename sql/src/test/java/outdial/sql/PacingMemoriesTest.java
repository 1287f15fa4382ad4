package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.Sample.NOON;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.pacing.engine.CallEnd;
import outdial.model.pacing.engine.Engine;
import outdial.model.pacing.engine.LeadPast;
import outdial.model.pacing.engine.Memory;
import outdial.model.pacing.engine.Moment;
import outdial.model.pacing.engine.Tuning;

@OnEachServer
final class PacingMemoriesTest {
    private static final List<Moment.Work> WORKS =
            List.of(Moment.Work.TALKING, Moment.Work.WRAPPING_UP, Moment.Work.NEARLY_DONE);
    private final TestDb db;
    private ClientId client = new ClientId(1);
    private CampaignId campaign = new CampaignId(1);

    PacingMemoriesTest(TestDb db) {
        this.db = db;
    }

    @BeforeEach
    void aCampaign() {
        db.empty();
        client = new Clients(db.dsl()).open("Acme", NOON);
        campaign = new Campaigns(db.dsl(), client).create("Spring", new FloorId(1), Sample.settings(), NOON);
    }

    private PacingMemories memories() {
        return new PacingMemories(db.dsl(), client);
    }

    /** An engine after some calls and decisions at random; the same for the same seed. */
    private static Engine engine(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var engine = new Engine(Tuning.FULL);
        var moment = new Moment();
        for (int at = 0; at < 400; at++) {
            boolean person = random.nextInt(4) == 0;
            engine.leads().learn(LeadPast.of(random.nextInt(3), 3 + random.nextInt(4)), person);
            engine.resolved(2 * random.nextDouble(), 22 * random.nextDouble(), end(person, random), at);
            if (person) {
                engine.listened(1 + random.nextDouble());
                engine.talked(200 * random.nextDouble());
                engine.wrappedUp(40 * random.nextDouble(), random.nextBoolean() ? 5 : Double.NaN);
                engine.settled(random.nextInt(40) == 0, moment);
            }
            fill(moment, at, random);
            engine.decide(moment);
        }
        return engine;
    }

    private static CallEnd end(boolean person, RandomGenerator random) {
        return person ? CallEnd.PERSON : random.nextBoolean() ? CallEnd.NO_ANSWER : CallEnd.TAKEN_BACK;
    }

    private static void fill(Moment moment, int at, RandomGenerator random) {
        moment.clear();
        moment.at = 1_792_000_000 + at;
        moment.free = random.nextInt(3);
        moment.team = moment.free + 3;
        moment.answered = 400;
        moment.abandoned = random.nextInt(8);
        for (int busy = 0; busy < 3; busy++) {
            moment.addAgent(WORKS.get(random.nextInt(WORKS.size())), random.nextInt(100));
        }
        for (int call = random.nextInt(6); call > 0; call--) {
            moment.addCall(Moment.Stage.RINGING, random.nextInt(20), 1);
        }
    }

    @Test
    void an_engine_resumed_from_the_table_decides_as_the_one_before_it_would_have() {
        for (long seed = 1; seed <= 10; seed++) {
            Engine before = engine(seed);
            memories().keep(campaign, before.memory(), NOON);
            var after = new Engine(memories().find(campaign).orElseThrow());
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            var moment = new Moment();
            for (int at = 400; at < 430; at++) {
                fill(moment, at, random);
                assertThat(after.decide(moment)).as("seed " + seed).isEqualTo(before.decide(moment));
            }
        }
    }

    @Test
    void what_is_kept_comes_back_to_the_last_digit_and_the_later_one_replaces_the_first() {
        memories().keep(campaign, engine(1).memory(), NOON);
        Memory later = engine(2).memory();
        memories().keep(campaign, later, NOON.plusSeconds(60));
        assertThat(memories().find(campaign)).contains(later);
        assertThat(memories().find(new CampaignId(campaign.value() + 1))).isEmpty();
        assertThat(new PacingMemories(db.dsl(), new ClientId(client.value() + 1)).find(campaign))
                .isEmpty();
    }

    @Test
    void bytes_that_are_damaged_or_of_another_form_mean_learning_anew() {
        byte[] good = MemoryBytes.of(engine(1).memory());
        assertThat(good.length).isLessThan(60_000);
        assertThat(MemoryBytes.read(Arrays.copyOf(good, good.length / 2))).isEmpty();
        assertThat(MemoryBytes.read(new byte[0])).isEmpty();
        good[3] ^= 0x55;
        assertThat(MemoryBytes.read(good)).isEmpty();
    }
}
