package outdial.app.web.desk;

import com.ibm.icu.text.NumberFormat;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import outdial.app.web.SignedIn;
import outdial.app.web.Words;
import outdial.model.AttemptId;
import outdial.sql.AgentAccounts;
import outdial.sql.AgentAccounts.Seat;

/** The agent's page, its stream, and what it says. */
@Controller
final class DeskController {
    private static final int LARGEST = 64 * 1024;
    private static final String[] WORDS = {"desk.", "agent.", "outcome."};

    private final Desks desks;
    private final DSLContext dsl;
    private final Words words;
    /** Read anew with each page; what a page says must not wait for who says it. */
    private final Map<String, Seat> seated = new ConcurrentHashMap<>();

    DeskController(Desks desks, DSLContext dsl, Words words) {
        this.desks = desks;
        this.dsl = dsl;
        this.words = words;
    }

    @GetMapping("/desk")
    String page(@AuthenticationPrincipal SignedIn person, Locale language, Model model) {
        Optional<Seat> seat = seat(person);
        model.addAttribute("isAgent", seat.isPresent());
        model.addAttribute("signIn", person.signIn());
        model.addAttribute("words", inScript(Desks.json(pageWords(language))));
        return "desk";
    }

    private Map<String, String> pageWords(Locale language) {
        var all = new HashMap<>(words.beginning(language, WORDS));
        // The page writes numbers in the same digits as we do.
        all.put("digits", digits(language));
        return all;
    }

    private static String digits(Locale language) {
        NumberFormat format = NumberFormat.getIntegerInstance(language);
        format.setGroupingUsed(false);
        var digits = new StringBuilder();
        for (int digit = 0; digit <= 9; digit++) {
            digits.append(format.format(digit));
        }
        return digits.toString();
    }

    /** So that no text can end the element that carries it. */
    private static String inScript(String json) {
        return json.replace("<", "\\u003c");
    }

    @GetMapping(path = "/desk/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(
            @AuthenticationPrincipal SignedIn person, @RequestParam String page, Locale language, HttpSession session) {
        return desks.open(here(person), page, session.getId(), language);
    }

    @PostMapping(path = "/desk/say", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ResponseEntity<Map<String, String>> say(
            @AuthenticationPrincipal SignedIn person,
            @RequestBody Said said,
            Locale language,
            HttpServletRequest request) {
        long length = request.getContentLengthLong();
        if (length < 0 || length > LARGEST) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        Reply reply = desks.say(here(person), said);
        return ResponseEntity.status(reply.status()).body(reply.body(words, language));
    }

    @GetMapping("/desk/times")
    @ResponseBody
    CallbackTimes times(@AuthenticationPrincipal SignedIn person, @RequestParam long attempt) {
        return desks.times(here(person), new AttemptId(attempt))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Who could take a person over now. */
    @GetMapping("/desk/colleagues")
    @ResponseBody
    List<Colleague> colleagues(@AuthenticationPrincipal SignedIn person) {
        return desks.colleagues(here(person).profile().id());
    }

    /** The page goes; sent by the browser while it closes. */
    @PostMapping("/desk/away")
    @ResponseBody
    void away(@AuthenticationPrincipal SignedIn person, @RequestParam String page) {
        desks.leaves(here(person).profile().id(), page);
    }

    private Seat here(SignedIn person) {
        Seat known = seated.get(person.signIn());
        return Optional.ofNullable(known)
                .or(() -> seat(person))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Optional<Seat> seat(SignedIn person) {
        Optional<Seat> seat = new AgentAccounts(dsl, person.client()).find(person.signIn());
        seat.ifPresentOrElse(known -> seated.put(person.signIn(), known), () -> seated.remove(person.signIn()));
        return seat;
    }
}
