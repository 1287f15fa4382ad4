package outdial.app.web.campaign;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import outdial.app.web.Languages;
import outdial.app.web.page.Editor.Section;
import outdial.app.web.page.Field;
import outdial.app.web.page.Field.Option;
import outdial.app.web.page.Form;
import outdial.compliance.NumberFacts.NumberType;
import outdial.compliance.NumberReader;
import outdial.compliance.NumberReader.Reading;
import outdial.compliance.pack.Recipient;
import outdial.model.SkillId;
import outdial.model.campaign.AttemptPlan;
import outdial.model.campaign.DialMode;
import outdial.model.campaign.WeeklyHours;
import outdial.sql.CampaignSettings;
import outdial.sql.CampaignSettings.Purpose;
import outdial.sql.CampaignSettings.Recording;
import outdial.sql.Interviews.QuestionnaireId;
import outdial.sql.TransferTargets.Target;
import outdial.sql.Wordings;

/** The form of a campaign: its fields, what they show of a campaign, and what is made of them. */
final class CampaignForm {
    private static final int LONGEST_NAME = 120;
    private static final int MOST_TARGETS = 9;
    private static final int LONGEST_LIST = 2000;

    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
            .sorted()
            .toList();

    private CampaignForm() {}

    /** How calls are started, as a form offers it. */
    enum Mode {
        PREVIEW,
        PROGRESSIVE,
        PREDICTIVE,
        FIXED_RATIO
    }

    /** What a campaign is made of. */
    record Filled(
            String name,
            CampaignSettings settings,
            WeeklyHours shifts,
            Optional<Long> callerNumber,
            Set<Long> teams,
            Wordings.Used wordings,
            Optional<QuestionnaireId> questionnaire,
            List<Target> targets) {}

    /** The fields; {@code isNew} offers other campaigns' dispositions. */
    static List<Section> sections(Offers offers, boolean isNew) {
        return List.of(
                new Section("campaign.section.what", false, what(offers, isNew)),
                new Section("campaign.section.who", false, who(offers)),
                new Section("campaign.section.hours", false, DayHours.fields("hours")),
                new Section("campaign.section.how", false, how()),
                new Section("campaign.section.shifts", true, DayHours.fields("shifts")),
                new Section("campaign.section.attempts", true, attempts()));
    }

    private static List<Field> what(Offers offers, boolean isNew) {
        var fields = new java.util.ArrayList<>(List.of(
                Field.line("name").required(),
                Field.choice("purpose", Option.all(Purpose.values(), "purpose")).required(),
                Field.choice("recipient", Option.all(Recipient.values(), "recipient"))
                        .required()
                        .hint(),
                Field.choice("script", offers.scripts()),
                Field.choice("questionnaire", offers.questionnaires()).hint(),
                Field.choice("message", offers.messages()).hint()));
        if (isNew && !offers.campaigns().isEmpty()) {
            fields.add(Field.choice("dispositions", offers.campaigns()).hint());
        }
        return fields;
    }

    private static List<Field> who(Offers offers) {
        List<Option> languages = Languages.SPOKEN.stream()
                .map(one -> Option.word(one.toLanguageTag(), "language." + one.toLanguageTag()))
                .toList();
        List<Option> zones =
                ZONES.stream().map(zone -> Option.named(zone, zone)).toList();
        return List.of(
                Field.line("countries").required().code().hint(),
                Field.choice("callerNumber", offers.callerNumbers()).hint().code(),
                Field.choice("zone", zones).required().hint().code(),
                Field.choice("language", languages).hint(),
                Field.checks("teams", offers.teams()).hint(),
                Field.checks("skills", offers.skills()).hint());
    }

    private static List<Field> how() {
        return List.of(
                Field.choice("mode", Option.all(Mode.values(), "mode")).required(),
                Field.number("perAgent").required().hint(),
                Field.number("abandonCap").required().hint(),
                Field.number("maxCalls").required(),
                Field.number("weight").required().hint(),
                Field.toggle("detectMachines").hint());
    }

    private static List<Field> attempts() {
        return List.of(
                Field.number("attemptsInAll").required(),
                Field.number("attemptsPerDay").required(),
                Field.number("attemptsApart").required(),
                Field.number("ringFor").required(),
                Field.number("wrapUp").required(),
                Field.number("preview").required(),
                Field.choice("recording", Option.all(Recording.values(), "recording"))
                        .required()
                        .hint(),
                Field.area("targets").hint(),
                Field.checks("types", Option.all(NumberType.values(), "numberType")));
    }

    /** Shows settings. */
    static Form filled(String name, CampaignSettings settings, WeeklyHours shifts) {
        var form = Form.empty()
                .fill("name", name)
                .fill("purpose", settings.purpose())
                .fill("recipient", settings.recipient())
                .fill("countries", settings.countries().stream().sorted().collect(Collectors.joining(", ")))
                .fill("zone", settings.zone())
                .fill("language", settings.language().orElse(""))
                .fillAll(
                        "skills", settings.skills().stream().map(SkillId::value).collect(Collectors.toSet()))
                .fill("mode", mode(settings.mode()))
                .fill("perAgent", settings.mode() instanceof DialMode.FixedRatio(double perAgent) ? perAgent : 1.5)
                .fill("abandonCap", plain(settings.abandonCap() * 100))
                .fill("maxCalls", settings.maxCalls())
                .fill("weight", settings.weight())
                .fill("attemptsInAll", settings.plan().inAll())
                .fill("attemptsPerDay", settings.plan().perDay())
                .fill("attemptsApart", settings.plan().apart().toMinutes())
                .fill("ringFor", settings.ringFor().toSeconds())
                .fill("wrapUp", settings.wrapUp().toSeconds())
                .fill("preview", settings.preview().toSeconds())
                .fill("recording", settings.recording())
                .fillAll("types", settings.types());
        if (settings.detectMachine()) {
            form.fill("detectMachines", "on");
        }
        DayHours.fill(form, "hours", settings.hours());
        DayHours.fill(form, "shifts", shifts);
        return form;
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number)
                .setScale(2, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static Mode mode(DialMode mode) {
        return switch (mode) {
            case DialMode.Preview _ -> Mode.PREVIEW;
            case DialMode.Progressive _ -> Mode.PROGRESSIVE;
            case DialMode.Predictive _ -> Mode.PREDICTIVE;
            case DialMode.FixedRatio _ -> Mode.FIXED_RATIO;
        };
    }

    /** Reads all fields; {@code ruleBook} is kept as it is. */
    static Filled read(Form form, Offers offers, NumberReader numbers, String ruleBook) {
        String name = form.text("name", 120);
        var settings = new CampaignSettings(
                form.one("purpose", Purpose.class),
                recipient(form),
                mode(form),
                form.decimal("abandonCap", BigDecimal.ZERO, BigDecimal.valueOf(100), 2)
                        .movePointLeft(2)
                        .doubleValue(),
                form.number("maxCalls", 1, 10_000),
                form.number("weight", 1, 100),
                new AttemptPlan(
                        form.number("attemptsInAll", 1, 100),
                        form.number("attemptsPerDay", 1, 20),
                        Duration.ofMinutes(form.number("attemptsApart", 0, 100_000))),
                Duration.ofSeconds(form.number("ringFor", 15, 120)),
                Duration.ofSeconds(form.number("wrapUp", 0, 3600)),
                Duration.ofSeconds(form.number("preview", 5, 3600)),
                form.isOn("detectMachines"),
                form.one("recording", Recording.class),
                zone(form),
                form.all("language", byName(Languages.SPOKEN, Locale::toLanguageTag)).stream()
                        .map(Locale::toLanguageTag)
                        .findFirst(),
                ruleBook,
                hours(form),
                countries(form, numbers),
                types(form),
                form.all("skills", Offers.ids(offers.skills())).stream()
                        .map(SkillId::new)
                        .collect(Collectors.toSet()));
        return new Filled(
                name,
                settings,
                DayHours.read(form, "shifts"),
                form.chosen("callerNumber", Offers.ids(offers.callerNumbers())),
                Set.copyOf(form.all("teams", Offers.ids(offers.teams()))),
                new Wordings.Used(
                        form.chosen("script", Offers.ids(offers.scripts())),
                        form.chosen("message", Offers.ids(offers.messages()))),
                form.chosen("questionnaire", Offers.ids(offers.questionnaires()))
                        .map(QuestionnaireId::new),
                targets(form, numbers));
    }

    /** As they stand in the form, one a line: the name, a comma, the number. */
    static String written(List<Target> targets) {
        return targets.stream()
                .map(one -> one.name() + ", " + one.number().e164())
                .collect(Collectors.joining("\n"));
    }

    private static List<Target> targets(Form form, NumberReader numbers) {
        var targets = new java.util.ArrayList<Target>();
        for (String line :
                form.optional("targets", LONGEST_LIST).orElse("").lines().toList()) {
            if (line.isBlank()) {
                continue;
            }
            int comma = Math.max(line.lastIndexOf(','), line.lastIndexOf('،'));
            String name = comma < 0 ? "" : line.substring(0, comma).strip();
            if (numbers.read(line.substring(comma + 1)) instanceof Reading.Understood(var facts)
                    && facts.valid()
                    && !name.isEmpty()
                    && name.length() <= LONGEST_NAME
                    && targets.size() < MOST_TARGETS) {
                targets.add(new Target(name, facts.number()));
            } else {
                form.wrong("targets", "problem.targets");
            }
        }
        return targets;
    }

    private static DialMode mode(Form form) {
        return switch (form.one("mode", Mode.class)) {
            case PREVIEW -> new DialMode.Preview();
            case PROGRESSIVE -> new DialMode.Progressive();
            case PREDICTIVE -> new DialMode.Predictive();
            case FIXED_RATIO ->
                new DialMode.FixedRatio(form.decimal("perAgent", BigDecimal.ONE, BigDecimal.valueOf(5), 2)
                        .doubleValue());
        };
    }

    /** Of whom nothing is said is a consumer, whom more rules protect. */
    private static Recipient recipient(Form form) {
        return form.value("recipient").isEmpty() ? Recipient.CONSUMER : form.one("recipient", Recipient.class);
    }

    private static ZoneId zone(Form form) {
        if (!ZONES.contains(form.value("zone"))) {
            form.wrong("zone", "problem.choose");
            return ZoneId.of("UTC");
        }
        return ZoneId.of(form.value("zone"));
    }

    private static WeeklyHours hours(Form form) {
        WeeklyHours hours = DayHours.read(form, "hours");
        if (hours.days().isEmpty()) {
            form.wrong("hours.MONDAY", "problem.oneDay");
        }
        return hours;
    }

    private static Set<String> countries(Form form, NumberReader numbers) {
        Set<String> countries = Arrays.stream(
                        form.text("countries", 400).toUpperCase(Locale.ROOT).split("[\\s,،;]+"))
                .filter(country -> !country.isEmpty())
                .collect(Collectors.toSet());
        countries.stream()
                .filter(country -> !numbers.hasCountry(country))
                .findFirst()
                .ifPresent(_ -> form.wrong("countries", "problem.country"));
        return countries;
    }

    private static Set<NumberType> types(Form form) {
        List<NumberType> types = form.all("types", byName(List.of(NumberType.values()), NumberType::name));
        if (types.isEmpty()) {
            form.wrong("types", "problem.choose");
            return Set.of();
        }
        return EnumSet.copyOf(types);
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(name, Function.identity()));
    }
}
