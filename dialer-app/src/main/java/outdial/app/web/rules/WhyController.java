package outdial.app.web.rules;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import outdial.app.web.door.For;
import outdial.app.web.door.NotThere;
import outdial.app.web.door.RunningFloor;
import outdial.compliance.GateFacts;
import outdial.compliance.NumberReader;
import outdial.compliance.NumberReader.Reading;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadId;
import outdial.sql.Accounts.Role;
import outdial.sql.LeadBook;

/** Why a lead, or a number that is nobody's here, may or may not be called: for programs to read. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR})
final class WhyController {
    private final DSLContext sql;
    private final RunningFloor floor;
    private final MessageSource words;
    private final NumberReader numbers;
    private final InstantSource clock;

    WhyController(DSLContext sql, RunningFloor floor, MessageSource words, NumberReader numbers, InstantSource clock) {
        this.sql = sql;
        this.floor = floor;
        this.words = words;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * The verdict with its findings as keys and values and as sentences of {@code language}.
     *
     * @param lead asked about, or else {@code number}
     * @param when an instant such as 2026-11-24T02:00:00Z; now if left out
     */
    @GetMapping(path = "/clients/{client}/campaigns/{campaign}/why.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> why(
            @PathVariable("client") ClientId client,
            @PathVariable("campaign") CampaignId id,
            @RequestParam(name = "lead") Optional<Long> lead,
            @RequestParam(name = "number", defaultValue = "") String number,
            @RequestParam(name = "at", defaultValue = "") String when,
            Locale language) {
        Instant at;
        try {
            at = when.isEmpty() ? clock.instant() : Instant.parse(when);
        } catch (DateTimeParseException _) {
            return refused("'at' is no instant: '" + when + "'. Write it as 2026-11-24T02:00:00Z.");
        }
        OneCampaign one = OneCampaign.find(sql, client, id, floor.gate(), at);
        var book = new LeadBook(sql, client);
        GateFacts facts;
        if (lead.isPresent()) {
            facts = book.facts(one.terms(), new LeadId(lead.get()), at).orElseThrow(NotThere::new);
        } else {
            switch (numbers.read(number)) {
                case Reading.Understood(var understood) -> facts = book.facts(one.terms(), understood, List.of(), at);
                case Reading.Refused(var reason) -> {
                    return refused(reason);
                }
            }
        }
        var reader =
                new Explained.Reader(words, language, one.campaign().settings().zone());
        return ResponseEntity.ok(
                reader.read(one.gate(), one.gate().judge(facts, at), at).forPrograms());
    }

    private static ResponseEntity<Map<String, Object>> refused(String why) {
        return ResponseEntity.status(HttpStatus.BAD_REQUEST).body(Map.of("problem", why));
    }
}
