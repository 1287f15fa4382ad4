package outdial.app.reporting;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.CampaignId;
import outdial.reports.CampaignQuestion;
import outdial.reports.CampaignWorkbook;
import outdial.reports.Period;
import outdial.reports.PeriodWorkbook;
import outdial.reports.ReportQuestion;
import outdial.reports.RowProgress;
import outdial.reports.grid.Titles;
import outdial.sql.CampaignList;
import outdial.sql.Campaigns;
import outdial.sql.Reach;

/** Makes a report's file, as it was asked for. Safe on any thread. */
public final class ReportMaker {
    /** The value that says what kind of file is asked for: {@link #EVERYTHING} or, if it is missing, the figures. */
    public static final String KIND = "kind";

    /** All of one campaign: every attempt, answer and order. */
    public static final String EVERYTHING = "everything";

    private final DSLContext sql;

    public ReportMaker(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Writes {@code file}: a workbook or, by its ending, CSV.
     *
     * @param values as {@link ReportAddress} reads them, and the {@link #KIND}
     * @param reach whose figures the asker may see now
     * @throws NothingToMake if what was asked for is not there, or no longer theirs to see
     */
    public void make(
            Map<String, String> values, Reach reach, Locale language, Instant at, RowProgress progress, Path file)
            throws IOException {
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        ReportAddress address = ReportAddress.of(values, reach, today);
        if (EVERYTHING.equals(values.get(KIND))) {
            new CampaignWorkbook(sql, Titles.in(language), progress).write(everything(address.question(), at), file);
        } else {
            new PeriodWorkbook(sql, Titles.in(language))
                    .write(address.question(), address.by(), at, zone(address.question()), file);
        }
    }

    private CampaignQuestion everything(ReportQuestion question, Instant at) {
        Campaigns.Campaign campaign = campaign(question)
                .orElseThrow(() -> new NothingToMake(
                        "The campaign is not there, or its figures are no longer yours to see. Nothing was made."));
        ZoneId zone = campaign.settings().zone();
        return new CampaignQuestion(
                campaign.client(),
                campaign.id(),
                Period.days(Optional.of(question.from()), Optional.of(question.to()), zone),
                zone,
                at);
    }

    private ZoneId zone(ReportQuestion question) {
        return campaign(question).map(one -> one.settings().zone()).orElse(ZoneId.of("UTC"));
    }

    private Optional<Campaigns.Campaign> campaign(ReportQuestion question) {
        return question.campaign()
                .flatMap(id -> new CampaignList(sql)
                        .of(question.reach()).stream()
                                .filter(row -> row.id().value() == id)
                                .findFirst()
                                .flatMap(row -> new Campaigns(sql, row.client()).find(new CampaignId(id))));
    }

    /** Says in a sentence for its asker why a file can't be made. */
    public static final class NothingToMake extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NothingToMake(String sentence) {
            super(sentence);
        }
    }
}
