package outdial.app;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import outdial.app.cli.OutdialCommand;
import outdial.app.cli.Program;
import outdial.app.settings.DialerSettings;
import outdial.app.timetable.Timetable;
import outdial.app.web.Pages;
import outdial.app.web.campaign.CampaignPages;
import outdial.app.web.desk.DeskPages;
import outdial.app.web.law.LawPages;
import outdial.app.web.office.OfficePages;
import outdial.app.web.recording.RecordingPages;
import outdial.app.web.report.ReportPages;
import outdial.app.web.rules.RulePages;
import outdial.app.web.supervise.SupervisePages;
import outdial.app.web.upload.UploadPages;

/** Where the program starts. What it is made of is named here: nothing is found by scanning. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(DialerSettings.class)
@Import({
    Parts.class,
    Pages.class,
    OfficePages.class,
    CampaignPages.class,
    RulePages.class,
    LawPages.class,
    UploadPages.class,
    ReportPages.class,
    DeskPages.class,
    SupervisePages.class,
    RecordingPages.class,
    Timetable.class
})
public class Outdial {
    /** Runs the command named by the arguments and leaves with its exit code. */
    public static void main(String[] args) {
        System.exit(OutdialCommand.run(new Program(Outdial.class), args));
    }
}
