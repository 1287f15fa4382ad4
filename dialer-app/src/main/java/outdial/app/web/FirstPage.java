package outdial.app.web;

import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where people begin: who only takes calls at their desk, everybody else at the live floor. */
@Controller
final class FirstPage {
    private static final Set<String> ONLY_AGENT = Set.of("ROLE_AGENT");

    @GetMapping("/")
    String page(Authentication person) {
        Set<String> roles = AuthorityUtils.authorityListToSet(person.getAuthorities());
        roles.removeIf(authority -> !authority.startsWith("ROLE_")); // how they signed in stands there, too
        return roles.equals(ONLY_AGENT) ? "redirect:/desk" : "redirect:/live";
    }
}
