package outdial.app.web.office;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import outdial.app.settings.DialerSettings;
import outdial.app.web.door.For;
import outdial.sql.Accounts.Role;

/** What an agent sees for whom no seat is free. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR, Role.AGENT, Role.ANALYST, Role.CLIENT_VIEWER})
final class NoSeatController {
    static final String PATH = "/no-seat";

    private final int seats;

    NoSeatController(DialerSettings settings) {
        this.seats = settings.seats();
    }

    @GetMapping(PATH)
    String page(Model model) {
        model.addAttribute("seats", seats);
        return "no-seat";
    }
}
