package outdial.app.web.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import outdial.app.RunningProgram;
import outdial.app.dialling.UsualCampaign;
import outdial.app.web.FirstAdministrator;
import outdial.app.web.Visitor;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.campaign.DialMode;
import outdial.sql.Campaigns;
import outdial.sql.Clients;

/** A running program, a client whose one campaign dials no landlines, and somebody signed in who may import. */
final class WizardScene implements AutoCloseable {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    final RunningProgram program;
    final FirstAdministrator.Created admin;
    final Visitor visitor;
    final String client;
    private final long campaign;

    WizardScene(Path folder) throws Exception {
        program = RunningProgram.start(folder.resolve("var"));
        admin = program.part(FirstAdministrator.class).createIfNone().orElseThrow();
        visitor = new Visitor(program.port());
        visitor.signIn(admin.signIn(), admin.password());
        ClientId id = new Clients(sql()).open("Acme", NOON);
        client = "/clients/" + id.value();
        var settings = UsualCampaign.settings(
                new DialMode.Progressive(), ZoneId.of("America/New_York"), Set.of("US"), true, Duration.ofHours(2));
        campaign = new Campaigns(sql(), id)
                .create("Spring", new FloorId(1), settings, NOON)
                .value();
        sql().execute("DELETE FROM campaign_number_type");
        for (String type : new String[] {"MOBILE", "FIXED_OR_MOBILE"}) {
            sql().execute("INSERT INTO campaign_number_type VALUES (?, ?, ?)", id.value(), campaign, type);
        }
    }

    String campaign() {
        return String.valueOf(campaign);
    }

    DSLContext sql() {
        return program.part(DSLContext.class);
    }

    long leads() {
        return sql().fetchSingle("SELECT COUNT(*) FROM `lead`").get(0, Long.class);
    }

    /** What the form of files answers to one. */
    HttpResponse<String> give(String name, String content) throws Exception {
        var fields = Map.of(
                "_csrf",
                visitor.token("/"),
                "campaign",
                String.valueOf(campaign),
                "fileCountry",
                "US",
                "listName",
                "L");
        return visitor.bring(client + "/uploads", fields, name, content);
    }

    /** Gives a file in; its page. */
    String bring(String name, String content) throws Exception {
        return location(give(name, content));
    }

    /** Sends a form and goes where the answer leads. */
    String send(String path, Map<String, String> fields) throws Exception {
        var all = new HashMap<>(fields);
        all.put("_csrf", visitor.token("/"));
        return location(visitor.post(path, all));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    /** The page of a file when nothing is read of it any more, or the page of its import. */
    String settled(String upload) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end) {
            var page = visitor.get(upload);
            if (page.statusCode() == 302) {
                return location(page);
            } else if (!page.body().contains("hx-get=")) {
                return page.body();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("Never done: " + visitor.get(upload).body());
    }

    @Override
    public void close() {
        visitor.close();
        program.close();
    }
}
