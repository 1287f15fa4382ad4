package outdial.sql;

import static outdial.sql.gen.Tables.DNC_ENTRY;
import static outdial.sql.gen.Tables.DNC_LIST;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import outdial.compliance.GateFacts;
import outdial.compliance.OnRecord;
import outdial.compliance.gate.CallFacts.Permission;
import outdial.compliance.gate.CallFacts.RegisterCheck;
import outdial.compliance.gate.PriorAttempt;
import outdial.compliance.gate.RegisterState;
import outdial.model.PhoneNumber;

/**
 * What is on record about persons of one campaign's leads, for the law: consents, do-not-call lists and registers, and
 * attempts of all the client's campaigns. One query of each kind for all of them.
 */
final class PersonRecords {
    private final DSLContext dsl;
    private final GateFacts.Terms terms;
    private final Map<Long, Copy> copies = new HashMap<>();
    private final Map<PhoneNumber, List<Long>> lists = new HashMap<>();
    private final Map<Long, String> names = new HashMap<>();
    private final Map<PhoneNumber, List<String>> suppressed;
    private final Map<PhoneNumber, Consents.Cover> consents;
    private final AskedRegisters registers;
    private final Map<PhoneNumber, List<PriorAttempt>> attempts;

    /** A list that is a register's copy. */
    private record Copy(String rule, Instant asOf) {}

    private PersonRecords(
            DSLContext dsl,
            GateFacts.Terms terms,
            Map<PhoneNumber, List<String>> suppressed,
            Map<PhoneNumber, Consents.Cover> consents,
            AskedRegisters registers,
            Map<PhoneNumber, List<PriorAttempt>> attempts) {
        this.dsl = dsl;
        this.terms = terms;
        this.suppressed = suppressed;
        this.consents = consents;
        this.registers = registers;
        this.attempts = attempts;
    }

    /** @param attempts earlier ones at these numbers that count */
    static PersonRecords of(
            DSLContext dsl,
            GateFacts.Terms terms,
            Collection<PhoneNumber> numbers,
            Map<PhoneNumber, List<PriorAttempt>> attempts,
            Instant at) {
        var records = new PersonRecords(
                dsl,
                terms,
                new Suppressions(dsl, terms.client()).listing(numbers),
                new Consents(dsl, terms.client()).covering(terms, numbers, at),
                new RegisterCopies(dsl).ask(numbers),
                attempts);
        records.readCopies();
        records.readLists(numbers);
        return records;
    }

    /** Names of all lists that the number stands on, and of the registers that list it. */
    Set<String> listedOn(PhoneNumber number) {
        var on = new HashSet<>(registers.listing(number));
        on.addAll(suppressed.getOrDefault(number, List.of()));
        lists.getOrDefault(number, List.of()).forEach(list -> on.add(Objects.requireNonNull(names.get(list))));
        return on;
    }

    OnRecord of(PhoneNumber number) {
        List<Long> on = lists.getOrDefault(number, List.of());
        Consents.Cover consent = consents.getOrDefault(number, Consents.Cover.NONE);
        boolean optedOut = suppressed.containsKey(number) || on.stream().anyMatch(list -> !copies.containsKey(list));
        return new OnRecord(
                new Permission(consent.state(), consent.until(), optedOut),
                registers(number, on),
                attempts.getOrDefault(number, List.of()));
    }

    /** Of several copies of one register any that lists the number counts, and the oldest tells the age. */
    private Map<String, RegisterCheck> registers(PhoneNumber number, List<Long> on) {
        var checks = new HashMap<>(registers.checks(number));
        copies.forEach((list, copy) -> {
            var state = on.contains(list) ? RegisterState.LISTED : RegisterState.CLEAR;
            checks.merge(copy.rule(), new RegisterCheck(state, Optional.of(copy.asOf())), PersonRecords::both);
        });
        return checks;
    }

    private static RegisterCheck both(RegisterCheck one, RegisterCheck other) {
        Instant a = one.asOf().orElseThrow();
        Instant b = other.asOf().orElseThrow();
        boolean listed = one.state() == RegisterState.LISTED || other.state() == RegisterState.LISTED;
        return new RegisterCheck(
                listed ? RegisterState.LISTED : RegisterState.CLEAR,
                Optional.of(a.isBefore(b) ? a : b),
                one.version().or(other::version));
    }

    private void readCopies() {
        dsl.selectFrom(DNC_LIST)
                .where(DNC_LIST.CLIENT_ID.eq(terms.client().value()))
                .and(DNC_LIST.REGISTER_RULE.isNotNull())
                .forEach(row -> copies.put(row.getId(), new Copy(row.getRegisterRule(), startOf(row.getAsOfOn()))));
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private void readLists(Collection<PhoneNumber> numbers) {
        dsl.select(DNC_ENTRY.E164, DNC_LIST.ID, DNC_LIST.NAME)
                .from(DNC_ENTRY)
                .join(DNC_LIST)
                .on(DNC_LIST.CLIENT_ID.eq(DNC_ENTRY.CLIENT_ID))
                .and(DNC_LIST.ID.eq(DNC_ENTRY.LIST_ID))
                .where(DNC_ENTRY.CLIENT_ID.eq(terms.client().value()))
                .and(DNC_ENTRY.E164.in(numbers))
                .forEach(row -> {
                    lists.computeIfAbsent(row.value1(), _ -> new ArrayList<>()).add(row.value2());
                    names.put(row.value2(), row.value3());
                });
    }
}
