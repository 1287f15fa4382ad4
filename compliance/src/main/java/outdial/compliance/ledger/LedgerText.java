package outdial.compliance.ledger;

/** Texts within a line of the ledger: tabs and line ends are escaped, so that a line has as many fields as it was given. */
final class LedgerText {
    private LedgerText() {}

    static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    static String plain(String escaped) {
        var text = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '\\' && i + 1 < escaped.length()) {
                i++;
                text.append(
                        switch (escaped.charAt(i)) {
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            default -> escaped.charAt(i);
                        });
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
