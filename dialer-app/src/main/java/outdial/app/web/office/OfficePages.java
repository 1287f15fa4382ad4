package outdial.app.web.office;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import outdial.compliance.NumberReader;

/** The pages of the office. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Import({
    HomeController.class,
    ClientController.class,
    UserController.class,
    AgentGroupController.class,
    FloorController.class,
    CallerNumberController.class,
    WordingController.class,
    QuestionnaireController.class,
    ProductController.class,
    SearchController.class,
    LeadController.class,
    CallbackController.class,
    AgentController.class,
    BreakController.class,
    AgentPhoneController.class,
    NoSeatController.class,
    SeatLimit.class,
    AuditController.class
})
public class OfficePages {
    /** Loads tables when made, so there is one for all pages. */
    @Bean
    NumberReader numbers() {
        return new NumberReader();
    }
}
