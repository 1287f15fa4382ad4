package outdial.sql;

import static outdial.sql.gen.Tables.DNC_ENTRY;
import static outdial.sql.gen.Tables.DNC_LIST;
import static outdial.sql.gen.Tables.PHONE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import outdial.model.ClientId;
import outdial.model.PhoneId;
import outdial.model.PhoneNumber;

/**
 * Whom one client may not call: tables {@code dnc_list} and {@code dnc_entry}. Files of numbers come in elsewhere by the
 * thousand. Takes part in the caller's transaction.
 */
public final class DoNotCalls {
    /** The client's own list, of those who have asked it not to call. */
    public static final String OPT_OUTS = "Opt-outs";

    private final ClientScope scope;

    public DoNotCalls(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /** Whether any number is on a list that binds the client, or on a register; if none is, none need be looked up. */
    public boolean isAnybodyListed() {
        return scope.dsl().fetchExists(DNC_ENTRY, scope.of(DNC_ENTRY))
                || new RegisterCopies(scope.dsl()).isAnyInUse()
                || new Suppressions(scope.dsl(), scope.client()).isAny();
    }

    /**
     * Names of the lists each number stands on, registers by their rules, numbers of erased persons on {@link
     * Suppressions#ERASED}, those who opted out from all clients on {@link SharedOptOuts#LIST}; numbers on none are not in
     * it. A query of each kind for all.
     */
    public Map<PhoneNumber, List<String>> match(Collection<PhoneNumber> numbers) {
        Map<PhoneNumber, List<String>> listed = scope.dsl()
                .select(DNC_ENTRY.E164, DNC_LIST.NAME)
                .from(DNC_ENTRY)
                .join(DNC_LIST)
                .on(DNC_LIST.CLIENT_ID.eq(DNC_ENTRY.CLIENT_ID))
                .and(DNC_LIST.ID.eq(DNC_ENTRY.LIST_ID))
                .where(scope.of(DNC_ENTRY))
                .and(DNC_ENTRY.E164.in(numbers))
                .orderBy(DNC_LIST.NAME)
                .fetchGroups(DNC_ENTRY.E164, DNC_LIST.NAME);
        new Suppressions(scope.dsl(), scope.client())
                .listing(numbers)
                .forEach((number, on) ->
                        listed.computeIfAbsent(number, _ -> new ArrayList<>()).addAll(on));
        AskedRegisters registers = new RegisterCopies(scope.dsl()).ask(numbers);
        for (PhoneNumber number : numbers) {
            List<String> listing = registers.listing(number);
            if (!listing.isEmpty()) {
                listed.computeIfAbsent(number, _ -> new ArrayList<>()).addAll(listing);
            }
        }
        return listed;
    }

    /**
     * The person at this number does not want to be called by the client again, nor by others if the centre's clients share
     * their opt-outs.
     *
     * @param source where it was said, for example {@code agent} or {@code keypad}
     * @return whether it was news
     */
    public boolean optOut(PhoneNumber number, String source, Instant at) {
        new SharedOptOuts(scope.dsl()).add(number, at);
        return scope.insertInto(DNC_ENTRY)
                        .set(DNC_ENTRY.E164, number)
                        .set(DNC_ENTRY.LIST_ID, optOuts())
                        .set(DNC_ENTRY.ADDED_AT, at)
                        .set(DNC_ENTRY.SOURCE, source)
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
    }

    boolean optOut(PhoneId phone, String source, Instant at) {
        return scope.selectFrom(PHONE)
                .and(PHONE.ID.eq(phone.value()))
                .fetchOptional(PHONE.E164)
                .filter(number -> optOut(number, source, at))
                .isPresent();
    }

    /**
     * Says that one of the client's lists is a copy of a register.
     *
     * @param rule id of the rule of a pack that asks the register
     * @param asOf the day of the copy
     * @return whether there is such a list
     */
    public boolean copyOfRegister(String list, String rule, LocalDate asOf) {
        Condition meant = DNC_LIST.NAME.eq(list).and(DNC_LIST.NAME.ne(OPT_OUTS));
        scope.update(
                DNC_LIST,
                Map.of(DNC_LIST.KIND, "REGISTER", DNC_LIST.REGISTER_RULE, rule, DNC_LIST.AS_OF_ON, asOf),
                meant);
        return scope.dsl().fetchExists(DNC_LIST, scope.of(DNC_LIST).and(meant));
    }

    private long optOuts() {
        return find().orElseGet(() -> {
            scope.insertInto(DNC_LIST)
                    .set(DNC_LIST.NAME, OPT_OUTS)
                    .set(DNC_LIST.KIND, "OPT_OUT")
                    .onDuplicateKeyIgnore()
                    .execute();
            return find().orElseThrow();
        });
    }

    private Optional<Long> find() {
        return scope.selectFrom(DNC_LIST).and(DNC_LIST.NAME.eq(OPT_OUTS)).fetchOptional(DNC_LIST.ID);
    }
}
