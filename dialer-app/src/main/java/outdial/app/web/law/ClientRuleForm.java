package outdial.app.web.law;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import outdial.app.web.page.DayHours;
import outdial.app.web.page.Field;
import outdial.app.web.page.Field.Option;
import outdial.app.web.page.Form;
import outdial.compliance.direction.ClientRuleDraft;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.Jurisdiction;
import outdial.compliance.pack.RulePacks;

/** A client's stricter rule as a person fills it in. */
final class ClientRuleForm {
    static final String EVERYWHERE = "HOUSE";
    private static final String DAYS = "strictDay";
    private static final int MOST_SHUT = 60;
    /** Names without the laws that stand behind them in brackets. */
    private static final Map<String, String> PLACES = places();

    private ClientRuleForm() {}

    /** What is done with a draft. */
    private enum Deed {
        TRY,
        FORCE
    }

    private static Map<String, String> places() {
        var places = new LinkedHashMap<String, String>();
        RulePacks.shipped().packs().stream()
                .flatMap(pack -> pack.jurisdictions().stream())
                .sorted(Comparator.comparing(Jurisdiction::name))
                .forEach(one -> places.put(one.id(), one.name().replaceFirst(" \\(.*", "")));
        places.remove(EVERYWHERE);
        return places;
    }

    /** The name of where it holds. */
    static String place(ClientRuleDraft one) {
        return PLACES.getOrDefault(one.place(), one.place());
    }

    static Form blank() {
        return Form.empty().fill("strictPlace", EVERYWHERE).fill("strictDeed", Deed.TRY);
    }

    static Form of(ClientRuleDraft draft) {
        Form form = blank().fill("strictPlace", draft.place())
                .fill("strictKind", draft.kind().map(CallKind::name).orElse(""))
                .fill(
                        "strictShut",
                        draft.shut().stream().map(LocalDate::toString).collect(Collectors.joining(", ")));
        fill(form, "strictPerDay", draft.perDay());
        fill(form, "strictPerMonth", draft.perMonth());
        fill(form, "strictRefusal", draft.refusalRest());
        fill(form, "strictAbandoned", draft.abandonedRest());
        draft.hours().forEach((day, windows) -> form.fill(DAYS + "." + day, String.join(", ", windows)));
        if (!draft.hours().isEmpty()) {
            form.fill("strictHours", "on");
        }
        return form;
    }

    private static void fill(Form form, String name, OptionalInt number) {
        form.fill(name, number.isPresent() ? String.valueOf(number.getAsInt()) : "");
    }

    static List<Field> fields() {
        var all = new ArrayList<Option>();
        all.add(Option.word(EVERYWHERE, "stricter.everywhere"));
        PLACES.forEach((id, name) -> all.add(Option.named(id, name)));
        var fields = new ArrayList<Field>(List.of(
                Field.choice("strictPlace", all).required(),
                Field.choice("strictKind", Option.all(CallKind.values(), "purpose"))
                        .hint(),
                Field.toggle("strictHours").hint()));
        fields.addAll(DayHours.fields(DAYS));
        fields.addAll(List.of(
                Field.line("strictShut").code().hint().width(6),
                Field.number("strictPerDay"),
                Field.number("strictPerMonth"),
                Field.number("strictRefusal"),
                Field.number("strictAbandoned"),
                Field.choice("strictDeed", Option.all(Deed.values(), "strictDeed"))
                        .required()));
        return fields;
    }

    /** Whether it is only to be tried on the leads that are left. */
    static boolean isTrial(Form form) {
        return form.one("strictDeed", Deed.class) == Deed.TRY;
    }

    /** What is said; empty if something is wrong, which the form then tells. */
    static Optional<ClientRuleDraft> read(Form form, long id, String by, Instant at) {
        String place = form.value("strictPlace");
        if (!place.equals(EVERYWHERE) && !PLACES.containsKey(place)) {
            form.wrong("strictPlace", "problem.choose");
        }
        Optional<CallKind> kind = form.value("strictKind").isEmpty()
                ? Optional.empty()
                : Optional.of(form.one("strictKind", CallKind.class));
        var draft = new ClientRuleDraft(
                id,
                place,
                kind,
                form.isOn("strictHours") ? hours(form) : Map.of(),
                shut(form),
                number(form, "strictPerDay", 50),
                number(form, "strictPerMonth", 500),
                number(form, "strictRefusal", 3650),
                number(form, "strictAbandoned", 9999),
                by,
                LocalDate.ofInstant(at, ZoneOffset.UTC));
        if (draft.isEmpty() && form.isGood()) {
            form.wrong("strictHours", "problem.nothingSaid");
        }
        return form.isGood() ? Optional.of(draft) : Optional.empty();
    }

    private static OptionalInt number(Form form, String name, int most) {
        return form.value(name).isBlank() ? OptionalInt.empty() : OptionalInt.of(form.number(name, 1, most));
    }

    private static Map<DayOfWeek, List<String>> hours(Form form) {
        return DayHours.read(form, DAYS).days().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        day -> day.getValue().stream().map(DayHours::text).toList()));
    }

    private static List<LocalDate> shut(Form form) {
        var days = new ArrayList<LocalDate>();
        try {
            for (String day : Form.latin(form.value("strictShut")).strip().split("[,;\\s]+", -1)) {
                if (!day.isEmpty()) {
                    days.add(LocalDate.parse(day));
                }
            }
        } catch (DateTimeException _) {
            form.wrong("strictShut", "problem.days");
        }
        if (days.size() > MOST_SHUT) {
            form.wrong("strictShut", "problem.days");
        }
        return days.stream().distinct().toList();
    }
}
