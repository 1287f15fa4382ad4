package outdial.compliance.pack;

/** What a call is for, as the law sees it. */
public enum CallKind {
    SALES,
    /** Opinion and social research; a survey about goods on offer is sales in some countries. */
    RESEARCH,
    CHARITY,
    POLITICAL,
    /** About a contract, an invoice, an order or a delivery. */
    SERVICE
}
