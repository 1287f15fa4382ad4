package outdial.imports.row;

import java.util.Locale;

/** What a file of consents says of each, beside the number. */
public enum ConsentField {
    /** Of which kind it is, such as express or written. */
    CONSENT,
    /** How it was given: a web form, a letter, a call. */
    CHANNEL,
    /** What was agreed to, word by word. */
    WORDING,
    /** Where the proof lies. */
    EVIDENCE,
    GIVEN,
    /** When it ends, if it does. */
    EXPIRES,
    /** The only kind of call it covers, if it covers one only. */
    PURPOSE,
    /** The only campaign it covers, if it covers one only. */
    CAMPAIGN;

    /** The name by which a column is chosen to hold it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether no consent is kept without it. */
    public boolean isNeeded() {
        return switch (this) {
            case CONSENT, CHANNEL, WORDING, EVIDENCE, GIVEN -> true;
            case EXPIRES, PURPOSE, CAMPAIGN -> false;
        };
    }
}
