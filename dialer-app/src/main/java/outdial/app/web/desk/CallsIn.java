package outdial.app.web.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import outdial.app.dialling.CampaignWatch.Known;
import outdial.app.floor.FloorInput;
import outdial.app.web.desk.DeskWork.Matter;
import outdial.compliance.Finding;
import outdial.compliance.GateFacts;
import outdial.compliance.NumberFacts;
import outdial.compliance.NumberReader;
import outdial.compliance.NumberReader.Reading;
import outdial.compliance.Verdict;
import outdial.sql.GuestFacts;
import outdial.sql.TransferTargets;
import outdial.sql.TransferTargets.Target;

/**
 * Calls third parties in to talks, by the numbers that agents type or choose. The gate is asked here, so that its
 * objections are told to the agent who asks, and again by the floor, which alone gets a permit. Waits for the database.
 */
final class CallsIn {
    /** Of no country: such a number must carry its country's code. */
    private static final String NO_COUNTRY = "ZZ";

    private final DSLContext dsl;
    private final NumberReader numbers;

    CallsIn(DSLContext dsl, NumberReader numbers) {
        this.dsl = dsl;
        this.numbers = numbers;
    }

    /** @param atOnce whether the person is left with whoever answers there */
    Reply number(Matter matter, String typed, boolean atOnce) {
        Optional<GateFacts.Terms> terms = matter.place()
                .campaigns()
                .apply(matter.subject().campaign())
                .map(Known::campaign)
                .map(campaign -> campaign.terms());
        if (terms.isEmpty()) {
            return new Reply.Later();
        }
        return switch (numbers.read(typed, country(terms.get()))) {
            case Reading.Refused(var why) -> new Reply.Refused(List.of(why));
            case Reading.Understood(var number) -> call(matter, terms.get(), number, atOnce);
        };
    }

    /** A number without its country's code is one of the only country that the campaign calls. */
    private static String country(GateFacts.Terms terms) {
        Set<String> countries = terms.countries();
        return countries.size() == 1 ? countries.iterator().next() : NO_COUNTRY;
    }

    private Reply call(Matter matter, GateFacts.Terms terms, NumberFacts number, boolean atOnce) {
        Instant at = matter.place().clock().instant();
        Optional<Target> target = new TransferTargets(dsl, matter.subject().client())
                .of(matter.subject().campaign()).stream()
                        .filter(one -> one.number().equals(number.number()))
                        .findFirst();
        var facts = new GuestFacts(dsl, terms);
        GateFacts asked = target.isPresent()
                ? facts.target(matter.subject(), number, at)
                : facts.typed(matter.subject(), number, at);
        String name = target.map(Target::name).orElse("");
        return switch (matter.place().gate().judge(asked, at)) {
            case Verdict.Allowed _ ->
                DeskWork.tell(
                        matter.place(), new FloorInput.CallIn(matter.agent(), matter.attempt(), asked, name, atOnce));
            case Verdict.Deferred(var _, var findings) -> refused(findings);
            case Verdict.Denied(var findings) -> refused(findings);
        };
    }

    private static Reply refused(List<Finding> findings) {
        return new Reply.Refused(findings.stream().map(Finding::sentence).toList());
    }
}
