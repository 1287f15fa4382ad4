package outdial.sql;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import outdial.compliance.KindOfCall;
import outdial.compliance.NumberFacts.NumberType;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.CallMode;
import outdial.compliance.pack.Recipient;
import outdial.model.SkillId;
import outdial.model.campaign.AttemptPlan;
import outdial.model.campaign.DialMode;
import outdial.model.campaign.WeeklyHours;
import outdial.model.campaign.WeeklyHours.Window;
import outdial.sql.gen.tables.records.CampaignRecord;

/** How a campaign's settings stand in columns. */
final class CampaignColumns {
    /** Stands for midnight at the end of a day, which has no place in a TIME read as a time of day. */
    private static final LocalTime MIDNIGHT = LocalTime.of(23, 59, 59);

    private CampaignColumns() {}

    static void write(CampaignSettings settings, CampaignRecord row) {
        row.setPurpose(settings.purpose().name());
        row.setRecipient(settings.recipient().name());
        row.setDialMode(name(settings.mode()));
        row.setCallsPerAgent(perAgent(settings.mode()));
        row.setAbandonCap(BigDecimal.valueOf(settings.abandonCap()));
        row.setMaxCalls(settings.maxCalls());
        row.setWeight(settings.weight());
        row.setAttemptsInAll(settings.plan().inAll());
        row.setAttemptsPerDay(settings.plan().perDay());
        row.setAttemptsApartMs(ms(settings.plan().apart()));
        row.setRingForMs(ms(settings.ringFor()));
        row.setWrapUpMs(ms(settings.wrapUp()));
        row.setPreviewMs(ms(settings.preview()));
        row.setIsMachineDetected(settings.detectMachine());
        row.setRecording(settings.recording().name());
        row.setZone(settings.zone().getId());
        row.setLanguage(settings.language().orElse(null));
        row.setRuleBook(settings.ruleBook());
    }

    /** The sets and hours come from tables of their own. */
    static CampaignSettings read(
            CampaignRecord row, WeeklyHours hours, Set<String> countries, Set<NumberType> types, Set<SkillId> skills) {
        return new CampaignSettings(
                CampaignSettings.Purpose.valueOf(row.getPurpose()),
                Recipient.valueOf(row.getRecipient()),
                mode(row.getDialMode(), row.getCallsPerAgent()),
                row.getAbandonCap().doubleValue(),
                row.getMaxCalls(),
                row.getWeight(),
                plan(row),
                Duration.ofMillis(row.getRingForMs()),
                Duration.ofMillis(row.getWrapUpMs()),
                Duration.ofMillis(row.getPreviewMs()),
                row.getIsMachineDetected(),
                CampaignSettings.Recording.valueOf(row.getRecording()),
                ZoneId.of(row.getZone()),
                Optional.ofNullable(row.getLanguage()),
                row.getRuleBook(),
                hours,
                countries,
                types,
                skills);
    }

    static AttemptPlan plan(CampaignRecord row) {
        return new AttemptPlan(
                row.getAttemptsInAll(), row.getAttemptsPerDay(), Duration.ofMillis(row.getAttemptsApartMs()));
    }

    /**
     * What the campaign's calls are before the law. Whatever is dialled ahead of agents counts as predictive; only in a
     * preview is an agent reserved before dialling.
     *
     * @param showsOwnNumber whether the client is the calling house itself
     */
    static KindOfCall kindOfCall(CampaignRecord row, boolean showsOwnNumber) {
        DialMode mode = mode(row.getDialMode(), row.getCallsPerAgent());
        return new KindOfCall(
                CallKind.valueOf(row.getPurpose()),
                Recipient.valueOf(row.getRecipient()),
                mode instanceof DialMode.Preview || mode instanceof DialMode.Progressive
                        ? CallMode.LIVE
                        : CallMode.PREDICTIVE,
                mode instanceof DialMode.Preview,
                showsOwnNumber);
    }

    /** Windows by ISO day of the week. */
    record DayWindow(byte day, LocalTime from, LocalTime to) {}

    static List<DayWindow> rows(WeeklyHours hours) {
        var rows = new ArrayList<DayWindow>();
        hours.days()
                .forEach((day, windows) -> windows.forEach(window ->
                        rows.add(new DayWindow((byte) day.getValue(), window.from(), toColumn(window.to())))));
        return rows;
    }

    static WeeklyHours hours(List<DayWindow> rows) {
        Map<DayOfWeek, List<Window>> days = new EnumMap<>(DayOfWeek.class);
        rows.forEach(row -> days.computeIfAbsent(DayOfWeek.of(row.day()), _ -> new ArrayList<>())
                .add(window(row.from(), row.to())));
        return new WeeklyHours(days);
    }

    static Window window(LocalTime from, LocalTime to) {
        return new Window(from, to.equals(MIDNIGHT) ? LocalTime.MAX : to);
    }

    static LocalTime toColumn(LocalTime end) {
        return end.equals(LocalTime.MAX) ? MIDNIGHT : end;
    }

    private static String name(DialMode mode) {
        return switch (mode) {
            case DialMode.Preview _ -> "PREVIEW";
            case DialMode.Progressive _ -> "PROGRESSIVE";
            case DialMode.FixedRatio _ -> "FIXED_RATIO";
            case DialMode.Predictive _ -> "PREDICTIVE";
        };
    }

    private static BigDecimal perAgent(DialMode mode) {
        return mode instanceof DialMode.FixedRatio(double perAgent) ? BigDecimal.valueOf(perAgent) : BigDecimal.ONE;
    }

    private static DialMode mode(String name, BigDecimal perAgent) {
        return switch (name) {
            case "PREVIEW" -> new DialMode.Preview();
            case "PROGRESSIVE" -> new DialMode.Progressive();
            case "PREDICTIVE" -> new DialMode.Predictive();
            case "FIXED_RATIO" -> new DialMode.FixedRatio(perAgent.doubleValue());
            default -> throw new IllegalStateException("No dial mode is called " + name);
        };
    }

    private static int ms(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
