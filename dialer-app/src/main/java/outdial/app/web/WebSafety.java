package outdial.app.web;

import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import outdial.sql.Accounts;

/** Who may ask for what, and what a browser is told to refuse. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class WebSafety {
    private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
            + " img-src 'self'; connect-src 'self'; media-src 'self'; form-action 'self'; frame-ancestors 'none';"
            + " base-uri 'none'";
    private static final String DEVICES = "microphone=(self), camera=(), geolocation=(), payment=(), usb=()";

    /** Health and metrics: their port listens on loopback only, so whoever reaches it may read it. */
    @Bean
    @Order(1)
    SecurityFilterChain managementPort(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, PatientSignIn signIn) {
        return http.authorizeHttpRequests(requests -> requests
                        // The end of a stream that was allowed when it began; its session may be over by now.
                        .dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/sign-in", "/sign-in/practice", "/assets/**", "/error")
                        .permitAll()
                        .requestMatchers("/desk/**")
                        .hasRole(Accounts.Role.AGENT.name())
                        // Who of them may see which page is the door's to say.
                        .anyRequest()
                        .authenticated())
                // Not as one provider more: a failure would go on to Boot's manager, and so be checked and counted
                // twice.
                .authenticationManager(new ProviderManager(signIn))
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("sign-in")
                        .defaultSuccessUrl("/")
                        .failureHandler(new SignInRefused()))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .addFilterBefore(new SameOriginOnly(), CsrfFilter.class)
                .addFilterBefore(new UploadsByOffice(), CsrfFilter.class)
                .headers(WebSafety::headers)
                .build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .permissionsPolicyHeader(policy -> policy.policy(DEVICES))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
    }

    /** Argon2id with the parameters of OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
    @Bean
    PasswordEncoder passwords() {
        return new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    }

    /** Tells those who keep something for a session, such as a stream, that it has ended. */
    @Bean
    HttpSessionEventPublisher sessionEnds() {
        return new HttpSessionEventPublisher();
    }

    @Bean
    Accounts accounts(DSLContext sql) {
        return new Accounts(sql);
    }

    @Bean
    PatientSignIn signIn(Accounts accounts, PasswordEncoder passwords, InstantSource clock) {
        return new PatientSignIn(accounts, passwords, new Patience(clock));
    }

    @Bean
    FirstAdministrator firstAdministrator(Accounts accounts, PasswordEncoder passwords, InstantSource clock) {
        return new FirstAdministrator(accounts, passwords, clock);
    }
}
