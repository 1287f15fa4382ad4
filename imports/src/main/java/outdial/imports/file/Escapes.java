package outdial.imports.file;

/** Characters that a workbook's XML can't hold, written {@code _x000D_} by ECMA-376 22.9.2.19. */
final class Escapes {
    private static final int LENGTH = 7;

    private Escapes() {}

    /** The text meant; half a surrogate pair becomes U+FFFD, as a broken byte does in a text file. */
    static String undone(CharSequence written) {
        String text = written.toString();
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        StringBuilder meant = new StringBuilder(text.length());
        int done = 0;
        while (at >= 0) {
            int code = code(text, at);
            if (code >= 0) {
                meant.append(text, done, at).append((char) code);
                done = at + LENGTH;
            }
            at = text.indexOf("_x", Math.max(done, at + 1));
        }
        return paired(meant.append(text, done, text.length()));
    }

    private static int code(String text, int at) {
        if (at + LENGTH > text.length() || text.charAt(at + LENGTH - 1) != '_') {
            return -1;
        }
        int code = 0;
        for (int i = at + 2; i < at + LENGTH - 1; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }

    private static String paired(StringBuilder text) {
        for (int i = 0; i < text.length(); i++) {
            boolean isPair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
            if (isPair) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                text.setCharAt(i, '\uFFFD');
            }
        }
        return text.toString();
    }
}
