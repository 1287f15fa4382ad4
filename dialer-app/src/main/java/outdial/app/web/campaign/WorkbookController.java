package outdial.app.web.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import outdial.app.settings.DialerSettings;
import outdial.app.web.door.Changes;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.door.NotThere;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.reports.CampaignQuestion;
import outdial.reports.CampaignWorkbook;
import outdial.reports.Period;
import outdial.reports.RowProgress;
import outdial.reports.grid.Titles;
import outdial.sql.Accounts.Role;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.Campaign;

/** A campaign's figures to take home: all sheets as a workbook, or the attempts alone as CSV. Two are made at a time. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER, Role.ANALYST, Role.CLIENT_VIEWER})
final class WorkbookController {
    private enum Kind {
        WORKBOOK(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        TABLE(".csv", "text/csv");

        private final String ending;
        private final String type;

        Kind(String ending, String type) {
            this.ending = ending;
            this.type = type;
        }
    }

    private final DSLContext sql;
    private final Changes changes;
    private final InstantSource clock;
    private final Path folder;
    private final Semaphore atOnce = new Semaphore(2);

    WorkbookController(DSLContext sql, Changes changes, InstantSource clock, DialerSettings settings) {
        this.sql = sql;
        this.changes = changes;
        this.clock = clock;
        this.folder = settings.var().resolve("downloads");
    }

    @GetMapping("/clients/{client}/campaigns/{campaign}/workbook.xlsx")
    ResponseEntity<Resource> workbook(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable("campaign") CampaignId id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            Locale language)
            throws IOException {
        return made(member, find(client, id), period(from, to, find(client, id)), Kind.WORKBOOK, language);
    }

    @GetMapping("/clients/{client}/campaigns/{campaign}/attempts.csv")
    ResponseEntity<Resource> attempts(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable("campaign") CampaignId id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            Locale language)
            throws IOException {
        return made(member, find(client, id), period(from, to, find(client, id)), Kind.TABLE, language);
    }

    private Campaign find(ClientId client, CampaignId id) {
        return new Campaigns(sql, client).find(id).orElseThrow(NotThere::new);
    }

    private static Period period(@Nullable LocalDate from, @Nullable LocalDate to, Campaign campaign) {
        ZoneId zone = campaign.settings().zone();
        if (from != null && to != null && to.isBefore(from)) {
            return Period.days(Optional.of(to), Optional.of(from), zone);
        }
        return Period.days(Optional.ofNullable(from), Optional.ofNullable(to), zone);
    }

    private ResponseEntity<Resource> made(Member member, Campaign campaign, Period period, Kind kind, Locale language)
            throws IOException {
        String ending = kind.ending;
        if (!atOnce.tryAcquire()) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "Other files are being made just now");
        }
        try {
            Files.createDirectories(folder);
            Path file = Files.createTempFile(folder, "campaign-", ending);
            var question = new CampaignQuestion(
                    campaign.client(),
                    campaign.id(),
                    period,
                    campaign.settings().zone(),
                    clock.instant());
            new CampaignWorkbook(sql, Titles.in(language), RowProgress.NONE).write(question, file);
            changes.make(member, campaign.client(), (_, note) -> {
                note.down("FIGURES_TAKEN", "campaign " + campaign.id().value(), campaign.name() + ending);
                return file;
            });
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(kind.type))
                    .contentLength(Files.size(file))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(campaign.name() + ending, java.nio.charset.StandardCharsets.UTF_8)
                                    .build()
                                    .toString())
                    .body(new InputStreamResource(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE)));
        } finally {
            atOnce.release();
        }
    }
}
