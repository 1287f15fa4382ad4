package outdial.app.web.law;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.door.RunningFloor;
import outdial.app.web.page.Field;
import outdial.app.web.page.Field.Option;
import outdial.app.web.page.Form;
import outdial.app.web.page.Title;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.yaml.BadRuleFile;
import outdial.sql.Accounts.Role;

/** What a new rule pack would change for the leads that are still to be called, in numbers. Puts nothing in force. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class PackTrialController {
    private static final Set<Role> OFFICE = Set.of(Role.ADMINISTRATOR, Role.MANAGER);
    private static final int LONGEST = 200_000;

    /** Stands for rules that are only added, whatever packs there are. */
    private static final String ADDED = "+";

    private final DSLContext sql;
    private final RunningFloor floor;
    private final InstantSource clock;

    PackTrialController(DSLContext sql, RunningFloor floor, InstantSource clock) {
        this.sql = sql;
        this.floor = floor;
        this.clock = clock;
    }

    @GetMapping("/rules/trial")
    String page(Model model) {
        return show(model, Form.empty().fill("packFile", ADDED), List.of());
    }

    @PostMapping("/rules/trial")
    String run(@RequestAttribute Member member, @RequestParam MultiValueMap<String, String> sent, Model model) {
        Form form = Form.of(sent);
        String text = form.text("packText", LONGEST);
        Optional<RulePacks> then = form.isGood() ? read(form, text) : Optional.empty();
        if (then.isEmpty()) {
            return show(model, form, List.of());
        }
        boolean isExercise = floor.gate().filter(ComplianceGate::isForExercises).isPresent();
        List<PackTrial.Seen> seen = new PackTrial(sql, isExercise ? RuleBook.exercise() : RuleBook.house(), then.get())
                .run(member.reach(OFFICE), clock.instant());
        model.addAttribute("isRun", true);
        return show(model, form, seen);
    }

    private static Optional<RulePacks> read(Form form, String text) {
        String file = form.value("packFile");
        try {
            if (file.equals(ADDED)) {
                return Optional.of(RulePacks.shipped().with("added-rules.yaml", text));
            }
            Map<String, String> files = new LinkedHashMap<>(RulePacks.shippedFiles());
            if (!files.containsKey(file)) {
                form.wrong("packFile", "problem.choose");
                return Optional.empty();
            }
            files.put(file, text);
            return Optional.of(RulePacks.of(files));
        } catch (BadRuleFile bad) {
            form.wrong("packText", "trial.bad", String.valueOf(bad.getMessage()), "");
            return Optional.empty();
        }
    }

    private static String show(Model model, Form form, List<PackTrial.Seen> seen) {
        var files = new ArrayList<Option>();
        files.add(Option.word(ADDED, "trial.added"));
        RulePacks.shippedFiles().keySet().forEach(file -> files.add(Option.named(file, file)));
        model.addAttribute("form", form);
        model.addAttribute("first", "");
        model.addAttribute(
                "fields",
                List.of(
                        Field.choice("packFile", files).required().hint(),
                        Field.area("packText").required().code().hint()));
        model.addAttribute("heading", Title.of("trial.title").below("packs.title", "/rules"));
        model.addAttribute("action", "/rules/trial");
        model.addAttribute("what", "trial.what");
        model.addAttribute("how", "trial.how");
        model.addAttribute("submit", "trial.run");
        PackTrialTables.show(model, seen);
        return PackTrialTables.VIEW;
    }
}
