package outdial.app.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import outdial.app.web.live.LiveController;
import outdial.app.web.live.LiveFeed;

/** All pages, and what each is given besides its own model; only in a program that serves them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Import({WebSafety.class, Frame.class, SignInController.class, FirstPage.class, LiveController.class, LiveFeed.class})
public class Pages implements WebMvcConfigurer {
    @Bean
    Languages localeResolver() {
        return new Languages();
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
    }
}
