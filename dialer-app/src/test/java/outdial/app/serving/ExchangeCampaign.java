package outdial.app.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.AGENT;
import static outdial.sql.gen.Tables.CAMPAIGN;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import outdial.app.RunningProgram;
import outdial.app.dialling.UsualCampaign;
import outdial.app.rig.Rig;
import outdial.app.web.desk.Desks;
import outdial.compliance.ComplianceGate;
import outdial.compliance.NumberReader;
import outdial.compliance.RuleBook;
import outdial.imports.FileImport;
import outdial.imports.ImportReceipt;
import outdial.imports.ImportRequest;
import outdial.model.AgentId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;
import outdial.model.agent.AgentProfile;
import outdial.model.campaign.DialMode;
import outdial.sql.AgentAccounts;
import outdial.sql.AgentRings;
import outdial.sql.AgentRings.Allowed;
import outdial.sql.Agents;
import outdial.sql.CallerNumbers;
import outdial.sql.Campaigns;
import outdial.sql.Clients;
import outdial.sql.Dispositions;

/** A campaign for two agents, Ana and Bo, on the telephone network of the rig. */
final class ExchangeCampaign {
    private ExchangeCampaign() {}

    /**
     * Makes it, runs it, and has its leads imported.
     *
     * @param people numbers without +, by first name
     */
    static void make(RunningProgram program, Path folder, String password, Map<String, String> people)
            throws Exception {
        var dsl = program.part(DSLContext.class);
        Instant now = program.part(InstantSource.class).instant();
        ClientId centre = new Clients(dsl).openCentre("The centre", now);
        String hash = Objects.requireNonNull(program.part(PasswordEncoder.class).encode(password));
        for (String name : List.of("Ana", "Bo")) {
            AgentId agent =
                    new AgentAccounts(dsl, centre).open(name.toLowerCase(Locale.ROOT), hash, name, new FloorId(1), now);
            new Agents(dsl, centre).teach(new AgentProfile(agent, Set.of(), Set.of("en")));
        }

        ClientId client = new Clients(dsl).open("Harbour Books", now);
        var campaigns = new Campaigns(dsl, client);
        CampaignId made = campaigns.create(
                "Echo",
                new FloorId(1),
                UsualCampaign.settings(
                        new DialMode.Progressive(),
                        java.time.ZoneId.of("America/New_York"),
                        Set.of("US"),
                        false,
                        Duration.ofMinutes(10)),
                now);
        new Dispositions(dsl, client).offer(made, UsualCampaign.dispositions());
        var numbers = new CallerNumbers(dsl, client);
        var shown = new PhoneNumber("+12025550110");
        numbers.add(
                new CallerNumbers.Owned(shown, "US", "Fictional number", java.time.LocalDate.EPOCH, Optional.empty()));
        numbers.show(made, "ZZ", shown);
        Path list = folder.resolve("leads.csv");
        Files.writeString(
                list,
                people.entrySet().stream()
                        .map(person -> person.getKey() + ",<b>Nymph</b>,+" + person.getValue())
                        .collect(Collectors.joining("\n", "First name,Last name,Phone\n", "\n")));
        var receipt = (ImportReceipt) new FileImport(
                        program.part(DataSource.class), new NumberReader(), program.part(InstantSource.class), folder)
                .run(
                        new ImportRequest.Leads(list, "US", "Echo", Optional.empty(), Optional.of("Harbour Books")),
                        (_, _) -> {});
        assertThat(receipt.accepted()).isEqualTo(people.size());
        campaigns.move(made, Set.of(Campaigns.State.DRAFT), Campaigns.State.RUNNING);
    }

    /** Records its calls whole. */
    static void record(RunningProgram program) {
        program.part(DSLContext.class)
                .update(CAMPAIGN)
                .set(CAMPAIGN.RECORDING, "ALL")
                .execute();
    }

    /** Lets Ana be rung there and nowhere else. */
    static void allow(RunningProgram program, Allowed phones) {
        var sql = program.part(DSLContext.class);
        var ana = new AgentId(sql.fetchSingle(AGENT, AGENT.NAME.eq("Ana")).getId());
        new AgentRings(sql, new Clients(sql).findCentre().orElseThrow()).allow(ana, phones);
    }

    /** What dials for it on the rig's exchange, at any hour; not started yet. */
    static ServedFloor floor(RunningProgram program, Path folder, Rig rig) {
        return new ServedFloor(
                program.part(DataSource.class),
                folder.resolve("spool"),
                program.part(InstantSource.class),
                rig.link(),
                new ComplianceGate(RuleBook.exercise()),
                program.part(Desks.class));
    }
}
