package outdial.imports.file;

/** Letters of several bytes that are well formed in UTF-8, and bytes that fit in none. */
record Utf8Bytes(long whole, long broken) {
    static Utf8Bytes in(byte[] bytes) {
        long whole = 0;
        long broken = 0;
        for (int i = 0; i < bytes.length; ) {
            int length = length(bytes[i] & 0xFF);
            if (i + length > bytes.length) {
                broken += bytes.length < 1024 ? 1 : 0; // in a long sample, cut off by the end of what was looked at
                break;
            }
            if (length == 0 || !continues(bytes, i, length)) {
                broken++;
                i++;
            } else {
                whole += length > 1 ? 1 : 0;
                i += length;
            }
        }
        return new Utf8Bytes(whole, broken);
    }

    /** Bytes of the letter that begins so, by RFC 3629; 0 when none does. */
    private static int length(int first) {
        if (first < 0x80) {
            return 1;
        }
        return first >= 0xC2 && first < 0xE0
                ? 2
                : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
    }

    private static boolean continues(byte[] bytes, int at, int length) {
        for (int i = at + 1; i < at + length; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
