package outdial.app.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.RunningProgram;
import outdial.app.web.FirstAdministrator;
import outdial.app.web.Visitor;
import outdial.model.AgentId;
import outdial.model.PhoneNumber;
import outdial.model.call.Stage;

class LivePageTest {
    private static RunningProgram program;
    private static FirstAdministrator.Created admin;

    @BeforeAll
    static void start(@TempDir Path var) {
        program = RunningProgram.start(var);
        admin = program.part(FirstAdministrator.class).createIfNone().orElseThrow();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void an_open_page_is_sent_what_is_published_until_its_session_ends() throws Exception {
        try (var visitor = new Visitor(program.port())) {
            visitor.signIn(admin.signIn(), admin.password());
            var lines = new LinkedBlockingQueue<String>();
            var answer = visitor.stream("/live/stream");
            Thread.ofVirtual().start(() -> answer.body().forEach(lines::add));
            program.part(LiveFeed.class).publish(Samples.busyFloor());
            assertThat(until(lines, "Spring renewal")).contains("event:view");
            visitor.signOut();
            assertThat(until(lines, "event:end")).isNotEmpty();
        }
    }

    @Test
    void an_agent_who_does_something_else_is_sent_alone_and_is_on_every_page_that_opens_later() throws Exception {
        try (var visitor = new Visitor(program.port())) {
            visitor.signIn(admin.signIn(), admin.password());
            var feed = program.part(LiveFeed.class);
            feed.publish(Samples.busyFloor());
            var lines = new LinkedBlockingQueue<String>();
            var answer = visitor.stream("/live/stream");
            Thread.ofVirtual().start(() -> answer.body().forEach(lines::add));
            until(lines, "Spring renewal");
            var ana = new LiveView.AgentLine(
                    new AgentId(3), "Ana Nova", LiveView.State.WRAP_UP, Samples.NOON, false, Optional.empty());
            feed.changed(List.of(ana), Samples.NOON);
            until(lines, "event:changed");
            assertThat(until(lines, "Ana Nova")).noneMatch(line -> line.contains("Tomas Jonaitis"));
            assertThat(visitor.get("/live").body()).contains("Ana Nova", "Tomas Jonaitis");
        }
    }

    @Test
    void a_stream_whose_session_has_ended_is_closed_in_good_order() throws Exception {
        try (var visitor = new Visitor(program.port())) {
            visitor.signIn(admin.signIn(), admin.password());
            var answer = visitor.stream("/live/stream");
            var whole = CompletableFuture.supplyAsync(() -> answer.body().toList());
            visitor.signOut();
            assertThat(whole.get(30, TimeUnit.SECONDS))
                    .as("every line, and then the end that HTTP wants")
                    .contains("event:end");
        }
    }

    @Test
    void a_page_opened_later_shows_it_whole_in_its_language() throws Exception {
        program.part(LiveFeed.class).publish(Samples.busyFloor());
        try (var visitor = new Visitor(program.port())) {
            visitor.signIn(admin.signIn(), admin.password());
            assertThat(visitor.get("/live").body())
                    .contains("2 people are waiting", "near the limit of 3.0%", "Jonas Kazlauskas", "4,280");
            assertThat(visitor.get("/live", "Accept-Language", "fa").body())
                    .contains(
                            "dir=\"rtl\"",
                            "۲ نفر منتظرند",
                            "<bdi dir=\"ltr\">+12025550110</bdi>",
                            "<bdi>Maria Ivanova 0</bdi>",
                            "سرنخ بی‌نام",
                            "lang=\"fa\">برای هر یک از ۴ کارشناس آماده یک تماس");
        }
    }

    @Test
    void text_from_outside_stays_text() throws Exception {
        var hostile = "<script>alert(1)</script>";
        program.part(LiveFeed.class)
                .publish(new LiveView(
                        Samples.NOON,
                        Optional.of(hostile),
                        List.of(new LiveView.CampaignLine(
                                Samples.SPRING, hostile, hostile, 1, Map.of(), new Abandonment(0, 0, 0.03))),
                        List.of(LiveView.CallLine.of(
                                new PhoneNumber("+12025550110"),
                                new LiveView.LeadLine(hostile, "/clients/1/leads/1"),
                                Samples.SPRING,
                                hostile,
                                Stage.RINGING,
                                Samples.NOON)),
                        List.of(new LiveView.AgentLine(
                                new AgentId(1),
                                hostile,
                                LiveView.State.READY,
                                Samples.NOON,
                                false,
                                Optional.empty()))));
        try (var visitor = new Visitor(program.port())) {
            visitor.signIn(admin.signIn(), admin.password());
            assertThat(visitor.get("/live").body()).contains("&lt;script&gt;").doesNotContain(hostile);
        }
    }

    /** Reads lines until one holds {@code text}; fails when nothing, or only the heartbeat, came for half a minute. */
    private static List<String> until(BlockingQueue<String> lines, String text) throws InterruptedException {
        var read = new ArrayList<String>();
        while (true) {
            String line = lines.poll(30, TimeUnit.SECONDS);
            assertThat(line).as("after " + read).isNotNull();
            assertThat(Collections.frequency(read, ":"))
                    .as("heartbeats in " + read)
                    .isLessThan(2);
            read.add(line);
            if (line.contains(text)) {
                return read;
            }
        }
    }
}
