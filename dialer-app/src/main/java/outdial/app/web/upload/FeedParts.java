package outdial.app.web.upload;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import outdial.app.settings.DialerSettings;
import outdial.compliance.NumberReader;
import outdial.imports.FileImport;
import outdial.imports.feed.FeedImport;
import outdial.imports.feed.WatchedFolders;

/** What serves feeds: their address, which knows tokens instead of people, and the watch over their folders. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class FeedParts {
    /** Where programs bring files. */
    static final String ADDRESS = "/api/feed";

    /** The folder that holds each feed's. */
    static Path folders(DialerSettings settings) {
        return settings.var().resolve("feeds");
    }

    /** No session and no form's token: whoever has the feed's own token may ask, and nobody else. */
    @Bean
    @Order(1)
    SecurityFilterChain feedAddress(HttpSecurity http) {
        return http.securityMatcher(ADDRESS)
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests
                        // Its parts would be stored before anybody asked for a token.
                        .requestMatchers(FeedParts::isInParts)
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .build();
    }

    private static boolean isInParts(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    @Bean
    FileImport feedFiles(DataSource database, NumberReader numbers, InstantSource clock, DialerSettings settings) {
        return new FileImport(database, numbers, clock, settings.var().resolve("imports"));
    }

    @Bean
    FeedImport feedImport(DataSource database, FileImport feedFiles, InstantSource clock) {
        return new FeedImport(database, feedFiles, clock);
    }

    @Bean
    RouterFunction<ServerResponse> feedIntake(DataSource database, FeedImport feeds, DialerSettings settings) {
        var intake = new FeedIntake(database, feeds, settings.var().resolve("uploads"));
        return RouterFunctions.route().POST(ADDRESS, intake::take).build();
    }

    @Bean
    FeedWatch feedWatch(
            DataSource database, FeedImport feeds, FileImport feedFiles, InstantSource clock, DialerSettings settings) {
        return new FeedWatch(new WatchedFolders(database, feeds, feedFiles, clock, folders(settings)));
    }
}
