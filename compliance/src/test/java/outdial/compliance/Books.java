package outdial.compliance;

/** Rule books for tests. */
final class Books {
    private Books() {}

    /** Every rule there is, with the hours of the house, and no rule packs beside it. */
    static RuleBook alone() {
        return RuleBook.of("alone.yaml", aloneText());
    }

    static String aloneText() {
        return DataLines.text("rulebooks/house.yaml")
                .replace("loopback-only: false", "loopback-only: true")
                .replace("rules:\n", """
                        rules:
                          - {rule: number-valid, from: 2020-01-01}
                          - {rule: do-not-call, from: 2020-01-01}
                        """);
    }
}
