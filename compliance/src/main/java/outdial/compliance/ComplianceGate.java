package outdial.compliance;

import java.time.Instant;

/** Decides whether a number may be dialled. Pure and total: the same facts, book and instant give the same verdict. */
public final class ComplianceGate {
    private final RuleBook book;

    public ComplianceGate(RuleBook book) {
        this.book = book;
    }

    /** The verdict for dialling {@code facts} at {@code at}. */
    public Verdict judge(GateFacts facts, Instant at) {
        return book.judge(facts, at);
    }
}
