package outdial.app.web.law;

import java.time.InstantSource;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import outdial.app.web.door.RunningFloor;

/** The pages on law and persons. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Import({
    DoNotCallController.class,
    OptOutPolicyController.class,
    ConsentController.class,
    PackController.class,
    PackTrialController.class,
    RegisterController.class,
    PersonController.class,
    RetentionController.class,
    EvidenceController.class,
    SuspensionController.class,
    ClientRuleController.class,
    WaiverController.class,
    CallerFitnessController.class
})
public class LawPages {
    @Bean
    Rejudging rejudging(DSLContext sql, RunningFloor floor, InstantSource clock) {
        return new Rejudging(sql, floor, clock);
    }
}
