package outdial.model.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * When a campaign's agents work: a week of windows in the campaign's own zone, and dates that differ. What the called
 * person's clock says is the gate's affair.
 *
 * @param exceptions windows of single dates, in place of the week's; an empty list is a day off
 */
public record Shifts(ZoneId zone, WeeklyHours week, Map<LocalDate, List<WeeklyHours.Window>> exceptions) {
    /** How far ahead {@link #nextChange} looks: past any public holiday season. */
    private static final int DAYS_AHEAD = 60;

    public Shifts {
        exceptions = Map.copyOf(exceptions);
    }

    public boolean isOpenAt(Instant at) {
        var local = at.atZone(zone);
        return on(local.toLocalDate()).stream().anyMatch(window -> window.contains(local.toLocalTime()));
    }

    /**
     * The first instant after {@code at} at which the answer of {@link #isOpenAt} changes; empty when it stays as it is
     * for {@value #DAYS_AHEAD} days. A window that starts within the hour that a clock change leaves out starts when
     * the change is over.
     */
    public Optional<Instant> nextChange(Instant at) {
        boolean open = isOpenAt(at);
        return turns(at).stream().filter(turn -> isOpenAt(turn) != open).findFirst();
    }

    /** Whether there is no window at all. */
    public boolean isEmpty() {
        return exceptions.isEmpty() && week.days().isEmpty();
    }

    /** When it closes, if it is open at {@code at}: {@value #DAYS_AHEAD} days on if it does not close before. */
    public Optional<Instant> openUntil(Instant at) {
        Instant last = at.plus(Duration.ofDays(DAYS_AHEAD));
        return isOpenAt(at) ? Optional.of(nextChange(at).orElse(last)) : Optional.empty();
    }

    private TreeSet<Instant> turns(Instant at) {
        var turns = new TreeSet<Instant>();
        LocalDate today = at.atZone(zone).toLocalDate();
        for (LocalDate date = today; !date.isAfter(today.plusDays(DAYS_AHEAD)); date = date.plusDays(1)) {
            turns.add(date.atStartOfDay(zone).toInstant());
            for (var window : on(date)) {
                turns.add(ZonedDateTime.of(date, window.from(), zone).toInstant());
                turns.add(ZonedDateTime.of(date, window.to(), zone).toInstant());
            }
        }
        for (var change = zone.getRules().nextTransition(at);
                change != null && change.getInstant().isBefore(turns.last());
                change = zone.getRules().nextTransition(change.getInstant())) {
            turns.add(change.getInstant());
        }
        turns.headSet(at, true).clear();
        return turns;
    }

    private List<WeeklyHours.Window> on(LocalDate date) {
        return exceptions.getOrDefault(date, week.on(date.getDayOfWeek()));
    }
}
