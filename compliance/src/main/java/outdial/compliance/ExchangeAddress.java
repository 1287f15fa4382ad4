package outdial.compliance;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where calls go: the host of the exchange, or {@code simulated}.
 *
 * @param host an address without a port. Names are not looked up, since what they mean can change: {@code localhost}
 *     counts as an exchange that may reach people.
 */
public record ExchangeAddress(String host) {
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern LOOPBACK_4 = Pattern.compile("127(\\." + BYTE + "){3}");
    private static final Set<String> LOOPBACK_6 = Set.of("::1", "[::1]", "0:0:0:0:0:0:0:1");

    /** Whether a call by this exchange surely stays in this machine. */
    public boolean reachesNobody() {
        return host.equals("simulated")
                || LOOPBACK_6.contains(host)
                || LOOPBACK_4.matcher(host).matches();
    }
}
