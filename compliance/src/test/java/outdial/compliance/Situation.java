package outdial.compliance;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import outdial.compliance.GateFacts.Terms;
import outdial.compliance.NumberFacts.NumberType;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadId;
import outdial.model.PhoneId;
import outdial.model.PhoneNumber;
import outdial.model.campaign.AttemptPlan;
import outdial.model.campaign.WeeklyHours;

/** Facts that every rule is content with on a Monday noon in London, to be spoilt one at a time. */
record Situation(GateFacts facts) {
    static final Instant MONDAY_NOON = Instant.parse("2026-01-12T12:00:00Z");
    static final WeeklyHours ALWAYS = everyDay("00:00-24:00");

    static Situation good() {
        var number = new NumberFacts(
                new PhoneNumber("+442079460123"), "GB", NumberType.FIXED, true, Set.of(ZoneId.of("Europe/London")));
        var terms = new Terms(
                new ClientId(1),
                new CampaignId(2),
                true,
                ALWAYS,
                Set.of("GB", "US"),
                EnumSet.allOf(NumberType.class),
                new AttemptPlan(5, 3, Duration.ofHours(2)),
                KindOfCall.STRICTEST,
                Optional.of(new PhoneNumber("+442079460999")));
        return new Situation(new GateFacts(new LeadId(3), new PhoneId(4), number, Set.of(), List.of(), terms));
    }

    /** The same windows on each day of the week, as {@code 09:00-12:00}; {@code 24:00} is midnight. */
    static WeeklyHours everyDay(String... windows) {
        List<WeeklyHours.Window> parsed =
                Arrays.stream(windows).map(Situation::window).toList();
        return new WeeklyHours(Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(day -> day, _ -> parsed)));
    }

    static WeeklyHours week(Map<DayOfWeek, String> windows) {
        var days = new EnumMap<DayOfWeek, List<WeeklyHours.Window>>(DayOfWeek.class);
        windows.forEach((day, text) -> days.put(day, List.of(window(text))));
        return new WeeklyHours(days);
    }

    private static WeeklyHours.Window window(String text) {
        String to = text.substring(6);
        return new WeeklyHours.Window(
                LocalTime.parse(text.substring(0, 5)), to.equals("24:00") ? LocalTime.MAX : LocalTime.parse(to));
    }

    Situation number(NumberFacts number) {
        return new Situation(
                new GateFacts(facts.lead(), facts.phone(), number, facts.listedOn(), facts.attempts(), facts.terms()));
    }

    Situation number(String country, NumberType type, boolean valid) {
        return number(new NumberFacts(
                facts.number().number(), country, type, valid, facts.number().zones()));
    }

    Situation zones(String... ids) {
        NumberFacts old = facts.number();
        Set<ZoneId> zones = Arrays.stream(ids).map(ZoneId::of).collect(Collectors.toSet());
        return number(new NumberFacts(old.number(), old.country(), old.type(), old.valid(), zones));
    }

    Situation listedOn(String... lists) {
        return new Situation(new GateFacts(
                facts.lead(), facts.phone(), facts.number(), Set.of(lists), facts.attempts(), facts.terms()));
    }

    Situation attempts(List<Instant> attempts) {
        return new Situation(
                new GateFacts(facts.lead(), facts.phone(), facts.number(), facts.listedOn(), attempts, facts.terms()));
    }

    Situation terms(Terms terms) {
        return new Situation(
                new GateFacts(facts.lead(), facts.phone(), facts.number(), facts.listedOn(), facts.attempts(), terms));
    }

    Situation running(boolean running) {
        Terms t = facts.terms();
        return terms(new Terms(
                t.client(),
                t.campaign(),
                running,
                t.hours(),
                t.countries(),
                t.types(),
                t.plan(),
                t.call(),
                t.caller()));
    }

    Situation hours(WeeklyHours hours) {
        Terms t = facts.terms();
        return terms(new Terms(
                t.client(),
                t.campaign(),
                t.running(),
                hours,
                t.countries(),
                t.types(),
                t.plan(),
                t.call(),
                t.caller()));
    }

    Situation allows(Set<String> countries, Set<NumberType> types) {
        Terms t = facts.terms();
        return terms(new Terms(
                t.client(), t.campaign(), t.running(), t.hours(), countries, types, t.plan(), t.call(), t.caller()));
    }

    Situation plan(int inAll, int perDay, Duration apart) {
        Terms t = facts.terms();
        return terms(new Terms(
                t.client(),
                t.campaign(),
                t.running(),
                t.hours(),
                t.countries(),
                t.types(),
                new AttemptPlan(inAll, perDay, apart),
                t.call(),
                t.caller()));
    }

    Situation withoutCaller() {
        Terms t = facts.terms();
        return terms(new Terms(
                t.client(),
                t.campaign(),
                t.running(),
                t.hours(),
                t.countries(),
                t.types(),
                t.plan(),
                t.call(),
                Optional.empty()));
    }
}
