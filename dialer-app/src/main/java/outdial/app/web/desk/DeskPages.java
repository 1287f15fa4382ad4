package outdial.app.web.desk;

import org.apache.tomcat.websocket.server.WsSci;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import outdial.app.web.Words;
import outdial.compliance.NumberReader;

/** The agents' pages; only in a program that serves pages. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Import({DeskController.class, PhoneController.class, PracticeController.class})
public class DeskPages {
    @Bean
    Desks desks(DSLContext sql, Words words, NumberReader numbers) {
        return new Desks(sql, words, numbers);
    }

    /** The server's own WebSockets, which an embedded one leaves out. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> webSockets() {
        return server ->
                server.addContextCustomizers(context -> context.addServletContainerInitializer(new WsSci(), null));
    }

    @Bean
    Practice practice() {
        return new Practice();
    }
}
