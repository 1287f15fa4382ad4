package outdial.app.telephony;

import java.util.regex.Pattern;

/**
 * Where an agent's phone rings: the name of a SIP endpoint of ours, 2 to 32 lower-case letters and digits. Nothing
 * else can be said with it.
 */
public record AgentPhone(String endpoint) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]{2,32}");

    public AgentPhone {
        if (!NAME.matcher(endpoint).matches()) {
            throw new IllegalArgumentException("Not the name of an agent's phone: '" + endpoint + "'");
        }
    }
}
