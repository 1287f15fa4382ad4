package outdial.app.web.recording;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import outdial.app.recording.RecordingShelf;
import outdial.app.web.door.Changes;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.door.NotThere;
import outdial.model.AttemptId;
import outdial.model.ClientId;
import outdial.sql.Accounts.Role;
import outdial.sql.CallRecordings;

/** The sound of a call, played in the page in parts as the browser asks for them, or taken away as a file. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR})
final class RecordingController {
    private static final MediaType WAV = MediaType.parseMediaType("audio/wav");
    /** A browser asks for many parts of what a person hears once. */
    private static final Duration ONE_HEARING = Duration.ofMinutes(10);

    private static final int HEARINGS_KEPT = 1_000;

    private final RecordingShelf shelf;
    private final DSLContext sql;
    private final Changes changes;
    private final InstantSource clock;
    private final Map<String, Instant> hearings = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > HEARINGS_KEPT;
        }
    };

    RecordingController(RecordingShelf shelf, DSLContext sql, Changes changes, InstantSource clock) {
        this.shelf = shelf;
        this.sql = sql;
        this.changes = changes;
        this.clock = clock;
    }

    /** @param take whether it is saved as a file, and not played */
    @GetMapping("/clients/{client}/recordings/{attempt}.wav")
    ResponseEntity<Resource> sound(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable("attempt") String attempt,
            @RequestParam(defaultValue = "false") boolean take)
            throws IOException {
        AttemptId id = id(attempt)
                .filter(one -> new CallRecordings(sql).isOf(client, one))
                .orElseThrow(NotThere::new);
        var sound = new WaveSound(shelf.file(id).orElseThrow(NotThere::new));
        note(member, client, id, take);
        var name = (take ? ContentDisposition.attachment() : ContentDisposition.inline())
                .filename("attempt-" + id.value() + ".wav")
                .build();
        return ResponseEntity.ok()
                .contentType(WAV)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .cacheControl(CacheControl.noStore())
                .body(sound);
    }

    private static Optional<AttemptId> id(String text) {
        return text.matches("[1-9][0-9]{0,15}")
                ? Optional.of(Long.parseLong(text))
                        .filter(value -> value < 1L << 53)
                        .map(AttemptId::new)
                : Optional.empty();
    }

    /** Before anything is heard. */
    private synchronized void note(Member member, ClientId client, AttemptId attempt, boolean take) {
        Instant now = clock.instant();
        String hearing = member.id() + " " + attempt.value() + " " + take;
        Instant before = hearings.get(hearing);
        if (before != null && before.plus(ONE_HEARING).isAfter(now)) {
            return;
        }
        changes.make(member, client, (_, note) -> {
            note.down(take ? "RECORDING_TAKEN" : "RECORDING_HEARD", "attempt " + attempt.value(), "");
            return attempt;
        });
        hearings.put(hearing, now);
    }
}
