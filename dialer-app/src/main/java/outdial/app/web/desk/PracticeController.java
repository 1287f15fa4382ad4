package outdial.app.web.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import outdial.app.web.SignedIn;
import outdial.model.AgentId;
import outdial.model.agent.AgentProfile;
import outdial.sql.AgentAccounts;
import outdial.sql.Agents;

/** In a demonstration: sits a visitor down at a desk that is free. */
@Controller
@ControllerAdvice
final class PracticeController {
    private static final int SEATS = 50;
    /** No password has this hash. */
    private static final String NO_PASSWORD = "!";

    private static final Set<String> LANGUAGES = Set.of("en", "bg", "nl", "lt", "fa");

    private final Practice practice;
    private final Desks desks;
    private final DSLContext dsl;
    private final InstantSource clock;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    PracticeController(Practice practice, Desks desks, DSLContext dsl, InstantSource clock) {
        this.practice = practice;
        this.desks = desks;
        this.dsl = dsl;
        this.clock = clock;
    }

    /** Whether pages offer the way in. */
    @ModelAttribute("practice")
    boolean isOpen() {
        return practice.room().isPresent();
    }

    @PostMapping("/sign-in/practice")
    synchronized String sitDown(HttpServletRequest request, HttpServletResponse response, Locale language) {
        Practice.Room room = practice.room().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        for (int seat = 1; seat <= SEATS; seat++) {
            String signIn = "visitor-" + seat;
            String name = "Visitor " + seat;
            AgentId agent = new AgentAccounts(dsl, room.centre())
                    .open(signIn, NO_PASSWORD, name, room.floor(), clock.instant());
            if (!desks.isTaken(agent)) {
                new Agents(dsl, room.centre()).teach(new AgentProfile(agent, Set.of(), LANGUAGES));
                enter(new SignedIn(room.centre().value(), signIn, name, language.getLanguage()), request, response);
                return "redirect:/desk";
            }
        }
        throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
    }

    private void enter(SignedIn visitor, HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                visitor, null, List.of(new SimpleGrantedAuthority("ROLE_AGENT"))));
        request.getSession();
        request.changeSessionId();
        sessions.saveContext(context, request, response);
    }
}
