package outdial.sql;

/** The texts that table {@code lead} keeps of a lead, each with what its column holds at most. */
public enum LeadField {
    EXTERNAL_ID(64),
    FIRST_NAME(120),
    LAST_NAME(120),
    COMPANY(200),
    EMAIL(200),
    STREET(200),
    CITY(120),
    POSTCODE(16),
    REGION(120),
    COUNTRY(2),
    LANGUAGE(8),
    ZONE(64),
    NOTE(2000);

    private final int maxChars;

    LeadField(int maxChars) {
        this.maxChars = maxChars;
    }

    /** Characters that fit. */
    public int maxChars() {
        return maxChars;
    }
}
