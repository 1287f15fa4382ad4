package outdial.app.web.law;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import outdial.app.recording.RecordingShelf;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Field;
import outdial.app.web.page.Field.Option;
import outdial.app.web.page.Form;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Table;
import outdial.compliance.NumberReader;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.sql.Accounts.Role;
import outdial.sql.Holds;
import outdial.sql.SubjectRights;
import outdial.sql.SubjectRights.Outcome;

/** What a person may ask of a client: a copy of all that is kept, no more calls, erasure; or that it be kept on hold. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class PersonController {
    private final DSLContext sql;
    private final NumberReader numbers;
    private final Rejudging rejudging;
    private final RecordingShelf shelf;
    private final InstantSource clock;

    PersonController(
            DSLContext sql, NumberReader numbers, Rejudging rejudging, RecordingShelf shelf, InstantSource clock) {
        this.sql = sql;
        this.numbers = numbers;
        this.rejudging = rejudging;
        this.shelf = shelf;
        this.clock = clock;
    }

    /** What is asked for. */
    enum PersonDeed {
        COPY,
        OBJECT,
        ERASE,
        HOLD,
        LIFT
    }

    @GetMapping("/clients/{client}/persons")
    String page(@PathVariable("client") ClientId client, Model model) {
        return show(model, client, Form.empty());
    }

    private String show(Model model, ClientId client, Form form) {
        var fields = new java.util.ArrayList<>(NumberField.fields());
        fields.add(Field.choice(
                        "personDeed",
                        Arrays.stream(PersonDeed.values())
                                .map(one -> Option.word(one.name(), "personDeed." + one.name()))
                                .toList())
                .required());
        fields.add(Field.line("holdReason").hint().width(6));
        fields.add(Field.toggle("sure").hint());
        model.addAttribute("path", path(client));
        model.addAttribute("retention", "/clients/" + client.value() + "/retention");
        model.addAttribute("form", form);
        model.addAttribute("first", "number");
        model.addAttribute("fields", fields);
        model.addAttribute(
                "holds",
                Table.of(
                        "field.number field.holdReason person.since",
                        "person.noHolds",
                        new Holds(sql, client)
                                .all().stream().map(PersonController::cells).toList()));
        return "persons";
    }

    private static List<Cell> cells(Holds.Hold hold) {
        return List.of(
                new Cell.Code(hold.number().e164()), new Cell.Plain(hold.reason()), new Cell.Moment(hold.since()));
    }

    /** A copy is the answer itself; all else says on the page what came of it. */
    @PostMapping("/clients/{client}/persons")
    Object ask(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        Optional<PhoneNumber> number = NumberField.read(form, numbers);
        PersonDeed deed = form.one("personDeed", PersonDeed.class);
        String reason = deed == PersonDeed.HOLD ? form.text("holdReason", 400) : "";
        if (deed == PersonDeed.ERASE && !form.isOn("sure")) {
            form.wrong("sure", "problem.sure");
        }
        if (number.isEmpty() || !form.isGood()) {
            return show(model, client, form);
        }
        var rights = new SubjectRights(sql, client, Optional.of(member.id()));
        Instant at = clock.instant();
        return switch (deed) {
            case COPY -> copy(rights, number.get(), at);
            case OBJECT -> {
                boolean isNews = rights.object(number.get(), at);
                yield done(next, client, number.get(), isNews ? "person.objected" : "person.hadObjected");
            }
            case HOLD -> {
                rights.hold(number.get(), reason, at);
                yield done(next, client, number.get(), "person.held");
            }
            case LIFT ->
                rights.lift(number.get(), at)
                        ? done(next, client, number.get(), "person.lifted")
                        : Notice.refused(
                                next,
                                path(client),
                                "person.noHold",
                                number.get().e164());
            case ERASE -> erase(rights, client, number.get(), at, next);
        };
    }

    private String done(RedirectAttributes next, ClientId client, PhoneNumber number, String key) {
        rejudging.of(client, number);
        return Notice.done(next, path(client), key, number.e164());
    }

    private String erase(
            SubjectRights rights, ClientId client, PhoneNumber number, Instant at, RedirectAttributes next) {
        return switch (rights.erase(number, at)) {
            case Outcome.Erased(int leads, int _, var recordings) -> {
                long left =
                        recordings.stream().filter(one -> !shelf.remove(one)).count();
                rejudging.of(client, number);
                yield left == 0
                        ? Notice.done(next, path(client), "person.erased", String.valueOf(leads))
                        : Notice.refused(next, path(client), "person.erasedBut", String.valueOf(left));
            }
            case Outcome.NothingKept() -> done(next, client, number, "person.nothingKept");
            case Outcome.Held(var why) -> Notice.refused(next, path(client), "person.isHeld", why);
            case Outcome.InCall() -> Notice.refused(next, path(client), "person.inCall", "");
        };
    }

    private static ResponseEntity<byte[]> copy(SubjectRights rights, PhoneNumber number, Instant at) {
        String json = rights.copy(number, at).entrySet().stream()
                .map(one -> "\"" + one.getKey() + "\": " + one.getValue())
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("person.json")
                                .build()
                                .toString())
                .body(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String path(ClientId client) {
        return "/clients/" + client.value() + "/persons";
    }
}
