package outdial.app.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a scenario's YAML; the format is described in dialer-app's README. What has no meaning refuses the file. */
public final class ScenarioFile {
    private ScenarioFile() {}

    /** The scenario in a file. */
    static Scenario read(Path file) throws IOException {
        return parse(file.toString(), Files.readString(file));
    }

    static Scenario parse(String file, String yaml) {
        try {
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            return scenario(new Entry(file, "", new Yaml(new SafeConstructor(options)).load(yaml)));
        } catch (YAMLException e) {
            throw new BadScenario(file, "", "no YAML: " + e.getMessage());
        }
    }

    private static Scenario scenario(Entry file) {
        file.only(
                "name",
                "about",
                "teams",
                "length",
                "cap",
                "answers",
                "failing",
                "dialling",
                "ringing",
                "ring-time-out",
                "detection",
                "wait",
                "talk",
                "wrap-up",
                "nearly-done",
                "agents",
                "leads");
        Entry answers = file.get("answers").only("person", "machine");
        Optional<Entry> failing = file.find("failing").map(one -> one.only("share", "after"));
        Optional<Entry> detection = file.find("detection").map(one -> one.only("takes", "clock"));
        Optional<Entry> wait = file.find("wait").map(one -> one.only("legal", "patience"));
        return new Scenario(
                file.get("name").text(),
                teams(file.get("teams")),
                file.get("length").time(),
                steps(answers.get("person"), Entry::share),
                answers.find("machine").map(one -> steps(one, Entry::share)).orElse(Steps.always(0.0)),
                failing.map(one -> one.get("share").share()).orElse(0.0),
                failing.map(one -> mixture(one.get("after"))).orElse(fixed(3)),
                mixture(file.get("dialling")),
                mixture(file.get("ringing")),
                file.get("ring-time-out").time(),
                detection.map(one -> mixture(one.get("takes"))),
                detection
                        .flatMap(one -> one.find("clock"))
                        .map(ScenarioFile::atAnswer)
                        .orElse(false),
                wait.flatMap(one -> one.find("legal")).map(Entry::time).orElse(2.0),
                wait.flatMap(one -> one.find("patience")).map(ScenarioFile::mixture),
                steps(file.get("talk"), ScenarioFile::mixture),
                steps(file.get("wrap-up"), ScenarioFile::mixture),
                file.find("nearly-done").map(ScenarioFile::mixture),
                people(file.find("agents")),
                file.find("leads").map(ScenarioFile::leads),
                file.find("cap").map(Entry::share).orElse(0.03));
    }

    private static List<Integer> teams(Entry teams) {
        List<Integer> sizes = teams.list().stream().map(Entry::whole).toList();
        if (sizes.isEmpty() || sizes.contains(0)) {
            throw teams.bad("team sizes from 1 up are wanted here.");
        }
        return sizes;
    }

    private static boolean atAnswer(Entry clock) {
        return switch (clock.text()) {
            case "answer" -> true;
            case "verdict" -> false;
            default ->
                throw clock.bad("the clock starts at the 'answer' or the 'verdict', not '" + clock.text() + "'.");
        };
    }

    private static <T> Steps<T> steps(Entry entry, Function<Entry, T> read) {
        Optional<Entry> steps = entry.isMap() ? entry.find("steps") : Optional.empty();
        if (steps.isEmpty()) {
            return Steps.always(read.apply(entry));
        }
        entry.only("steps");
        var read1 = new ArrayList<Steps.Step<T>>();
        for (Entry step : steps.get().list()) {
            step.only("from", "is");
            read1.add(new Steps.Step<>(step.get("from").time(), read.apply(step.get("is"))));
        }
        if (read1.isEmpty() || read1.getFirst().from() != 0) {
            throw steps.get().bad("the first step must be from 0s.");
        }
        return new Steps<>(read1);
    }

    private static Mixture fixed(double seconds) {
        return Mixture.of(new Mixture.Fixed(1, seconds));
    }

    private static Mixture mixture(Entry entry) {
        if (!entry.isMap()) {
            return fixed(entry.time());
        }
        Optional<Entry> mix = entry.find("mix");
        if (mix.isEmpty()) {
            return Mixture.of(part(entry, 1));
        }
        entry.only("mix");
        var parts = new ArrayList<Mixture.Part>();
        for (Entry one : mix.get().list()) {
            parts.add(part(one, one.get("share").share()));
        }
        if (parts.isEmpty()) {
            throw mix.get().bad("at least one part is wanted here.");
        }
        return new Mixture(parts);
    }

    private static Mixture.Part part(Entry entry, double share) {
        entry.only("share", "lognormal", "gamma", "exponential", "uniform", "fixed");
        for (Object key : entry.keys()) {
            Entry shape = entry.get(String.valueOf(key));
            switch (String.valueOf(key)) {
                case "lognormal" -> {
                    shape.only("mean", "cv");
                    return new Mixture.LogNormal(
                            share, mean(shape), shape.get("cv").number());
                }
                case "gamma" -> {
                    shape.only("mean", "shape");
                    return new Mixture.Gamma(
                            share,
                            mean(shape),
                            Math.max(1e-3, shape.get("shape").number()));
                }
                case "exponential" -> {
                    return new Mixture.Exponential(share, mean(shape.only("mean")));
                }
                case "uniform" -> {
                    List<Entry> ends = shape.list();
                    if (ends.size() != 2) {
                        throw shape.bad("two times are wanted here, such as [2s, 4s].");
                    }
                    return new Mixture.Uniform(
                            share, ends.getFirst().time(), ends.getLast().time());
                }
                case "fixed" -> {
                    return new Mixture.Fixed(share, shape.time());
                }
                default -> {}
            }
        }
        throw entry.bad("one of lognormal, gamma, exponential, uniform or fixed is wanted here.");
    }

    private static double mean(Entry shape) {
        double mean = shape.get("mean").time();
        if (mean <= 0) {
            throw shape.bad("the mean must be above 0s.");
        }
        return mean;
    }

    private static Scenario.People people(Optional<Entry> agents) {
        Mixture short5 = fixed(300);
        if (agents.isEmpty()) {
            return new Scenario.People(List.of(), List.of(), List.of(), 0, short5, Scenario.Differ.NOT);
        }
        Entry one = agents.get().only("log-in", "breaks", "leaving", "pauses", "differ");
        Optional<Entry> pauses = one.find("pauses").map(entry -> entry.only("per-hour", "lasting"));
        return new Scenario.People(
                rules(one.find("log-in")),
                rules(one.find("breaks")),
                rules(one.find("leaving")),
                pauses.map(entry -> entry.get("per-hour").number()).orElse(0.0),
                pauses.map(entry -> mixture(entry.get("lasting"))).orElse(short5),
                one.find("differ").map(ScenarioFile::differ).orElse(Scenario.Differ.NOT));
    }

    private static Scenario.Differ differ(Entry entry) {
        entry.only("talk", "wrap-up");
        return new Scenario.Differ(
                entry.find("talk").map(Entry::number).orElse(0.0),
                entry.find("wrap-up").map(Entry::number).orElse(0.0));
    }

    private static List<Scenario.Rule> rules(Optional<Entry> entry) {
        var rules = new ArrayList<Scenario.Rule>();
        for (Entry one : entry.map(Entry::list).orElse(List.of())) {
            one.only("share", "between", "at", "lasting");
            double share = one.find("share").map(Entry::share).orElse(1.0);
            double lasting = one.find("lasting").map(Entry::time).orElse(0.0);
            if (one.find("at").isPresent()) {
                double at = one.get("at").time();
                rules.add(new Scenario.Rule(share, at, at, lasting));
            } else {
                List<Entry> ends = one.get("between").list();
                if (ends.size() != 2) {
                    throw one.bad("'between' takes two times, such as [0m, 15m].");
                }
                rules.add(new Scenario.Rule(
                        share, ends.getFirst().time(), ends.getLast().time(), lasting));
            }
        }
        return rules;
    }

    private static Scenario.Leads leads(Entry leads) {
        leads.only("count", "per-agent", "chance", "attempts", "apart", "shown", "noise", "earlier-calls");
        int count = leads.find("count").map(Entry::whole).orElse(0);
        int perAgent = leads.find("per-agent").map(Entry::whole).orElse(0);
        if (count + perAgent == 0) {
            throw leads.bad("'count' or 'per-agent' must say how many leads there are.");
        }
        Optional<Entry> beta = leads.find("chance").map(one -> one.only("beta").get("beta"));
        return new Scenario.Leads(
                count,
                perAgent,
                beta.map(one -> one.list().getFirst().number()).orElse(0.0),
                beta.map(one -> one.list().getLast().number()).orElse(0.0),
                Math.max(1, leads.find("attempts").map(Entry::whole).orElse(1)),
                leads.find("apart").map(Entry::time).orElse(0.0),
                leads.find("shown").map(one -> "chance".equals(one.text())).orElse(false),
                leads.find("noise").map(Entry::number).orElse(0.0),
                leads.find("earlier-calls").map(Entry::whole).orElse(0));
    }
}
