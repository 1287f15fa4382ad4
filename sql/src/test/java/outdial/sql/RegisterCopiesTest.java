package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static outdial.sql.Sample.FLOOR;
import static outdial.sql.Sample.NOON;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.compliance.gate.CallFacts.RegisterCheck;
import outdial.compliance.gate.RegisterState;
import outdial.compliance.register.RegisterLoad;
import outdial.compliance.register.RegisterReading;
import outdial.compliance.register.RegisterSnapshot;
import outdial.model.Fence;
import outdial.model.PhoneNumber;
import outdial.sql.Begun.Refusal;

/** Registers as files of bitmaps with their changes in the tables: asked by the reading, by the claim, by imports. */
@OnEachServer
class RegisterCopiesTest {
    private static final RegisterReading PLAIN = new RegisterReading(0, List.of(1), Optional.empty());

    private static final String RULE = "us.dnc";
    private static final Instant MONDAY = NOON.minus(Duration.ofDays(7));
    private static final PhoneNumber FIRST = Sample.number(1, 0);
    private static final PhoneNumber SECOND = Sample.number(2, 0);

    @TempDir
    Path folder;

    private final TestDb db;
    private Sample sample;
    private RegisterCopies registers;
    private Fence fence;

    RegisterCopiesTest(TestDb db) {
        this.db = db;
    }

    @BeforeEach
    void aLeader() {
        db.empty();
        sample = new Sample(db, "Acme");
        registers = new RegisterCopies(sample.dsl);
        try (var leases = new FloorLeases(db.source())) {
            fence = leases.take(FLOOR, "here").orElseThrow().fence();
        }
    }

    private RegisterSnapshot copy(String file, Instant asOf, List<PhoneNumber> numbers) throws IOException {
        var load = new RegisterLoad();
        numbers.forEach(number -> load.add(Long.parseLong(number.digits())));
        return load.write(folder.resolve(file), RULE, asOf);
    }

    private RegisterSnapshot use(String file, Instant asOf, List<PhoneNumber> numbers) throws IOException {
        RegisterSnapshot copy = copy(file, asOf, numbers);
        sample.dsl.transaction(transaction ->
                new RegisterCopies(transaction.dsl()).use(copy, folder.resolve(file), PLAIN, asOf.plusSeconds(60)));
        return copy;
    }

    private Map<String, RegisterCheck> known(int lead) {
        return sample.due(10, NOON).get(lead).facts().onRecord().registers();
    }

    private RegisterState state(int lead) {
        return Objects.requireNonNull(known(lead).get(RULE)).state();
    }

    @Test
    void a_lead_is_read_with_what_the_copy_says_and_its_version() throws Exception {
        sample.lead(1, "America/New_York");
        sample.lead(2, "America/New_York");
        assertThat(known(0)).isEmpty();
        RegisterSnapshot copy = use("a", MONDAY, List.of(FIRST));
        assertThat(known(0)).containsEntry(RULE, check(RegisterState.LISTED, copy));
        assertThat(known(1)).containsEntry(RULE, check(RegisterState.CLEAR, copy));
        assertThat(sample.due(10, NOON).getFirst().facts().listedOn()).containsExactly(RULE);
        assertThat(sample.due(10, NOON)
                        .getFirst()
                        .facts()
                        .onRecord()
                        .permission()
                        .optedOut())
                .as("what a register says is no opt-out")
                .isFalse();
    }

    private static RegisterCheck check(RegisterState state, RegisterSnapshot copy) {
        return new RegisterCheck(state, Optional.of(copy.asOf()), Optional.of(copy.version()));
    }

    @Test
    void a_change_counts_before_the_copy_until_a_copy_that_knows_it() throws Exception {
        sample.lead(1, "America/New_York");
        sample.lead(2, "America/New_York");
        use("a", MONDAY, List.of(FIRST));
        Instant tuesday = MONDAY.plus(Duration.ofDays(1));
        registers.change(RULE, List.of(FIRST), false, tuesday);
        registers.change(RULE, List.of(SECOND), true, tuesday);
        assertThat(state(0)).isEqualTo(RegisterState.CLEAR);
        assertThat(state(1)).isEqualTo(RegisterState.LISTED);
        use("b", MONDAY.plus(Duration.ofHours(1)), List.of(FIRST));
        assertThat(state(1)).as("newer than the copy").isEqualTo(RegisterState.LISTED);
        use("c", tuesday, List.of(FIRST));
        assertThat(state(0)).isEqualTo(RegisterState.LISTED);
        assertThat(state(1)).isEqualTo(RegisterState.CLEAR);
    }

    @Test
    void the_claim_refuses_whom_a_newer_copy_lists_and_imports_find_them() throws Exception {
        sample.lead(1, "America/New_York");
        sample.lead(2, "America/New_York");
        use("a", MONDAY, List.of());
        List<NewAttempt> judged = attempts(0);
        use("b", NOON.minusSeconds(5), List.of(SECOND));
        Begun begun = sample.begin(fence, judged, NOON);
        assertThat(begun.begun()).containsExactly(judged.getFirst().id());
        assertThat(begun.refused()).containsExactly(Map.entry(judged.getLast().id(), Refusal.LISTED));
        var lists = new DoNotCalls(sample.dsl, sample.client);
        assertThat(lists.isAnybodyListed()).isTrue();
        assertThat(lists.match(List.of(FIRST, SECOND))).isEqualTo(Map.of(SECOND, List.of(RULE)));
    }

    @Test
    void the_ledger_names_the_version_that_was_asked() throws Exception {
        sample.lead(1, "America/New_York");
        RegisterSnapshot copy = use("a", MONDAY, List.of());
        sample.begin(fence, attempts(0), NOON);
        assertThat(sample.dsl.fetch("SELECT content FROM ledger_row").formatCSV())
                .contains("us.dnc: clear by the copy of 2026-11-16T12:00:00Z, " + copy.version());
    }

    @Test
    void a_copy_that_is_gone_or_another_stops_the_calls_it_would_have_decided() throws Exception {
        sample.lead(1, "America/New_York");
        use("a", MONDAY, List.of());
        List<NewAttempt> judged = attempts(0);
        use("b", NOON.minusSeconds(5), List.of());
        Files.delete(folder.resolve("b"));
        assertThat(sample.begin(fence, judged, NOON).refused()).containsValue(Refusal.LISTED);
        assertThat(known(0)).as("nobody was asked").isEmpty();
        copy("b", MONDAY, List.of());
        assertThat(known(0)).as("not by another copy either").isEmpty();
        copy("b", NOON.minusSeconds(5), List.of());
        assertThat(known(0)).containsKey(RULE);
    }

    @Test
    void an_older_copy_does_not_follow_a_newer_one() throws Exception {
        RegisterSnapshot newer = use("a", NOON.minusSeconds(5), List.of());
        assertThatThrownBy(() -> use("b", MONDAY, List.of(FIRST))).hasMessageContaining("The one in use stays");
        assertThat(registers.list())
                .singleElement()
                .satisfies(copy -> assertThat(copy.version()).isEqualTo(newer.version()));
        assertThat(registers.days()).isEqualTo(Map.of(RULE, newer.asOf()));
    }

    /** Copy after copy lists ten more leads, while another thread claims them ten by ten from the other end. */
    @Test
    void while_copies_are_swapped_nobody_is_claimed_twice_or_after_a_copy_that_lists_them() throws Exception {
        int leads = 90;
        for (int i = 1; i <= leads; i++) {
            sample.lead(leads - i, "America/New_York");
        }
        use("c0", MONDAY, List.of());
        var swapped = new AtomicInteger();
        var swaps = CompletableFuture.runAsync(() -> {
            for (int n = 1; n <= 8; n++) {
                try {
                    use("c" + n, MONDAY.plusSeconds(n), numbersTo(n * 10));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                swapped.set(n);
            }
        });
        Set<Long> claimed = new HashSet<>();
        var wrong = new ArrayList<String>();
        int count = 0;
        for (int turn = 0; turn < 40 && !(swaps.isDone() && turn > 20); turn++) {
            List<NewAttempt> judged = attempts(count);
            count += judged.size();
            int listed = swapped.get() * 10;
            for (var begun : sample.begin(fence, judged, NOON).begun()) {
                NewAttempt attempt = judged.stream()
                        .filter(one -> one.id().equals(begun))
                        .findFirst()
                        .orElseThrow();
                if (!claimed.add(attempt.permit().lead().value())) {
                    wrong.add("twice: " + attempt);
                }
                if (numbersTo(listed).contains(attempt.permit().number())) {
                    wrong.add("listed: " + attempt);
                }
            }
        }
        swaps.join();
        assertThat(wrong).isEmpty();
        assertThat(claimed).isNotEmpty();
        assertThat(sample.due(100, NOON).stream()
                        .map(due -> due.facts().number().number()))
                .as("who is left is listed")
                .allMatch(numbersTo(80)::contains);
    }

    private static List<PhoneNumber> numbersTo(int lead) {
        return IntStream.rangeClosed(1, lead).mapToObj(n -> Sample.number(n, 0)).toList();
    }

    /** Permits for whoever is due and allowed, the first numbered {@code count}; at most ten. */
    private List<NewAttempt> attempts(int count) {
        List<DueLead> due = sample.due(100, NOON).stream()
                .filter(lead -> lead.facts().listedOn().isEmpty())
                .limit(10)
                .toList();
        return IntStream.range(0, due.size())
                .mapToObj(i -> Sample.attempt(count + i, fence, due.get(i), NOON))
                .toList();
    }
}
