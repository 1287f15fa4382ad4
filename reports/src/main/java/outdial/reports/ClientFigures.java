package outdial.reports;

import static outdial.sql.gen.Tables.CAMPAIGN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import outdial.model.CampaignId;

/**
 * One client's attempts by campaign and by day. Both are sums of the same tallies, and these of the same rows, so each
 * total is the other's.
 */
record ClientFigures(Map<String, List<Tally>> byCampaign, SortedMap<LocalDate, List<Tally>> byDay) {
    static ClientFigures read(DSLContext db, ClientQuestion question) {
        Map<String, List<Tally>> byCampaign = new LinkedHashMap<>();
        SortedMap<LocalDate, List<Tally>> byDay = new TreeMap<>();
        db.select(CAMPAIGN.ID, CAMPAIGN.NAME)
                .from(CAMPAIGN)
                .where(CAMPAIGN.CLIENT_ID.eq(question.client().value()))
                .orderBy(CAMPAIGN.NAME)
                .fetch()
                .forEach(row -> {
                    List<Tally> tallies = new CampaignTallies(db, question.of(new CampaignId(row.value1()))).byHour();
                    byCampaign.put(row.value2(), tallies);
                    tallies.forEach(tally -> byDay.computeIfAbsent(
                                    LocalDate.ofInstant(tally.from(), question.zone()), _ -> new ArrayList<>())
                            .add(tally));
                });
        return new ClientFigures(byCampaign, byDay);
    }
}
