package outdial.app.telephony.asterisk;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outdial.app.telephony.asterisk.PbxSite.Listeners;
import outdial.app.telephony.asterisk.PbxSite.Patience;
import outdial.app.telephony.asterisk.PbxSite.Places;
import outdial.app.telephony.asterisk.PbxSite.Trunk;

/** Writes the Asterisk configuration of a site from the templates, with secrets that no other site has. */
public final class PbxConfig {
    private static final List<String> TEMPLATES = List.of(
            "acl",
            "amd",
            "ari",
            "asterisk",
            "ccss",
            "cdr",
            "cel",
            "cli_aliases",
            "confbridge",
            "extensions",
            "features",
            "http",
            "indications",
            "logger",
            "manager",
            "modules",
            "musiconhold",
            "pjproject",
            "pjsip",
            "rtp",
            "sorcery",
            "stasis",
            "udptl",
            "websocket_client");
    private static final Pattern PLACEHOLDER = Pattern.compile("@([a-z]+(?:\\.[a-z]+)*)@");
    private static final String USER = "outdial";

    private final PbxSite site;
    private final PbxLink link;

    /** A configuration with new secrets from {@code random}. */
    public PbxConfig(PbxSite site, SecureRandom random) {
        this.site = site;
        Listeners at = site.listeners();
        this.link = new PbxLink(
                at.amiAddress(),
                at.amiPort(),
                USER,
                secret(random),
                site.trunk().host(),
                URI.create("http://" + at.httpAddress() + ":" + at.httpPort() + "/ari/"),
                USER,
                secret(random));
    }

    /** How the dialer reaches the exchange so configured. */
    public PbxLink link() {
        return link;
    }

    /**
     * What was written, and what a person does next.
     *
     * @param files every file, in the order written
     * @param next sentences, each one step
     */
    public record Written(List<Path> files, List<String> next) {
        public Written {
            files = List.copyOf(files);
            next = List.copyOf(next);
        }
    }

    /**
     * Writes {@code etc/}, {@code sounds/} and {@value PbxLink#FILE} into {@code directory}, which is made if missing;
     * files of an earlier run are replaced, and with them the secrets.
     */
    public Written writeTo(Path directory) throws IOException {
        var files = new ArrayList<Path>();
        Path etc = privateDirectory(directory.resolve("etc"));
        Sounds sounds = new Sounds(site, privateDirectory(directory.resolve("sounds")));
        Map<String, String> names = sounds.make();
        Map<String, String> values = values(names);
        for (String template : TEMPLATES) {
            files.add(write(etc.resolve(template + ".conf"), filled(template, values), "rw-r-----"));
        }
        var properties = new StringWriter();
        link.store(properties);
        files.add(write(directory.resolve(PbxLink.FILE), properties.toString(), "rw-------"));
        files.addAll(sounds.files());
        return new Written(files, next(directory, sounds.spoken()));
    }

    private List<String> next(Path directory, boolean spoken) {
        Places at = site.places();
        var next = new ArrayList<String>();
        if (!spoken) {
            next.add("Record the messages: espeak-ng and sox are not here, so Asterisk's stock phrases are played and"
                    + " the information message does not name " + site.company()
                    + ". Or apt-get install espeak-ng sox, and run this again.");
        }
        next.add("On the exchange (Debian: apt-get install asterisk, version 22): cp " + directory + "/etc/*.conf "
                + at.etc() + "/");
        next.add("mkdir -p " + at.sounds() + " " + at.recordings() + "; cp -r " + directory + "/sounds/. " + at.sounds()
                + "/");
        next.add("chown -R asterisk: " + at.etc() + " " + at.sounds() + " " + at.recordings());
        next.add("systemctl restart asterisk");
        next.add("Give the dialer " + directory.resolve(PbxLink.FILE) + "; then check with: outdial doctor");
        return next;
    }

    private Map<String, String> values(Map<String, String> soundNames) {
        var values = new HashMap<String, String>(soundNames);
        Places at = site.places();
        values.putAll(Map.of("etc", at.etc(), "modules", at.modules(), "state", at.state(), "data", at.data()));
        values.putAll(Map.of("spool", at.spool(), "run", at.run(), "log", at.log(), "sounds", at.sounds()));
        values.putAll(Map.of("recordings", at.recordings(), "name", USER, "lines", site.lines() + ""));
        Listeners on = site.listeners();
        values.putAll(Map.of("ami.address", on.amiAddress(), "ami.port", on.amiPort() + ""));
        values.putAll(Map.of("ami.user", link.user(), "ami.secret", link.secret()));
        values.putAll(Map.of("dialer.network", on.dialerNetwork()));
        values.putAll(Map.of("http.address", on.httpAddress(), "http.port", on.httpPort() + ""));
        values.putAll(Map.of("ari.user", link.ariUser(), "ari.secret", link.ariSecret()));
        values.putAll(Map.of("sip.address", on.sipAddress(), "sip.port", on.sipPort() + ""));
        values.putAll(Map.of("rtp.first", on.rtpFirst() + "", "rtp.last", on.rtpLast() + "", "ice", ""));
        values.putAll(optional(on));
        values.putAll(trunk(site.trunk()));
        values.putAll(patience(site.patience()));
        return values;
    }

    private static Map<String, String> optional(Listeners on) {
        return Map.of(
                "external",
                on.external()
                        .map(address -> "external_media_address = " + address + "\nexternal_signaling_address = "
                                + address + "\nlocal_net = 10.0.0.0/8\nlocal_net = 172.16.0.0/12"
                                + "\nlocal_net = 192.168.0.0/16")
                        .orElse("; Seen from outside as it is: no NAT."),
                "media",
                on.sipAddress().equals("0.0.0.0")
                        ? ""
                        : "media_address = " + on.sipAddress() + "\nbind_rtp_to_media_address = yes",
                "https",
                on.certificate()
                        .map(pem -> "tlsenable = yes\ntlsbindaddr = 0.0.0.0:8089\ntlscertfile = " + pem
                                + "\ntlsprivatekey = " + pem + ".key")
                        .orElse("; No certificate given: browsers come through the dialer's own proxy."));
    }

    private static Map<String, String> trunk(Trunk trunk) {
        return Map.of(
                "trunk.host", trunk.host(),
                "trunk.port", trunk.port() + "",
                "codecs", trunk.codecs(),
                "dial.prefix", trunk.dialPrefix(),
                "plus", trunk.dialPrefix().equals("+") ? "+" : "",
                "trunk.auth", trunk.login().isPresent() ? "outbound_auth = outdial-trunk" : "",
                "trunk.credentials",
                        trunk.login()
                                .map(login -> "[outdial-trunk]\ntype = auth\nauth_type = digest\nusername = "
                                        + login.user() + "\npassword = " + login.password())
                                .orElse("; The carrier knows us by our address."));
    }

    private static Map<String, String> patience(Patience patience) {
        return Map.of(
                "wait.ms", patience.unclaimed().toMillis() + "",
                "lost.seconds", patience.lost().toSeconds() + "",
                "hold.seconds", patience.hold().toSeconds() + "",
                "call.seconds", patience.call().toSeconds() + "");
    }

    private static String filled(String template, Map<String, String> values) throws IOException {
        String name = "/asterisk/" + template + ".conf";
        try (InputStream in = PbxConfig.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("The program lacks its template " + name);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return PLACEHOLDER.matcher(text).replaceAll(hole -> {
                String value = values.get(hole.group(1));
                if (value == null) {
                    throw new IllegalStateException("Nothing to put for " + hole.group() + " in " + name);
                }
                return Matcher.quoteReplacement(value);
            });
        }
    }

    private static Path write(Path file, String text, String rights) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights)));
        return Files.writeString(file, text);
    }

    private static Path privateDirectory(Path directory) throws IOException {
        return Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
    }

    private static String secret(SecureRandom random) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
