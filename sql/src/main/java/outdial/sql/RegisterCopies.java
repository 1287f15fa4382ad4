package outdial.sql;

import static outdial.sql.gen.Tables.DNC_LIST;
import static outdial.sql.gen.Tables.REGISTER_CHANGE;
import static outdial.sql.gen.Tables.REGISTER_COPY;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.compliance.register.RegisterReading;
import outdial.compliance.register.RegisterSnapshot;
import outdial.model.PhoneNumber;

/**
 * The copies of registers that are asked, and what has changed since each was made: tables {@code register_copy} and
 * {@code register_change}. Takes part in the caller's transaction, so all its answers are of the same copies.
 */
public final class RegisterCopies {
    private final DSLContext dsl;

    public RegisterCopies(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * A copy in use.
     *
     * @param rule id of the rule of a pack that asks the register
     * @param version names the copy's content and no other
     * @param file where it is on this machine
     * @param asOf when the register's keeper made it
     * @param numbers how many are on it
     * @param readAs how its file was read; empty if that is not known
     */
    public record Copy(
            String rule,
            String version,
            Path file,
            Instant asOf,
            long numbers,
            Optional<RegisterReading> readAs,
            Instant loadedAt) {}

    public List<Copy> list() {
        return dsl.selectFrom(REGISTER_COPY)
                .orderBy(REGISTER_COPY.RULE)
                .fetch(row -> new Copy(
                        row.getRule(),
                        row.getVersion(),
                        Path.of(row.getFile()),
                        row.getAsOfAt(),
                        row.getNumbers(),
                        RegisterReading.find(row.getReadAs()),
                        row.getLoadedAt()));
    }

    /** The copy of one register. */
    public Optional<Copy> find(String rule) {
        return list().stream().filter(one -> one.rule().equals(rule)).findFirst();
    }

    /**
     * From the commit on this copy is asked, and no longer the one before; changes that it knows already are dropped.
     *
     * @return the copy that was in use before, if there was one
     * @throws IllegalArgumentException if the copy before is newer
     */
    public Optional<Copy> use(RegisterSnapshot copy, Path file, RegisterReading readAs, Instant at) {
        String rule = copy.name();
        Optional<Copy> before = find(rule);
        before.filter(one -> one.asOf().isAfter(copy.asOf())).ifPresent(newer -> {
            throw new IllegalArgumentException("The copy of " + rule + " in use is of " + newer.asOf()
                    + ", newer than that of " + copy.asOf() + ". The one in use stays.");
        });
        dsl.insertInto(REGISTER_COPY)
                .set(REGISTER_COPY.RULE, rule)
                .set(REGISTER_COPY.VERSION, copy.version())
                .set(REGISTER_COPY.FILE, file.toAbsolutePath().toString())
                .set(REGISTER_COPY.AS_OF_AT, copy.asOf())
                .set(REGISTER_COPY.NUMBERS, copy.size())
                .set(REGISTER_COPY.READ_AS, readAs.written())
                .set(REGISTER_COPY.LOADED_AT, at)
                .onDuplicateKeyUpdate()
                .set(REGISTER_COPY.VERSION, copy.version())
                .set(REGISTER_COPY.FILE, file.toAbsolutePath().toString())
                .set(REGISTER_COPY.AS_OF_AT, copy.asOf())
                .set(REGISTER_COPY.NUMBERS, copy.size())
                .set(REGISTER_COPY.READ_AS, readAs.written())
                .set(REGISTER_COPY.LOADED_AT, at)
                .execute();
        dsl.deleteFrom(REGISTER_CHANGE)
                .where(REGISTER_CHANGE.RULE.eq(rule))
                .and(REGISTER_CHANGE.SAID_AT.le(copy.asOf()))
                .execute();
        return before;
    }

    /**
     * These numbers have come on the register, or left it, since the copy in use was made.
     *
     * @param rule of a register with a copy in use
     * @param said when the register's keeper said so
     */
    public void change(String rule, Collection<PhoneNumber> numbers, boolean listed, Instant said) {
        LocalDateTime at = LocalDateTime.ofInstant(said, ZoneOffset.UTC);
        dsl.connection(connection -> {
            try (var rows =
                    BulkInsert.of(connection, "REPLACE", "register_change", "rule", "e164", "is_listed", "said_at")) {
                for (PhoneNumber number : numbers) {
                    rows.row(rule, Long.parseLong(number.digits()), listed ? 1 : 0, at);
                }
                rows.execute();
            }
        });
    }

    /** Of which day the oldest copy of each register is that anybody asks, clients' own lists included; by its rule. */
    public Map<String, Instant> days() {
        var days = new HashMap<String, Instant>();
        list().forEach(copy -> days.put(copy.rule(), copy.asOf()));
        dsl.select(DNC_LIST.REGISTER_RULE, DNC_LIST.AS_OF_ON)
                .from(DNC_LIST)
                .where(DNC_LIST.REGISTER_RULE.isNotNull())
                .forEach(row -> days.merge(
                        row.value1(),
                        row.value2().atStartOfDay(ZoneOffset.UTC).toInstant(),
                        (one, other) -> one.isBefore(other) ? one : other));
        return days;
    }

    /** Whether any register has a copy; if none has, none need be asked. */
    public boolean isAnyInUse() {
        return dsl.fetchExists(REGISTER_COPY);
    }

    /** Asks all registers about all the numbers. */
    AskedRegisters ask(Collection<PhoneNumber> numbers) {
        List<Copy> copies = list();
        if (copies.isEmpty() || numbers.isEmpty()) {
            return new AskedRegisters(copies, Map.of());
        }
        var changes = new HashMap<String, Map<PhoneNumber, Boolean>>();
        dsl.select(REGISTER_CHANGE.RULE, REGISTER_CHANGE.E164, REGISTER_CHANGE.IS_LISTED)
                .from(REGISTER_CHANGE)
                .where(REGISTER_CHANGE.RULE.in(copies.stream().map(Copy::rule).toList()))
                .and(REGISTER_CHANGE.E164.in(numbers))
                .forEach(row -> changes.computeIfAbsent(row.value1(), _ -> new HashMap<>())
                        .put(row.value2(), row.value3()));
        return new AskedRegisters(copies, changes);
    }
}
