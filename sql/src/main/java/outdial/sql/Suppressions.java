package outdial.sql;

import static outdial.sql.gen.Tables.CLIENT;
import static outdial.sql.gen.Tables.SHARED_OPT_OUT;
import static outdial.sql.gen.Tables.SUPPRESSION;
import static outdial.sql.gen.Tables.SUPPRESSION_KEY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;

/**
 * Numbers that one client may not call and that are known by keyed hashes only: of persons whom it has erased, table {@code
 * suppression}, and of those who opted out from all clients of the centre, as {@link SharedOptOuts} keeps them. Takes part
 * in the caller's transaction.
 */
final class Suppressions {
    /** The name by which gate and pages know those who were erased. */
    static final String ERASED = "Erased on request";

    private final ClientScope scope;

    Suppressions(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /** The persons at these numbers are erased. */
    void add(Collection<PhoneNumber> numbers, Instant at) {
        NumberKey key = NumberKey.of(scope);
        for (PhoneNumber number : numbers) {
            scope.insertInto(SUPPRESSION)
                    .set(SUPPRESSION.KEYED, key.hash(number))
                    .set(SUPPRESSION.ADDED_AT, at)
                    .onDuplicateKeyIgnore()
                    .execute();
        }
    }

    /** Whether there is any such number. */
    boolean isAny() {
        return books().stream().anyMatch(Book::isAny);
    }

    /**
     * Which of the two each number is on, by name; numbers on neither are not in it. Where nobody was ever erased and no
     * opt-outs are shared it costs one look at keys.
     */
    Map<PhoneNumber, List<String>> listing(Collection<PhoneNumber> numbers) {
        var listed = new HashMap<PhoneNumber, List<String>>();
        if (!numbers.isEmpty()) {
            books().forEach(book -> book.among(numbers)
                    .forEach(number -> listed.computeIfAbsent(number, _ -> new ArrayList<>())
                            .add(book.name())));
        }
        return listed;
    }

    /** The client's own, and the centre's while its clients share opt-outs; the centre's own may be both. */
    private List<Book> books() {
        var books = new ArrayList<Book>();
        scope.dsl()
                .select(CLIENT.ID, SUPPRESSION_KEY.SECRET, CLIENT.SHARES_OPT_OUTS)
                .from(SUPPRESSION_KEY)
                .join(CLIENT)
                .on(CLIENT.ID.eq(SUPPRESSION_KEY.CLIENT_ID))
                .where(CLIENT.ID
                        .eq(scope.client().value())
                        .or(CLIENT.IS_CENTRE.isTrue().and(CLIENT.SHARES_OPT_OUTS.isTrue())))
                .forEach(row -> {
                    var key = new NumberKey(row.value2());
                    var owner = new ClientScope(scope.dsl(), new ClientId(row.value1()));
                    if (owner.client().equals(scope.client())) {
                        books.add(new Book(ERASED, owner, SUPPRESSION, SUPPRESSION.KEYED, key));
                    }
                    if (row.value3()) {
                        books.add(new Book(SharedOptOuts.LIST, owner, SHARED_OPT_OUT, SHARED_OPT_OUT.KEYED, key));
                    }
                });
        return books;
    }

    /** A table of hashes, and what makes them. */
    private record Book(String name, ClientScope owner, Table<?> table, Field<String> keyed, NumberKey key) {
        boolean isAny() {
            return owner.dsl().fetchExists(owner.selectFrom(table));
        }

        List<PhoneNumber> among(Collection<PhoneNumber> numbers) {
            Map<String, PhoneNumber> hashes = key.hashes(numbers);
            return owner.selectFrom(table).and(keyed.in(hashes.keySet())).fetch(keyed).stream()
                    .map(hash -> Objects.requireNonNull(hashes.get(hash)))
                    .toList();
        }
    }
}
