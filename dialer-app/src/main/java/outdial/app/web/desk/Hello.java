package outdial.app.web.desk;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import outdial.app.web.desk.DeskPhones.Access;
import outdial.app.web.desk.DeskPhones.Access.Softphone;
import outdial.sql.AgentAccounts.Seat;

/**
 * The first word to a page: who sits here, and what kind of phone the page is.
 *
 * @param phone the softphone's login; absent when calls are simulated
 */
record Hello(
        String name,
        TreeSet<String> languages,
        boolean simulated,
        @Nullable Login phone) {
    /** What the page registers with. */
    record Login(String user, String password, String domain) {}

    static Hello of(Seat who, Access access) {
        return new Hello(
                who.name(),
                new TreeSet<>(who.profile().languages()),
                access instanceof Access.Simulated,
                access instanceof Softphone phone ? new Login(phone.user(), phone.password(), phone.domain()) : null);
    }
}
