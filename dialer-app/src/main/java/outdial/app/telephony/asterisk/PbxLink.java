package outdial.app.telephony.asterisk;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Where the exchange is and who we are to it. {@link PbxConfig} makes the secrets and leaves this in
 * {@value #FILE}; {@link #load} reads it back.
 *
 * @param host address of the manager interface
 * @param port TCP port of the manager interface
 * @param carrier address to which its calls go
 * @param ari base address of Asterisk's REST interface, for example {@code http://127.0.0.1:8088/ari/}
 */
public record PbxLink(
        String host, int port, String user, String secret, String carrier, URI ari, String ariUser, String ariSecret) {
    /** The name of the file in which the secrets of a site are handed to the dialer. */
    public static final String FILE = "pbx.properties";

    /**
     * Reads what {@link PbxConfig} wrote.
     *
     * @throws IOException when the file is missing or lacks a key; the message says which
     */
    public static PbxLink load(Path file) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new PbxLink(
                value(properties, "host", file),
                Integer.parseInt(value(properties, "port", file)),
                value(properties, "user", file),
                value(properties, "secret", file),
                value(properties, "carrier", file),
                URI.create(value(properties, "ari", file)),
                value(properties, "ari-user", file),
                value(properties, "ari-secret", file));
    }

    /** Writes what {@link #load} reads. */
    public void store(Writer writer) throws IOException {
        writer.write("# The dialer's way to its exchange. Keep it readable for the dialer alone.\n");
        writer.write("host=%s%nport=%d%nuser=%s%nsecret=%s%ncarrier=%s%n".formatted(host, port, user, secret, carrier));
        writer.write("ari=%s%nari-user=%s%nari-secret=%s%n".formatted(ari, ariUser, ariSecret));
    }

    private static String value(Properties properties, String key, Path file) throws IOException {
        String value = properties.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new IOException("No '" + key + "' in " + file + ". Write it anew with: outdial pbx-config DIR");
        }
        return value;
    }

    /** Without the secrets, for logs. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}
