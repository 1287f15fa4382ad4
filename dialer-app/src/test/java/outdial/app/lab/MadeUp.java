package outdial.app.lab;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Worlds that nobody tuned to: how long, who answers, rings, talks, detectors and who leaves, drawn at random. */
final class MadeUp {
    private final RandomGenerator random;
    private final int number;

    private MadeUp(int number) {
        this.number = number;
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(number);
    }

    /** The same for the same number. */
    static Scenario world(int number) {
        var made = new MadeUp(number);
        return ScenarioFile.parse("made-up-" + number + ".yaml", made.text());
    }

    private String text() {
        double hours = any(0.5, 1, 2, 4, 8, 10);
        double answered = random.nextBoolean() ? between(3, 10) : between(10, 50);
        var text = new StringBuilder("name: made-up-" + number + "\nabout: Made up.\nteams: [2, 5, 12, 40]\n");
        text.append("length: " + hours + "h\nanswers:\n  person: ");
        if (random.nextInt(4) == 0) {
            text.append("{steps: [" + step(0, answered));
            text.append(", " + step(hours * 0.35, answered * between(0.4, 0.7)));
            text.append(", " + step(hours * 0.7, answered * between(1.2, 1.6)) + "]}\n");
        } else {
            text.append(hundredths(answered) + " %\n");
        }
        if (random.nextInt(10) < 3) {
            double machines = Math.min(answered * between(0.5, 2), 90 - answered * 1.6);
            text.append("  machine: " + hundredths(machines) + " %\n");
            text.append("detection: {takes: {uniform: [1s, 1.8s]}, clock: ");
            text.append(random.nextBoolean() ? "verdict}\n" : "answer}\n");
        }
        text.append("failing: {share: " + random.nextInt(10) + " %, after: {uniform: [2s, 4s]}}\n");
        text.append("dialling: {lognormal: {mean: " + any(1, 2, 4) + "s, cv: 0.4}}\n");
        text.append("ringing: {gamma: {mean: " + any(4, 8, 14) + "s, shape: " + any(2, 3, 5) + "}}\n");
        text.append("ring-time-out: " + any(16, 20, 25, 30) + "s\n");
        text.append("talk: {lognormal: {mean: " + any(15, 40, 90, 180, 400) + "s, cv: " + any(0.3, 0.8, 1.3) + "}}\n");
        text.append("wrap-up: {lognormal: {mean: " + any(4, 12, 25, 60) + "s, cv: " + any(0.3, 0.6, 1) + "}}\n");
        if (random.nextInt(10) < 4) {
            text.append("agents:\n  leaving: [{share: " + (10 + random.nextInt(40)) + " %, between: [");
            text.append(hundredths(hours * 0.3) + "h, " + hundredths(hours * 0.8) + "h]}]\n");
        }
        return text.toString();
    }

    private static String step(double hour, double answered) {
        return "{from: " + hundredths(hour) + "h, is: " + hundredths(answered) + " %}";
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    private double any(double... one) {
        return one[random.nextInt(one.length)];
    }
}
