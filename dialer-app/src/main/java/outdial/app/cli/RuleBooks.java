package outdial.app.cli;

import outdial.compliance.ComplianceGate;
import outdial.compliance.ExchangeAddress;
import outdial.compliance.RuleBook;

/** The gate by the name of its rule book. */
final class RuleBooks {
    private RuleBooks() {}

    /** The gate for an exchange; a book that is too free for it is refused. */
    static ComplianceGate gate(String book, ExchangeAddress exchange) {
        RuleBook chosen = switch (book) {
            case "house" -> RuleBook.house();
            case "exercise" -> RuleBook.exercise();
            default -> throw new Refused("There is no rule book '" + book + "'. There are: house, exercise.");
        };
        chosen.refuses(exchange).ifPresent(why -> {
            throw new Refused(why);
        });
        return new ComplianceGate(chosen);
    }
}
