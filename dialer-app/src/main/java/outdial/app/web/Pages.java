package outdial.app.web;

import java.time.InstantSource;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import outdial.app.web.door.Changes;
import outdial.app.web.door.Door;
import outdial.app.web.door.RunningFloor;
import outdial.app.web.live.LiveController;
import outdial.app.web.live.LiveFeed;
import outdial.model.AgentId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadId;
import outdial.sql.Accounts;
import outdial.sql.Clients;

/** All pages, and what each is given besides its own model; only in a program that serves them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Import({WebSafety.class, Frame.class, SignInController.class, LiveController.class, LiveFeed.class})
public class Pages implements WebMvcConfigurer {
    /** Pages without the door: those before signing in, and the agents' own, which have theirs. */
    private static final List<String> OPEN = List.of("/sign-in/**", "/error", "/assets/**", "/desk/**");

    private final Door door;

    Pages(Accounts accounts, DSLContext sql) {
        this.door = new Door(accounts, new Clients(sql));
    }

    @Bean
    Languages localeResolver() {
        return new Languages();
    }

    @Bean
    Changes changes(DSLContext sql, InstantSource clock) {
        return new Changes(sql, clock);
    }

    @Bean
    RunningFloor runningFloor() {
        return new RunningFloor();
    }

    @Bean
    Words messageSource() {
        return new Words();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var change = new LocaleChangeInterceptor();
        change.setParamName("language");
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change);
        registry.addInterceptor(door).excludePathPatterns(OPEN);
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, ClientId.class, text -> new ClientId(Long.parseLong(text)));
        registry.addConverter(String.class, CampaignId.class, text -> new CampaignId(Long.parseLong(text)));
        registry.addConverter(String.class, LeadId.class, text -> new LeadId(Long.parseLong(text)));
        registry.addConverter(String.class, AgentId.class, text -> new AgentId(Long.parseLong(text)));
    }
}
