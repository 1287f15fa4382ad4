package outdial.app.dialling;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import outdial.compliance.NumberFacts.NumberType;
import outdial.compliance.pack.Recipient;
import outdial.model.campaign.AttemptPlan;
import outdial.model.campaign.DialMode;
import outdial.model.campaign.WeeklyHours;
import outdial.model.disposition.Disposition;
import outdial.sql.CampaignSettings;
import outdial.sql.Dispositions;

/** What a campaign is made of when nobody has said otherwise. */
public final class UsualCampaign {
    /** All day: the house window of the rule book is the tighter one. */
    private static final WeeklyHours HOURS = new WeeklyHours(Arrays.stream(DayOfWeek.values())
            .collect(Collectors.toMap(day -> day, _ -> List.of(new WeeklyHours.Window(LocalTime.MIN, LocalTime.MAX)))));

    private static final Set<NumberType> TYPES =
            Set.of(NumberType.FIXED, NumberType.MOBILE, NumberType.FIXED_OR_MOBILE, NumberType.VOIP);

    private UsualCampaign() {}

    /** A campaign that sells dials ahead; one that asks keeps an agent for each call, unless somebody says otherwise. */
    public static DialMode mode(CampaignSettings.Purpose purpose) {
        return purpose == CampaignSettings.Purpose.SALES ? new DialMode.Predictive() : new DialMode.Progressive();
    }

    /**
     * The settings; every default of a campaign is here.
     *
     * @param apart the least time between two attempts
     */
    public static CampaignSettings settings(
            DialMode mode, ZoneId zone, Set<String> countries, boolean detectMachines, Duration apart) {
        return new CampaignSettings(
                CampaignSettings.Purpose.SALES,
                Recipient.CONSUMER,
                mode,
                0.03,
                200,
                1,
                new AttemptPlan(6, 2, apart),
                Duration.ofSeconds(25),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                detectMachines,
                CampaignSettings.Recording.OFF,
                zone,
                Optional.empty(),
                "house",
                HOURS,
                countries,
                TYPES,
                Set.of());
    }

    /** One disposition of each kind, named in English; a page names those in its reader's language. */
    public static List<Dispositions.Offered> dispositions() {
        return Arrays.stream(Disposition.Kind.values())
                .map(kind -> new Dispositions.Offered(Disposition.of(kind), label(kind)))
                .toList();
    }

    private static String label(Disposition.Kind kind) {
        return switch (kind) {
            case SALE -> "Sale";
            case COMPLETE -> "Interview complete";
            case PARTIAL -> "Interview broken off";
            case REFUSAL -> "Refusal";
            case CALLBACK -> "Callback";
            case NOT_ELIGIBLE -> "Not eligible";
            case DO_NOT_CALL -> "Do not call again";
            case WRONG_NUMBER -> "Wrong number";
            case LANGUAGE -> "No common language";
            case NOT_REACHED -> "Not reached";
            case MACHINE -> "Machine";
        };
    }
}
