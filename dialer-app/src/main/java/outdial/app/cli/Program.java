package outdial.app.cli;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import outdial.app.settings.DialerSettings;

/** The whole program, ready to be started as far as a command needs it. */
public final class Program {
    private final Class<?> whole;

    /** A program whose parts {@code whole} names. */
    public Program(Class<?> whole) {
        this.whole = whole;
    }

    /** All parts with the pages; listening when this returns. */
    public ConfigurableApplicationContext startWithWeb(Site site) {
        return start(whole, WebApplicationType.SERVLET, site);
    }

    /** All parts but the pages, for a command that ends by itself. */
    public ConfigurableApplicationContext start(Site site) {
        return start(whole, WebApplicationType.NONE, site);
    }

    /** The settings alone; touches neither database nor network. */
    public DialerSettings settings(Site site) {
        try (var context = start(SettingsOnly.class, WebApplicationType.NONE, site)) {
            return context.getBean(DialerSettings.class);
        }
    }

    private static ConfigurableApplicationContext start(Class<?> parts, WebApplicationType type, Site site) {
        var application = new SpringApplication(parts);
        application.setWebApplicationType(type);
        application.setLogStartupInfo(false);
        application.addInitializers(context -> tellSpring(context.getEnvironment()));
        return application.run(site.asArguments());
    }

    /** Spring's own names for what our settings say, so that a site needs to know only ours. */
    private static void tellSpring(ConfigurableEnvironment environment) {
        Binder.get(environment).bind("outdial", DialerSettings.class).ifBound(settings -> {
            var web = settings.web();
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "outdial settings",
                            Map.of(
                                    "server.address", web.address(),
                                    "server.port", web.port(),
                                    "server.servlet.session.cookie.secure", web.https(),
                                    "server.servlet.session.cookie.name", web.https() ? "__Host-outdial" : "outdial",
                                    "management.server.port", web.managementPort())));
        });
    }

    @EnableConfigurationProperties(DialerSettings.class)
    static class SettingsOnly {}
}
