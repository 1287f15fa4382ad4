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
import outdial.app.seal.LedgerSeal;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.reports.CampaignQuestion;
import outdial.reports.CampaignWorkbook;
import outdial.reports.Period;
import outdial.reports.PeriodWorkbook;
import outdial.reports.ReportQuestion;
import outdial.reports.RowProgress;
import outdial.reports.evidence.AbandonmentQuestion;
import outdial.reports.evidence.AbandonmentWorkbook;
import outdial.reports.evidence.AuditExport;
import outdial.reports.evidence.AuditQuestion;
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

    /** What was decided about one number, or one campaign's period, with its proofs; a workbook or JSON. */
    public static final String AUDIT = "audit";

    /** How abandonment stood in each window. */
    public static final String ABANDONMENT = "abandonment";

    /** Days that stand for an open beginning and an open end where one campaign is asked for whole. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    public static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** The value that says whose decisions an {@link #AUDIT} is about: a number's digits; a campaign's without it. */
    public static final String NUMBER = "number";

    private final DSLContext sql;
    private final LedgerSeal.Kept seal;

    /**
     * One that finds signed heads where {@code seal} keeps them.
     */
    public ReportMaker(DSLContext sql, LedgerSeal.Kept seal) {
        this.sql = sql;
        this.seal = seal;
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
        Titles titles = Titles.in(language);
        ReportQuestion question = address.question();
        switch (values.getOrDefault(KIND, "")) {
            case EVERYTHING -> new CampaignWorkbook(sql, titles, progress).write(everything(question, at), file);
            case ABANDONMENT -> new AbandonmentWorkbook(sql, titles).write(abandonment(question, at), file);
            case AUDIT ->
                new AuditExport(sql, titles, seal.signed(), seal.publicKeyText(), progress)
                        .write(audit(values, question), at, zone(question), file);
            default -> new PeriodWorkbook(sql, titles).write(question, address.by(), at, zone(question), file);
        }
    }

    private AbandonmentQuestion abandonment(ReportQuestion question, Instant at) {
        Optional<Campaigns.Campaign> campaign = campaign(question);
        if (question.campaign().isPresent() && campaign.isEmpty()) {
            throw gone();
        }
        ClientId client = campaign.map(Campaigns.Campaign::client).orElseGet(() -> client(question));
        return new AbandonmentQuestion(
                client, campaign.map(Campaigns.Campaign::id), question.from(), question.to(), zone(question), at);
    }

    private static ClientId client(ReportQuestion question) {
        return question.client()
                .map(ClientId::new)
                .filter(question.reach()::covers)
                .orElseThrow(ReportMaker::gone);
    }

    private AuditQuestion audit(Map<String, String> values, ReportQuestion question) {
        String digits = values.getOrDefault(NUMBER, "");
        if (!digits.isEmpty()) {
            return new AuditQuestion.OfNumber(client(question), new PhoneNumber("+" + digits));
        }
        Campaigns.Campaign campaign = campaign(question).orElseThrow(ReportMaker::gone);
        return new AuditQuestion.OfCampaign(
                campaign.client(),
                campaign.id(),
                Period.days(
                        Optional.of(question.from()),
                        Optional.of(question.to()),
                        campaign.settings().zone()));
    }

    private static NothingToMake gone() {
        return new NothingToMake(
                "The campaign is not there, or its figures are no longer yours to see. Nothing was made.");
    }

    private CampaignQuestion everything(ReportQuestion question, Instant at) {
        Campaigns.Campaign campaign = campaign(question).orElseThrow(ReportMaker::gone);
        ZoneId zone = campaign.settings().zone();
        return new CampaignQuestion(
                campaign.client(),
                campaign.id(),
                Period.days(
                        Optional.of(question.from()).filter(day -> day.isAfter(FIRST_DAY)),
                        Optional.of(question.to()).filter(day -> day.isBefore(LAST_DAY)),
                        zone),
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
