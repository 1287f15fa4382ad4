package outdial.imports.file;

import java.nio.charset.Charset;
import java.util.List;

/**
 * An encoding of one byte a letter, and the letters that its languages use. Which of them a text is in shows in the
 * letters it would have: the right one gives words of one alphabet in one case.
 */
enum Alphabet {
    WESTERN("windows-1252", "éèêëàâäáãåæçïîíìñöôóòõøœüûúùÿßÉÈÀÁÄÅÆÇÍÑÖÓÔØÜÚ", ""),
    CYRILLIC(
            "windows-1251",
            "абвгдежзийклмнопрстуфхцчшщъьюяыэіїєґљњћђџѕјёАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЮЯІЇЄ",
            "BG RU UA BY RS MK KZ"),
    BALTIC("windows-1257", "ąčęėįšųūžāēģīķļņōŗõäöüĄČĘĖĮŠŲŪŽĀĒĪÕÄÖÜ", "LT LV EE"),
    ARABIC("windows-1256", "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئپچژگکہھٹڈڑں", "IR AF AE EG SA IQ PK");

    /** Bytes above 0x7F that are looked at. */
    private static final int ENOUGH = 20_000;

    private final String charset;
    private final String letters;
    private final String countries;

    Alphabet(String charset, String letters, String countries) {
        this.charset = charset;
        this.letters = letters;
        this.countries = countries;
    }

    /**
     * The encoding that gives the bytes the most sense.
     *
     * @param country ISO 3166 two letters; decides where others do as well
     */
    static Charset likeliest(byte[] bytes, String country) {
        Alphabet best = WESTERN;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (Alphabet each : values()) {
            double score = each.score(bytes) + (each.isUsualIn(country) ? 0.15 : 0);
            if (score > bestScore) {
                best = each;
                bestScore = score;
            }
        }
        return Charset.forName(best.charset);
    }

    private boolean isUsualIn(String country) {
        return countries.contains(country)
                || (this == WESTERN
                        && List.of(values()).stream().noneMatch(other -> other.countries.contains(country)));
    }

    /** Between -2 and 1, for each letter of the upper half: in its place, out of place, or no letter at all. */
    private double score(byte[] bytes) {
        String text = new String(bytes, Charset.forName(charset));
        long seen = 0;
        double score = 0;
        for (int i = 0; i < text.length() && seen < ENOUGH; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                seen++;
                score += score(c, i > 0 ? text.charAt(i - 1) : ' ');
            }
        }
        return seen == 0 ? 0 : score / seen;
    }

    private double score(char c, char before) {
        if (letters.indexOf(c) < 0) {
            return Character.isLetter(c) ? -1 : c == '\uFFFD' || Character.isISOControl(c) ? -2 : -0.3;
        }
        boolean isCaseBroken = Character.isUpperCase(c) && Character.isLowerCase(before);
        boolean isScriptBroken =
                Character.isLetter(before) && Character.UnicodeScript.of(before) != Character.UnicodeScript.of(c);
        // Letters with marks stand among plain ones; two side by side are the sign of another alphabet.
        boolean isTooMany = Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN
                && before >= 0x80
                && Character.isLetter(before);
        return isCaseBroken || isScriptBroken || isTooMany ? -1 : 1;
    }
}
