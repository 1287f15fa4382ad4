package outdial.app.simulation;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.ReadBook;
import outdial.app.rig.Invite;
import outdial.app.rig.RealPbx;
import outdial.app.rig.Rig;
import outdial.app.simulation.DemoCampaigns.Made;
import outdial.app.telephony.AgentPhone;
import outdial.compliance.ComplianceGate;
import outdial.compliance.NumberReader;
import outdial.compliance.RuleBook;
import outdial.imports.FileImport;
import outdial.imports.ImportReceipt;
import outdial.imports.ImportRequest;
import outdial.reports.CampaignQuestion;
import outdial.reports.CampaignWorkbook;
import outdial.reports.Period;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.State;
import outdial.sql.TestDb;

/** A real file, dialled on the real exchange by robots: the workbook must say what the network's own log says. */
@RealPbx
final class RealDialTest {
    /** By number, how the exchange answers it and so how the attempt must end. */
    private static final Map<String, String> FATES = new TreeMap<>(Map.of(
            "12125552110", "BUSY",
            "12125553110", "NO_ANSWER",
            "12125555110", "INVALID_NUMBER",
            "12125554110", "CONGESTION",
            "12125551100", "MACHINE",
            "12125559104", "HUNG_UP_EARLY",
            "12125550130", "TALKED",
            "13125550140", "TALKED",
            "13035550130", "TALKED"));

    private final Rig rig;
    private final TestDb server = TestDb.mariaDb();

    RealDialTest(Rig rig) {
        this.rig = rig;
    }

    @Test
    void the_workbook_agrees_with_the_network_row_by_row(@TempDir Path folder) throws Exception {
        server.empty();
        rig.forgetDialers();
        Instant start = InstantSource.system().instant();
        int before = rig.invites().size();
        Made campaign = new DemoCampaigns(server.dsl(), start).sales();
        importList(folder, campaign);
        new Campaigns(server.dsl(), campaign.client()).move(campaign.id(), Set.of(State.DRAFT), State.RUNNING);
        dial(campaign, folder);

        List<Invite> invites = rig.invites().subList(before, rig.invites().size());
        Map<String, Long> rung = invites.stream()
                .filter(invite -> invite.number().length() > 4)
                .collect(groupingBy(Invite::number, TreeMap::new, counting()));
        List<Map<String, String>> rows = attempts(folder, campaign);
        Map<String, Long> written = rows.stream()
                .map(row -> digits(String.valueOf(row.get("Number"))))
                .collect(groupingBy(number -> number, TreeMap::new, counting()));
        assertThat(written).isEqualTo(rung);
        assertThat(rung.keySet()).isEqualTo(FATES.keySet());
        assertThat(rows).allSatisfy(row -> {
            assertThat(word(String.valueOf(row.get("Outcome"))))
                    .as(row.toString())
                    .isEqualTo(FATES.get(digits(String.valueOf(row.get("Number")))));
        });
    }

    private void importList(Path folder, Made campaign) throws Exception {
        Path list = folder.resolve("leads.csv");
        Files.writeString(
                list,
                "Name,Phone\n"
                        + String.join(
                                "\n",
                                FATES.keySet().stream()
                                        .map(number -> "Lead " + number + ",+" + number)
                                        .toList())
                        + "\n");
        var imports = new FileImport(server.source(), new NumberReader(), InstantSource.system(), folder);
        var receipt = (ImportReceipt) imports.run(
                new ImportRequest.Leads(
                        list, "US", campaign.name(), Optional.empty(), Optional.of(campaign.clientName())),
                (_, _) -> {});
        assertThat(receipt.accepted()).isEqualTo(FATES.size());
    }

    private void dial(Made campaign, Path folder) throws InterruptedException {
        var phones = IntStream.rangeClosed(1, 4)
                .<AgentPhone>mapToObj(n -> Rig.robot(2, n))
                .toList();
        var job = new DialRun.Job(
                server.source(),
                folder.resolve("spool"),
                campaign.client(),
                campaign.id(),
                new ComplianceGate(RuleBook.exercise()),
                new Exchange.Real(rig.link(), phones),
                new DialRun.Crew(phones.size(), 1, 1),
                Duration.ofSeconds(150));
        new DialRun(job, InstantSource.system(), (_, _) -> {}).inRealTime();
    }

    private List<Map<String, String>> attempts(Path folder, Made campaign) throws Exception {
        Path book = folder.resolve("book.xlsx");
        var question = new CampaignQuestion(
                campaign.client(),
                campaign.id(),
                Period.ALWAYS,
                ZoneOffset.UTC,
                InstantSource.system().instant());
        new CampaignWorkbook(server.dsl()).write(question, book);
        return ReadBook.rows(book, "Attempts", "Outcome");
    }

    private static String digits(String number) {
        return number.replaceAll("[^0-9]", "");
    }

    private static String word(String title) {
        return title.toUpperCase(java.util.Locale.ROOT).replace(' ', '_');
    }
}
