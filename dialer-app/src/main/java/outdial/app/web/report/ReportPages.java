package outdial.app.web.report;

import java.time.InstantSource;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import outdial.app.reporting.ReportWork;
import outdial.app.settings.DialerSettings;

/** The pages of reports, and what makes their files. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Import({ReportController.class, ReportFileController.class, ReportScheduleController.class})
public class ReportPages {
    @Bean
    ReportWork reportWork(DSLContext sql, InstantSource clock, DialerSettings settings) {
        return new ReportWork(sql, clock, settings);
    }
}
