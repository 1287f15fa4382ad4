package outdial.app.telephony.asterisk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What differs from one exchange to the next; everything else stands in the templates. No value may hold a line break,
 * a semicolon, a bracket or a quote, so none can add a line to a configuration.
 *
 * @param company who calls, as the information message says it
 * @param callBack the number to call back, as the information message says it
 * @param lines the most channels at a time; a call takes three
 */
public record PbxSite(
        String company,
        String callBack,
        Places places,
        Listeners listeners,
        Trunk trunk,
        Patience patience,
        int lines) {
    private static final Pattern PLAIN = Pattern.compile("[^\\p{Cntrl};\\[\\]\"'`$\\\\|&<>]{0,200}");

    public PbxSite {
        plain(company);
        plain(callBack);
        if (company.isBlank()) {
            throw new IllegalArgumentException("The information message must name the company that calls");
        }
    }

    /** A site on Debian's own Asterisk, on this machine, behind the carrier {@code trunk}. */
    public static PbxSite debian(String company, String callBack, Trunk trunk) {
        return new PbxSite(company, callBack, Places.debian(), Listeners.loopback(), trunk, Patience.usual(), 1000);
    }

    /** Directories as the exchange sees them. */
    public record Places(
            String etc,
            String modules,
            String state,
            String data,
            String spool,
            String run,
            String log,
            String sounds,
            String recordings) {
        public Places {
            for (String place : new String[] {etc, modules, state, data, spool, run, log, sounds, recordings}) {
                if (!Path.of(plain(place)).isAbsolute()) {
                    throw new IllegalArgumentException("Not an absolute path: '" + place + "'");
                }
            }
        }

        static Places debian() {
            return new Places(
                    "/etc/asterisk",
                    "/usr/lib/" + System.getProperty("os.arch").replace("amd64", "x86_64")
                            + "-linux-gnu/asterisk/modules",
                    "/var/lib/asterisk",
                    "/usr/share/asterisk",
                    "/var/spool/asterisk",
                    "/run/asterisk",
                    "/var/log/asterisk",
                    "/var/lib/asterisk/outdial",
                    "/var/spool/asterisk/monitor/outdial");
        }
    }

    /**
     * Addresses and ports the exchange listens on.
     *
     * @param dialerNetwork who may use the manager interface, {@code address/mask}
     * @param external the address carriers see, when the exchange stands behind a NAT
     * @param certificate path of a PEM certificate for browsers' softphones, with its key beside it as {@code .key}
     */
    public record Listeners(
            String amiAddress,
            int amiPort,
            String dialerNetwork,
            String httpAddress,
            int httpPort,
            String sipAddress,
            int sipPort,
            int rtpFirst,
            int rtpLast,
            Optional<String> external,
            Optional<String> certificate) {
        public Listeners {
            plain(amiAddress);
            plain(dialerNetwork);
            plain(httpAddress);
            plain(sipAddress);
            external.ifPresent(PbxSite::plain);
            certificate.ifPresent(PbxSite::plain);
        }

        static Listeners loopback() {
            return new Listeners(
                    "127.0.0.1",
                    5038,
                    "127.0.0.1/255.255.255.255",
                    "127.0.0.1",
                    8088,
                    "0.0.0.0",
                    5060,
                    10000,
                    19999,
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /**
     * The carrier.
     *
     * @param codecs in order of preference, as Asterisk names them: {@code ulaw} or {@code alaw,ulaw}
     * @param dialPrefix what the carrier wants before the digits: nothing, {@code +} or {@code 00}
     * @param login user and password, when the carrier asks for them
     */
    public record Trunk(String host, int port, String codecs, String dialPrefix, Optional<Login> login) {
        private static final Pattern PREFIX = Pattern.compile("\\+?[0-9]{0,6}");

        public Trunk {
            plain(host);
            plain(codecs);
            if (!PREFIX.matcher(dialPrefix).matches()) {
                throw new IllegalArgumentException("Not a dialling prefix: '" + dialPrefix + "'");
            }
        }
    }

    /** User and password at the carrier. */
    public record Login(String user, String password) {
        public Login {
            plain(user);
            plain(password);
        }

        @Override
        public String toString() {
            return user;
        }
    }

    /**
     * How long the dialplan lets people wait by itself, with or without a dialer.
     *
     * @param unclaimed from the answer, or from the end of the greeting, to the information message
     * @param lost music for a person whose agent's leg died, before the sentence that ends the call
     * @param hold the longest hold
     * @param call the longest call
     */
    public record Patience(Duration unclaimed, Duration lost, Duration hold, Duration call) {
        static Patience usual() {
            return new Patience(
                    Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofMinutes(5), Duration.ofHours(2));
        }
    }

    private static String plain(String value) {
        if (!PLAIN.matcher(value).matches()) {
            throw new IllegalArgumentException("Not fit for a configuration file: '" + value + "'");
        }
        return value;
    }
}
