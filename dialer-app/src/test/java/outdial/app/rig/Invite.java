package outdial.app.rig;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** One INVITE as the network saw it, with the number as it stood in the request. */
public record Invite(String number, String callId, Instant at) {
    private static final Pattern LINE = Pattern.compile("INVITE (\\S+) (\\S+) ([0-9]{13})");

    static List<Invite> parse(String log) {
        return LINE.matcher(log)
                .results()
                .map(found -> new Invite(
                        found.group(1), found.group(2), Instant.ofEpochMilli(Long.parseLong(found.group(3)))))
                .toList();
    }
}
