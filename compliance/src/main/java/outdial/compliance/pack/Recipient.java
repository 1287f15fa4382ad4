package outdial.compliance.pack;

/** Who is called: a business is a legal person, a sole trader counts as consumer. */
public enum Recipient {
    CONSUMER,
    BUSINESS
}
