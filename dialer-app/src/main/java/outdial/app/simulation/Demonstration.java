package outdial.app.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import outdial.app.simulation.DemoCampaigns.Made;
import outdial.compliance.ComplianceGate;
import outdial.compliance.NumberReader;
import outdial.imports.FileImport;
import outdial.imports.FileRefused;
import outdial.imports.ImportReceipt;
import outdial.imports.ImportRequest;
import outdial.imports.Progress;
import outdial.imports.sample.SampleList;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.State;
import outdial.sql.Jooq;

/** The demonstration: two campaigns over the sample list. What an earlier one has left is gone on with. */
public final class Demonstration {
    private final DataSource database;
    private final DSLContext dsl;
    private final InstantSource wall;
    private final Path var;
    private final List<Made> campaigns;

    /** @param var where the sample list and the workbooks are put */
    public Demonstration(DataSource database, InstantSource wall, Path var) {
        this.database = database;
        this.dsl = Jooq.on(database);
        this.wall = wall;
        this.var = var;
        var made = new DemoCampaigns(dsl, wall.instant());
        this.campaigns = List.of(made.sales(), made.survey());
    }

    /** Imports the sample list where it is missing, by the job that imports any file. */
    public List<ImportReceipt> prepare(Progress progress) throws IOException {
        Path list = var.resolve("imports").resolve("sample-leads.csv");
        if (!Files.exists(list)) {
            SampleList.write(list);
        }
        var imports = new FileImport(database, new NumberReader(), wall, var.resolve("imports"));
        var receipts = new ArrayList<ImportReceipt>();
        for (Made campaign : campaigns) {
            var leads = new ImportRequest.Leads(
                    list, "US", campaign.name(), Optional.of("Sample leads"), Optional.of(campaign.clientName()));
            if (campaign.isNew()) {
                receipts.add(
                        switch (imports.run(leads, progress)) {
                            case ImportReceipt receipt -> receipt;
                            case FileRefused(var why) ->
                                throw new IllegalStateException("The sample list was refused: " + why);
                        });
            }
        }
        return receipts;
    }

    /** Opens both campaigns and lets simulated agents dial them. */
    public RunningDemonstration start(ComplianceGate gate, int agents, long seed, double speed) {
        for (Made campaign : campaigns) {
            new Campaigns(dsl, campaign.client())
                    .move(campaign.id(), Set.of(State.DRAFT, State.PAUSED, State.CLOSED), State.RUNNING);
        }
        return new RunningDemonstration(database, campaigns, gate, new DialRun.Crew(agents, seed, speed), wall, var);
    }
}
