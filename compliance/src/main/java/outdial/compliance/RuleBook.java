package outdial.compliance;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import outdial.compliance.yaml.BadRuleFile;

/**
 * The house's own rules in force, named and hashed: what a campaign may do and, where rule packs name no hours, when. At
 * every instant from its first day on a book holds every rule that is its to hold; before that it allows nothing. {@code house} is for real calls; {@code exercise} is open at all hours and knows fictional
 * numbers, and so is refused with any exchange that could reach a person.
 */
public final class RuleBook {
    private final String name;
    private final String hash;
    private final boolean loopbackOnly;
    private final List<FictionalNumbers> fictional;
    private final List<Stretch> stretches;
    private final List<Stretch> withoutHours;

    /** {@code stretches} lie one after the other from the beginning to the end of time. */
    RuleBook(
            String name, String hash, boolean loopbackOnly, List<FictionalNumbers> fictional, List<Stretch> stretches) {
        this.name = name;
        this.hash = hash;
        this.loopbackOnly = loopbackOnly;
        this.fictional = List.copyOf(fictional);
        this.stretches = List.copyOf(stretches);
        this.withoutHours = stretches.stream().map(Stretch::withoutHours).toList();
    }

    /** Names of a book's rules that two people may leave aside for a time. */
    public static List<String> waivable() {
        return Arrays.stream(RuleName.values())
                .filter(RuleName::mayBeWaived)
                .map(RuleName::text)
                .toList();
    }

    /** The book for real calls. */
    public static RuleBook house() {
        return shipped("house");
    }

    /** The book for tests and demonstrations. */
    public static RuleBook exercise() {
        return shipped("exercise");
    }

    private static RuleBook shipped(String name) {
        String file = name + ".yaml";
        return of(file, DataLines.text("rulebooks/" + file));
    }

    /** The text of a book that comes with the program. */
    public static String shippedText(String name) {
        return DataLines.text("rulebooks/" + name + ".yaml");
    }

    /**
     * A book from the text of its file.
     *
     * @param file its name, for messages
     * @throws BadRuleFile if anything in it is not exactly right
     */
    public static RuleBook of(String file, String yaml) {
        return RuleBookFile.read(file, yaml);
    }

    public String name() {
        return name;
    }

    /** SHA-256 over the content, 64 hexadecimal digits: comments, spacing and the order of keys leave it as it is. */
    public String hash() {
        return hash;
    }

    /** As it stands on permits: {@code name@hash}. */
    public String title() {
        return name + "@" + hash;
    }

    /** Whether the book may be used only where no call can reach a person. */
    public boolean loopbackOnly() {
        return loopbackOnly;
    }

    /** Why the book may not be used with this exchange, as a sentence; empty if it may. */
    public Optional<String> refuses(ExchangeAddress exchange) {
        return !loopbackOnly || exchange.reachesNobody()
                ? Optional.empty()
                : Optional.of("Rule book '" + name + "' is for exercises only and was refused with exchange '"
                        + exchange.host()
                        + "'. Nothing was dialled. Use rule book 'house', or an exchange at 127.0.0.1, "
                        + "at ::1 or 'simulated'.");
    }

    /** The facts as this book sees them: a number that it holds to be fictional is as good as a real one. */
    GateFacts seen(GateFacts facts) {
        if (facts.number().valid()) {
            return facts;
        }
        for (FictionalNumbers numbers : fictional) {
            if (numbers.has(facts.number().number())) {
                var number =
                        new NumberFacts(facts.number().number(), numbers.country(), numbers.type(), true, Set.of());
                return facts.of(number);
            }
        }
        return facts;
    }

    /** The rules in force at {@code at}, but the house's hours where the law has hours of its own. */
    Stretch stretch(Instant at, boolean lawHasHours) {
        return stretch(lawHasHours ? withoutHours : stretches, at);
    }

    private static Stretch stretch(List<Stretch> stretches, Instant at) {
        for (int i = stretches.size() - 1; i > 0; i--) {
            if (!at.isBefore(stretches.get(i).from())) {
                return stretches.get(i);
            }
        }
        return stretches.getFirst();
    }
}
