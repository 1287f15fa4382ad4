package outdial.app.web.rules;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import outdial.app.web.door.For;
import outdial.app.web.door.NotThere;
import outdial.app.web.door.RunningFloor;
import outdial.compliance.GateFacts;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadId;
import outdial.sql.Accounts.Role;
import outdial.sql.LeadBook;

/** Why a lead may or may not be called now: for programs to read. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR})
final class WhyController {
    private final DSLContext sql;
    private final RunningFloor floor;
    private final MessageSource words;
    private final InstantSource clock;

    WhyController(DSLContext sql, RunningFloor floor, MessageSource words, InstantSource clock) {
        this.sql = sql;
        this.floor = floor;
        this.words = words;
        this.clock = clock;
    }

    /** The verdict with its findings as keys and values, and as sentences of the asker's language. */
    @GetMapping(
            path = "/clients/{client}/campaigns/{campaign}/leads/{lead}/why.json",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, Object> why(
            @PathVariable("client") ClientId client,
            @PathVariable("campaign") CampaignId id,
            @PathVariable("lead") LeadId lead,
            Locale language) {
        Instant at = clock.instant();
        OneCampaign one = OneCampaign.find(sql, client, id, floor.gate(), at);
        GateFacts facts = new LeadBook(sql, client).facts(one.terms(), lead, at).orElseThrow(NotThere::new);
        var reader =
                new Explained.Reader(words, language, one.campaign().settings().zone());
        return reader.read(one.gate(), one.gate().judge(facts, at), at).forPrograms();
    }
}
