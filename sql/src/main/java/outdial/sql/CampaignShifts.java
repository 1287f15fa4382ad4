package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.CAMPAIGN_SHIFT;
import static outdial.sql.gen.Tables.CAMPAIGN_SHIFT_EXCEPTION;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.campaign.Shifts;
import outdial.model.campaign.WeeklyHours;
import outdial.model.campaign.WeeklyHours.Window;
import outdial.sql.CampaignColumns.DayWindow;
import outdial.sql.gen.tables.records.CampaignShiftExceptionRecord;

/** When a campaign's agents work: tables {@code campaign_shift} and its exceptions. In the caller's transaction. */
public final class CampaignShifts {
    private final ClientScope scope;

    public CampaignShifts(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    public Shifts of(CampaignId campaign) {
        String zone =
                scope.selectFrom(CAMPAIGN).and(CAMPAIGN.ID.eq(campaign.value())).fetchSingle(CAMPAIGN.ZONE);
        WeeklyHours week = CampaignColumns.hours(scope.selectFrom(CAMPAIGN_SHIFT)
                .and(CAMPAIGN_SHIFT.CAMPAIGN_ID.eq(campaign.value()))
                .orderBy(CAMPAIGN_SHIFT.DAY, CAMPAIGN_SHIFT.FROM_LOCAL)
                .fetch(row -> new DayWindow(row.getDay(), row.getFromLocal(), row.getToLocal())));
        Map<LocalDate, List<Window>> exceptions = scope.selectFrom(CAMPAIGN_SHIFT_EXCEPTION)
                .and(CAMPAIGN_SHIFT_EXCEPTION.CAMPAIGN_ID.eq(campaign.value()))
                .fetchMap(CAMPAIGN_SHIFT_EXCEPTION.DATE_ON, CampaignShifts::windows);
        return new Shifts(ZoneId.of(zone), week, exceptions);
    }

    /** Replaces all shifts; the zone stays the campaign's own. A date has at most one window. */
    public void write(CampaignId campaign, WeeklyHours week, Map<LocalDate, List<Window>> exceptions) {
        scope.delete(CAMPAIGN_SHIFT, CAMPAIGN_SHIFT.CAMPAIGN_ID.eq(campaign.value()));
        for (DayWindow window : CampaignColumns.rows(week)) {
            scope.insertInto(CAMPAIGN_SHIFT)
                    .set(CAMPAIGN_SHIFT.CAMPAIGN_ID, campaign.value())
                    .set(CAMPAIGN_SHIFT.DAY, window.day())
                    .set(CAMPAIGN_SHIFT.FROM_LOCAL, window.from())
                    .set(CAMPAIGN_SHIFT.TO_LOCAL, window.to())
                    .execute();
        }
        scope.delete(CAMPAIGN_SHIFT_EXCEPTION, CAMPAIGN_SHIFT_EXCEPTION.CAMPAIGN_ID.eq(campaign.value()));
        exceptions.forEach((date, windows) -> except(campaign, date, windows));
    }

    private void except(CampaignId campaign, LocalDate date, List<Window> windows) {
        if (windows.size() > 1) {
            throw new IllegalArgumentException("Campaign " + campaign.value() + " has " + windows.size()
                    + " windows on " + date + "; a date that differs has at most one.");
        }
        var insert = scope.insertInto(CAMPAIGN_SHIFT_EXCEPTION)
                .set(CAMPAIGN_SHIFT_EXCEPTION.CAMPAIGN_ID, campaign.value())
                .set(CAMPAIGN_SHIFT_EXCEPTION.DATE_ON, date);
        for (Window window : windows) {
            insert = insert.set(CAMPAIGN_SHIFT_EXCEPTION.FROM_LOCAL, window.from())
                    .set(CAMPAIGN_SHIFT_EXCEPTION.TO_LOCAL, CampaignColumns.toColumn(window.to()));
        }
        insert.execute();
    }

    private static List<Window> windows(CampaignShiftExceptionRecord row) {
        return row.getFromLocal() == null
                ? List.of()
                : List.of(CampaignColumns.window(row.getFromLocal(), row.getToLocal()));
    }
}
