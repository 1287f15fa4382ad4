package outdial.app.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page; the answer to its form is Spring Security's. */
@Controller
final class SignInController {
    @GetMapping("/sign-in")
    String page(@RequestParam(defaultValue = "0") int wait, Model model) {
        model.addAttribute("wait", wait);
        return "sign-in";
    }
}
