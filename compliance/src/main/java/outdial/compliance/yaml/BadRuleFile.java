package outdial.compliance.yaml;

/** A rule book or rule pack that can't be used: which file, which rule, why. */
public final class BadRuleFile extends IllegalArgumentException {
    private final String file;
    private final String rule;

    /** {@code rule} is empty when the trouble lies in the file as a whole. */
    public BadRuleFile(String file, String rule, String reason) {
        super(file + (rule.isEmpty() ? "" : ", rule " + rule) + ": " + reason);
        this.file = file;
        this.rule = rule;
    }

    public String file() {
        return file;
    }

    /** The rule in trouble, or empty. */
    public String rule() {
        return rule;
    }
}
