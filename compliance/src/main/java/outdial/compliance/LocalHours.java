package outdial.compliance;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import outdial.compliance.words.Saying;
import outdial.model.campaign.WeeklyHours;
import outdial.model.campaign.WeeklyHours.Window;

/**
 * When local hours are open, on the line of instants. A local time that clocks skip never is; one that they show twice
 * is two instants, each judged by what the clock shows. Windows are taken to the whole second, the shorter way.
 */
final class LocalHours {
    private static final int DAY = 86_400;
    private static final long NANOS = 1_000_000_000;
    private static final long EPOCH_WAS_THURSDAY = 3;
    private static final int WEEK = 7;

    private LocalHours() {}

    /** As {@link Rule#opens}: {@code at} if the hours are open then in every zone. No zone at all is never. */
    static Instant opens(WeeklyHours hours, Set<ZoneId> zones, Instant at) {
        Instant latest = zones.isEmpty() ? Rule.NEVER : at;
        for (ZoneId zone : zones) {
            Instant opens = opens(hours, zone.getRules(), at);
            if (opens.isAfter(latest)) {
                latest = opens;
            }
        }
        return latest;
    }

    /** The first instant, at or after {@code at}, at which the hours are open by these clocks; NEVER if there is none. */
    static Instant opens(WeeklyHours hours, ZoneRules clocks, Instant at) {
        Instant from = at;
        while (true) {
            int offset = clocks.getOffset(from).getTotalSeconds();
            long local = from.getEpochSecond() + offset;
            long open = nextOpen(hours, local);
            if (open == local || open == Long.MAX_VALUE) {
                return open == local ? from : Rule.NEVER;
            }
            Instant opens = Instant.ofEpochSecond(open - offset);
            ZoneOffsetTransition change = clocks.nextTransition(from);
            if (change == null || opens.isBefore(change.getInstant())) {
                return opens;
            }
            from = change.getInstant();
        }
    }

    /** The first local second from {@code local} on that is open, if clocks never changed. */
    private static long nextOpen(WeeklyHours hours, long local) {
        long day = Math.floorDiv(local, DAY);
        int second = Math.floorMod(local, DAY);
        for (int ahead = 0; ahead <= WEEK; ahead++) {
            int open = nextOpenOfDay(hours, dayOfWeek(day + ahead), ahead == 0 ? second : 0);
            if (open < DAY) {
                return (day + ahead) * DAY + open;
            }
        }
        return Long.MAX_VALUE;
    }

    private static int nextOpenOfDay(WeeklyHours hours, DayOfWeek day, int second) {
        int first = DAY;
        for (Window window : hours.on(day)) {
            int open = Math.max(start(window), second);
            if (open < end(window)) {
                first = Math.min(first, open);
            }
        }
        return first;
    }

    private static int start(Window window) {
        return (int) Math.ceilDiv(window.from().toNanoOfDay(), NANOS);
    }

    private static int end(Window window) {
        return window.to().equals(LocalTime.MAX) ? DAY : window.to().toSecondOfDay();
    }

    private static DayOfWeek dayOfWeek(long epochDay) {
        return DayOfWeek.of(Math.floorMod(epochDay + EPOCH_WAS_THURSDAY, WEEK) + 1);
    }

    /** Says it for the zone that opens last, with {@code words} for who is closed. */
    static Saying objection(Words words, WeeklyHours hours, Set<ZoneId> zones, Instant at) {
        if (zones.isEmpty()) {
            return Saying.of("rule.zoneUnknown");
        }
        ZoneId last = zones.stream()
                .max(Comparator.comparing((ZoneId zone) -> opens(hours, zone.getRules(), at))
                        .thenComparing(ZoneId::getId))
                .orElseThrow();
        Object where = zones.size() == 1 ? last.getId() : Saying.of("part.oneZone", last.getId(), zones.size());
        long local = at.getEpochSecond() + last.getRules().getOffset(at).getTotalSeconds();
        return inWords(words, hours, where, local);
    }

    private static Saying inWords(Words words, WeeklyHours hours, Object where, long local) {
        DayOfWeek day = dayOfWeek(Math.floorDiv(local, DAY));
        int second = Math.floorMod(local, DAY);
        int ended = hours.on(day).stream().mapToInt(LocalHours::end).max().orElse(0);
        if (ended == 0) {
            Saying name = Saying.of("part." + day.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            return Saying.of(words.shut(), name, where, name);
        }
        int next = nextOpenOfDay(hours, day, second);
        return next < DAY
                ? Saying.of(words.who() + "Start", clock(second), where, clock(next))
                : Saying.of(words.who() + "Ended", clock(second), where, clock(ended));
    }

    private static String clock(int second) {
        return LocalTime.ofSecondOfDay(second).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    /** Whose hours they are: keys of sayings, {@code who} with Start and Ended, {@code shut} of a day without hours. */
    record Words(String who, String shut) {}
}
