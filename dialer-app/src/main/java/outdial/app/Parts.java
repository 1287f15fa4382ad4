package outdial.app;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import outdial.app.database.OpenDatabase;
import outdial.app.seal.LedgerSeal;
import outdial.app.settings.DialerSettings;
import outdial.sql.Jooq;

/** What the rest of the program is built from. */
@Configuration(proxyBeanMethods = false)
class Parts {
    /** The one clock of the program. */
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    OpenDatabase database(DialerSettings settings) {
        return OpenDatabase.openMigrated(settings);
    }

    @Bean
    DataSource connections(OpenDatabase database) {
        return database.connections();
    }

    @Bean
    LedgerSeal ledgerSeal(DialerSettings settings, DSLContext sql, InstantSource clock) {
        return new LedgerSeal(LedgerSeal.Kept.under(settings.var()), sql, clock);
    }

    @Bean
    DSLContext sql(DataSource connections) {
        return Jooq.on(connections);
    }
}
