package outdial.reports.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outdial.compliance.pack.PackRule;
import outdial.model.CampaignId;
import outdial.model.pacing.account.AccountRule;
import outdial.model.pacing.account.Reading;
import outdial.model.pacing.account.Span;

/**
 * A window that calls are counted over, again and again.
 *
 * @param campaign whose calls; all of the client's if empty
 * @param name of the campaign or the client
 * @param zone in which its days are cut
 * @param cap the share that may be abandoned; none where nothing caps this window and it is shown beside the others
 * @param rule of a pack that names it, if one does
 */
record CountedWindow(
        Optional<CampaignId> campaign,
        String name,
        Span span,
        Reading reading,
        ZoneId zone,
        Optional<Double> cap,
        Optional<PackRule> rule) {
    static final Duration THIRTY_DAYS = Duration.ofDays(30);

    /** One turn of the window, from its start up to, but without, its end. */
    record Turn(CountedWindow of, Instant from, Instant to) {}

    static CountedWindow capped(
            Optional<CampaignId> campaign, String name, AccountRule rule, ZoneId zone, Optional<PackRule> pack) {
        ZoneId of = switch (rule.over()) {
            case Span.Last _ -> zone;
            case Span.Day(var own) -> own;
            case Span.Month(var own) -> own;
        };
        return new CountedWindow(campaign, name, rule.over(), rule.reading(), of, Optional.of(rule.cap()), pack);
    }

    static CountedWindow open(Optional<CampaignId> campaign, String name, Span span, ZoneId zone) {
        return new CountedWindow(campaign, name, span, Reading.ANSWERED, zone, Optional.empty(), Optional.empty());
    }

    /** Whether both count the same calls in the same way. */
    boolean isLike(CountedWindow other) {
        return campaign.equals(other.campaign)
                && span.getClass() == other.span.getClass()
                && (!(span instanceof Span.Last) || span.equals(other.span));
    }

    /** Those that end on the days asked about: one for each day, or for each month. */
    List<Turn> turns(LocalDate first, LocalDate last) {
        var turns = new ArrayList<Turn>();
        if (span instanceof Span.Month) {
            for (LocalDate month = first.withDayOfMonth(1); !month.isAfter(last); month = month.plusMonths(1)) {
                turns.add(new Turn(this, start(month), start(month.plusMonths(1))));
            }
            return turns;
        }
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            Instant end = start(day.plusDays(1));
            turns.add(new Turn(this, span instanceof Span.Last(var length) ? end.minus(length) : start(day), end));
        }
        return turns;
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The kind of window in English words that the workbook's titles know. */
    String kind() {
        return switch (span) {
            case Span.Last(var length) when length.equals(Duration.ofHours(24)) -> "24 hours";
            case Span.Last(var length) when length.equals(THIRTY_DAYS) -> "30 days";
            case Span.Last(var length) -> length.toString();
            case Span.Day _ -> "Calendar day";
            case Span.Month _ -> "Calendar month";
        };
    }

    /** What is set against what, in English words that the workbook's titles know. */
    String definition() {
        return switch (reading) {
            case ANSWERED -> "Abandoned by all calls that a person answered";
            case SETTLED -> "Abandoned by calls abandoned or connected; hung up early counts neither way";
            case STRICT -> "Abandoned and hung up early by all calls that a person answered";
        };
    }
}
