package outdial.sql;

import static outdial.sql.gen.Tables.TEAM;
import static outdial.sql.gen.Tables.TEAM_BREAK;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import outdial.model.ClientId;
import outdial.model.campaign.BreakTimes;
import outdial.model.campaign.WeeklyHours;
import outdial.sql.CampaignColumns.DayWindow;
import outdial.sql.gen.tables.records.TeamBreakRecord;

/** When teams have their breaks: table {@code team_break}. Takes part in the caller's transaction. */
public final class TeamBreaks {
    private final ClientScope scope;

    /** Of the teams of {@code client}, which is most often the centre. */
    public TeamBreaks(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /** Of all teams that have any. */
    public Map<Long, BreakTimes> all() {
        Map<Long, List<TeamBreakRecord>> rows =
                scope.selectFrom(TEAM_BREAK).orderBy(TEAM_BREAK.DAY, TEAM_BREAK.FROM_LOCAL).fetch().stream()
                        .collect(Collectors.groupingBy(TeamBreakRecord::getTeamId));
        if (rows.isEmpty()) {
            return Map.of();
        }
        Map<Long, String> zones =
                scope.selectFrom(TEAM).and(TEAM.ID.in(rows.keySet())).fetchMap(TEAM.ID, TEAM.BREAK_ZONE);
        return rows.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> new BreakTimes(
                                ZoneId.of(zones.getOrDefault(each.getKey(), "UTC")), week(each.getValue()))));
    }

    /** Of a team that there is. */
    public BreakTimes of(long team) {
        String zone = scope.selectFrom(TEAM).and(TEAM.ID.eq(team)).fetchSingle(TEAM.BREAK_ZONE);
        return new BreakTimes(
                ZoneId.of(zone),
                week(scope.selectFrom(TEAM_BREAK)
                        .and(TEAM_BREAK.TEAM_ID.eq(team))
                        .orderBy(TEAM_BREAK.DAY, TEAM_BREAK.FROM_LOCAL)
                        .fetch()));
    }

    private static WeeklyHours week(List<TeamBreakRecord> rows) {
        return CampaignColumns.hours(rows.stream()
                .map(row -> new DayWindow(row.getDay(), row.getFromLocal(), row.getToLocal()))
                .toList());
    }

    /** Replaces a team's. */
    public void write(long team, BreakTimes times) {
        scope.update(TEAM, Map.of(TEAM.BREAK_ZONE, times.zone().getId()), TEAM.ID.eq(team));
        scope.delete(TEAM_BREAK, TEAM_BREAK.TEAM_ID.eq(team));
        for (DayWindow window : CampaignColumns.rows(times.week())) {
            scope.insertInto(TEAM_BREAK)
                    .set(TEAM_BREAK.TEAM_ID, team)
                    .set(TEAM_BREAK.DAY, window.day())
                    .set(TEAM_BREAK.FROM_LOCAL, window.from())
                    .set(TEAM_BREAK.TO_LOCAL, window.to())
                    .execute();
        }
    }
}
