package outdial.app.settings;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The {@code outdial.*} settings; every default is here and nowhere else, but for {@code var}, which logging needs
 * before this record exists and which therefore stands in {@code application.yml}.
 *
 * @param var folder of everything the program keeps: database, logs, spool, workbooks
 * @param seats agents that may be signed in at once; by the figures of a machine that also carries the media, 30 for
 *     each core
 * @param keepMonths how many whole months of attempts and events are kept before they are dropped; at least 1
 */
@ConfigurationProperties(prefix = "outdial", ignoreUnknownFields = false)
public record DialerSettings(
        Path var,
        @DefaultValue("60") int seats,
        @DefaultValue("60") int keepMonths,
        @DefaultValue Database database,
        @DefaultValue Web web,
        @DefaultValue Pbx pbx,
        @DefaultValue Recordings recordings,
        @DefaultValue Reports reports) {
    public DialerSettings {
        if (seats < 1) {
            throw new IllegalArgumentException("outdial.seats must be 1 or more: " + seats);
        }
        if (keepMonths < 1) {
            throw new IllegalArgumentException("outdial.keep-months must be 1 or more: " + keepMonths);
        }
        var = var.toAbsolutePath().normalize();
    }

    /**
     * Where the tables are. Without {@code url} the program runs a server of its own under {@code var}.
     *
     * @param url {@code jdbc:mysql://…} of a MySQL 8.4 or newer, or a MariaDB 11.4 or newer; empty for our own server
     * @param port of our own server, on loopback; 0 takes any free one
     * @param cacheMb memory of our own server for data pages
     * @param connections at most so many at a time from this program
     */
    public record Database(
            @DefaultValue("") String url,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("0") int port,
            @DefaultValue("256") int cacheMb,
            @DefaultValue("16") int connections) {
        /** Whether the program brings its own server. */
        public boolean isOwn() {
            return url.isBlank();
        }

        @Override
        public String toString() {
            return isOwn() ? "own server" : url.replaceFirst("\\?.*", "") + " as " + user;
        }
    }

    /**
     * The pages.
     *
     * @param address the interface to listen on; loopback until you say otherwise, because it speaks plain HTTP
     * @param https whether people reach it by HTTPS, through a proxy in front of it: cookies are then never sent in clear
     * @param managementPort for {@code /health} and {@code /metrics}, on loopback only
     */
    public record Web(
            @DefaultValue("127.0.0.1") String address,
            @DefaultValue("8080") int port,
            @DefaultValue("false") boolean https,
            @DefaultValue("8081") int managementPort) {}

    /**
     * What is recorded of calls.
     *
     * @param folder where the exchange leaves recordings, as this machine sees it; empty when it can't, and then pages
     *     play none
     * @param keepDays how long a recording is kept before its file is removed; at least 1
     */
    public record Recordings(
            @DefaultValue("") String folder,
            @DefaultValue("90") int keepDays) {
        public Recordings {
            if (keepDays < 1) {
                throw new IllegalArgumentException("outdial.recordings.keep-days must be 1 or more: " + keepDays);
            }
        }
    }

    /**
     * The Asterisk that makes the calls.
     *
     * @param file the {@code pbx.properties} that {@code outdial pbx-config} wrote; empty as long as there is none
     */
    public record Pbx(@DefaultValue("") String file) {
        /** Whether one is named. */
        public boolean isSet() {
            return !file.isBlank();
        }
    }

    /**
     * Files of figures, made in the background and sent out by schedules.
     *
     * @param keepDays how long a made file can be fetched
     * @param atOnce files made at a time in this program
     * @param folder that schedules write below; empty for {@code reports/sent} below {@code var}
     */
    public record Reports(
            @DefaultValue("14") int keepDays,
            @DefaultValue("2") int atOnce,
            @DefaultValue("") String folder,
            @DefaultValue Mail mail) {
        public Reports {
            if (keepDays < 1 || atOnce < 1) {
                throw new IllegalArgumentException(
                        "outdial.reports.keep-days and outdial.reports.at-once must be 1 or more");
            }
        }
    }

    /**
     * The server that letters go out by; without {@code host} none are sent.
     *
     * @param user empty for a server that asks for none
     * @param from the sender's address
     */
    public record Mail(
            @DefaultValue("") String host,
            @DefaultValue("587") int port,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("outdial@localhost") String from,
            @DefaultValue("STARTTLS") Security security) {
        /** How the way to the server is closed. */
        public enum Security {
            NONE,
            STARTTLS,
            TLS
        }

        @Override
        public String toString() {
            return host.isBlank() ? "none" : host + ":" + port + " as " + from;
        }
    }
}
