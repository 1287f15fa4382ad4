package outdial.compliance.pack;

/** What kind of line a number is, as far as rules ask. Where a country doesn't tell mobiles apart, a line is both. */
public enum Line {
    FIXED,
    MOBILE,
    FIXED_OR_MOBILE,
    OTHER
}
