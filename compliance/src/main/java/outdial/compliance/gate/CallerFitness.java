package outdial.compliance.gate;

import outdial.compliance.gate.CallFacts.Circumstances;
import outdial.compliance.pack.Terms;

/** Whether the number shown suits the called person's country and the call's purpose. */
final class CallerFitness {
    private CallerFitness() {}

    static boolean isFit(Terms.CallerId rule, Circumstances circumstances) {
        return circumstances.shown().map(shown -> isFit(rule, shown)).orElse(true);
    }

    private static boolean isFit(Terms.CallerId rule, ShownNumber shown) {
        if (shown.digits().isEmpty()) {
            return !rule.present();
        }
        return (!rule.own() || shown.own())
                && rule.never().stream().noneMatch(shown.digits()::startsWith)
                && (rule.only().isEmpty() || rule.only().stream().anyMatch(shown.digits()::startsWith));
    }
}
