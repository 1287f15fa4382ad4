package outdial.app.web.desk;

import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import outdial.app.web.desk.DeskPhones.Access;
import outdial.app.web.desk.DeskPhones.Access.Softphone;
import outdial.sql.AgentAccounts.Seat;

/**
 * The first word to a page: who sits here, and what kind of phone the page is.
 *
 * @param phone the softphone's login; absent when calls are simulated
 * @param choice what the agent may choose in its place; absent when only the page is a phone
 * @param leg how the agent is heard now
 */
record Hello(
        String name,
        TreeSet<String> languages,
        boolean simulated,
        @Nullable Login phone,
        Leg.@Nullable Choice choice,
        Leg leg) {
    /** What the page registers with. */
    record Login(String user, String password, String domain) {}

    static Hello of(Seat who, Access access, Optional<Leg.Choice> choice, Leg leg) {
        return new Hello(
                who.name(),
                new TreeSet<>(who.profile().languages()),
                access instanceof Access.Simulated,
                access instanceof Softphone phone ? new Login(phone.user(), phone.password(), phone.domain()) : null,
                choice.orElse(null),
                leg);
    }
}
