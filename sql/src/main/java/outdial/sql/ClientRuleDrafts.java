package outdial.sql;

import static outdial.sql.gen.Tables.CLIENT_RULE;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.compliance.direction.ClientRuleDraft;
import outdial.compliance.direction.ClientRules;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.yaml.BadRuleFile;
import outdial.model.ClientId;
import outdial.sql.gen.tables.records.ClientRuleRecord;

/** What one client wants stricter: table {@code client_rule}. Takes part in the caller's transaction. */
public final class ClientRuleDrafts {
    private final DSLContext dsl;
    private final ClientScope scope;

    public ClientRuleDrafts(DSLContext dsl, ClientId client) {
        this.dsl = dsl;
        this.scope = new ClientScope(dsl, client);
    }

    /** All of the client's, in the order in which they were entered. */
    public List<ClientRuleDraft> list() {
        return scope.selectFrom(CLIENT_RULE).orderBy(CLIENT_RULE.ID).fetch(ClientRuleDrafts::draft);
    }

    public Optional<ClientRuleDraft> find(long id) {
        return scope.selectFrom(CLIENT_RULE).and(CLIENT_RULE.ID.eq(id)).fetchOptional(ClientRuleDrafts::draft);
    }

    /**
     * The client's rules with the draft among them, in place of the one with its id: to see whether they can be used.
     *
     * @throws BadRuleFile if they can't
     */
    public ClientRules with(ClientRuleDraft draft) {
        var all = new ArrayList<>(list());
        all.removeIf(one -> one.id() == draft.id());
        all.add(draft);
        return ClientRules.of(RulePacks.shipped(), ClientRuleDraft.yaml(all));
    }

    /**
     * Puts it in force, in place of the one with its id; 0 is a new one.
     *
     * @throws BadRuleFile if it can't be used; nothing is written then
     */
    public void save(ClientRuleDraft draft, Instant at) {
        with(draft);
        ClientRuleRecord row = row(draft).setClientId(scope.client().value());
        if (draft.id() == 0) {
            dsl.executeInsert(row);
        } else {
            dsl.executeUpdate(row.setId(draft.id()));
        }
        changed("client-rule", draft.by(), at);
    }

    /** Takes it back; whether it was there. */
    public boolean remove(long id, String by, Instant at) {
        boolean removed = scope.delete(CLIENT_RULE, CLIENT_RULE.ID.eq(id)) == 1;
        if (removed) {
            changed("client-rule", by, at);
        }
        return removed;
    }

    /** The texts of rules that were in force are kept, by their title, as those of packs are. */
    private void changed(String what, String by, Instant at) {
        List<ClientRuleDraft> all = list();
        String title = "none";
        if (!all.isEmpty()) {
            String yaml = ClientRuleDraft.yaml(all);
            title = ClientRules.of(RulePacks.shipped(), yaml).title();
            new RuleTexts(dsl).keep(title, Map.of(ClientRules.FILE, yaml), at);
        }
        new DirectionChanges(dsl).changed(Optional.of(scope.client()), what, Map.of("rules", title, "by", by), at);
    }

    private static ClientRuleRecord row(ClientRuleDraft draft) {
        return new ClientRuleRecord()
                .setPlace(draft.place())
                .setKind(draft.kind().map(CallKind::name).orElse(null))
                .setHours(draft.hours().isEmpty() ? null : hours(draft.hours()))
                .setShutDays(draft.shut().stream().map(LocalDate::toString).collect(Collectors.joining(" ")))
                .setPerDay(boxed(draft.perDay()))
                .setPerMonth(boxed(draft.perMonth()))
                .setRefusalDays(boxed(draft.refusalRest()))
                .setAbandonedHours(boxed(draft.abandonedRest()))
                .setEnteredName(draft.by())
                .setEnteredOn(draft.on());
    }

    private static @Nullable Integer boxed(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    private static OptionalInt unboxed(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static String hours(Map<DayOfWeek, List<String>> hours) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> day.getValue() + "=" + String.join(" ", hours.getOrDefault(day, List.of())))
                .collect(Collectors.joining(";"));
    }

    private static Map<DayOfWeek, List<String>> hours(@Nullable String column) {
        var hours = new EnumMap<DayOfWeek, List<String>>(DayOfWeek.class);
        if (column != null) {
            for (String day : column.split(";", -1)) {
                String windows = day.substring(2);
                hours.put(
                        DayOfWeek.of(Integer.parseInt(day.substring(0, 1))),
                        windows.isEmpty() ? List.of() : List.of(windows.split(" ", -1)));
            }
        }
        return hours;
    }

    private static ClientRuleDraft draft(ClientRuleRecord row) {
        return new ClientRuleDraft(
                row.getId(),
                row.getPlace(),
                Optional.ofNullable(row.getKind()).map(CallKind::valueOf),
                hours(row.getHours()),
                Arrays.stream(row.getShutDays().split(" "))
                        .filter(day -> !day.isEmpty())
                        .map(LocalDate::parse)
                        .toList(),
                unboxed(row.getPerDay()),
                unboxed(row.getPerMonth()),
                unboxed(row.getRefusalDays()),
                unboxed(row.getAbandonedHours()),
                row.getEnteredName(),
                row.getEnteredOn());
    }
}
