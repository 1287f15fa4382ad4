package outdial.app.web.supervise;

import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import outdial.app.web.desk.Desks;
import outdial.app.web.door.Changes;

/** What those who watch agents ask for; only in a program that serves pages. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Import({SuperviseController.class, ToldController.class})
public class SupervisePages {
    @Bean
    Supervision supervision(DSLContext sql, Changes changes, Desks desks) {
        return new Supervision(sql, changes, desks);
    }
}
