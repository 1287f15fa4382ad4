package outdial.app.telephony.asterisk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.TelephonyDown;
import outdial.model.AgentId;

/**
 * Agents' softphones. Each login gets an endpoint and a random password in the exchange's memory, by its REST
 * interface; nothing of it is stored anywhere, and a restarted exchange is told again. Safe on any thread.
 */
public final class AgentPhones {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final List<String> KINDS = List.of("auth", "aor", "endpoint");

    /** What the browser registers with. */
    public record Login(AgentPhone.Softphone phone, String password) {
        /** Without the password, for logs. */
        @Override
        public String toString() {
            return phone.endpoint();
        }
    }

    private final PbxLink where;
    private final SecureRandom random = new SecureRandom();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    /** A phone is told as a whole: two tellings at once would leave the password of one with the endpoint of the other. */
    private final ReentrantLock telling = new ReentrantLock();

    private final Map<AgentPhone.Softphone, Login> admitted = new ConcurrentHashMap<>();

    AgentPhones(PbxLink where) {
        this.where = where;
    }

    /** Lets the agent's softphone register, with a new password; an older one of the agent is void. */
    public Login admit(AgentId agent) throws TelephonyDown {
        return admit(new AgentPhone.Softphone("agent" + agent.value()));
    }

    /** Lets this softphone register, with a new password; an older one of it is void. */
    Login admit(AgentPhone.Softphone phone) throws TelephonyDown {
        byte[] secret = new byte[18];
        random.nextBytes(secret);
        var login = new Login(phone, HexFormat.of().formatHex(secret));
        telling.lock();
        try {
            push(login);
            admitted.put(login.phone(), login);
        } finally {
            telling.unlock();
        }
        return login;
    }

    /** Tells the exchange once more of a phone that it says it does not know; nothing for one that was not admitted. */
    public void again(AgentPhone.Softphone phone) throws TelephonyDown {
        telling.lock();
        try {
            Login known = admitted.get(phone);
            if (known != null) {
                push(known);
            }
        } finally {
            telling.unlock();
        }
    }

    /** The phone may register no more. */
    public void dismiss(AgentPhone.Softphone phone) throws TelephonyDown {
        telling.lock();
        try {
            admitted.remove(phone);
            for (String kind : KINDS.reversed()) {
                send("DELETE", kind, phone, "");
            }
        } finally {
            telling.unlock();
        }
    }

    /**
     * After a restart of the exchange: the same logins as before, so that browsers register again by themselves.
     * Whether all of them could be told.
     */
    boolean pushAgain() {
        try {
            for (AgentPhone.Softphone phone : admitted.keySet()) {
                again(phone);
            }
            return true;
        } catch (TelephonyDown notYet) {
            return false;
        }
    }

    private void push(Login login) throws TelephonyDown {
        String name = login.phone().endpoint();
        send(
                "PUT",
                "auth",
                login.phone(),
                fields("auth_type", "digest", "username", name, "password", login.password()));
        send(
                "PUT",
                "aor",
                login.phone(),
                fields(
                        "max_contacts",
                        "1",
                        "remove_existing",
                        "yes",
                        "maximum_expiration",
                        "120",
                        "minimum_expiration",
                        "30",
                        "default_expiration",
                        "60"));
        send(
                "PUT",
                "endpoint",
                login.phone(),
                fields(
                        "context",
                        "outdial-nowhere",
                        "webrtc",
                        "yes",
                        "disallow",
                        "all",
                        "allow",
                        "ulaw",
                        "direct_media",
                        "no",
                        "dtls_auto_generate_cert",
                        "yes",
                        "dtmf_mode",
                        "rfc4733",
                        "rtp_timeout",
                        "10",
                        "aors",
                        name,
                        "auth",
                        name));
    }

    private static String fields(String... pairs) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return fields.entrySet().stream()
                .map(field -> "{\"attribute\":\"" + field.getKey() + "\",\"value\":\"" + field.getValue() + "\"}")
                .collect(Collectors.joining(",", "{\"fields\":[", "]}"));
    }

    private void send(String method, String kind, AgentPhone.Softphone phone, String body) throws TelephonyDown {
        URI uri = where.ari().resolve("asterisk/config/dynamic/res_pjsip/" + kind + "/" + phone.endpoint());
        String login = Base64.getEncoder()
                .encodeToString((where.ariUser() + ":" + where.ariSecret()).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(LIMIT)
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= 300 && !(method.equals("DELETE") && status == 404)) {
                throw new TelephonyDown("The exchange refused the phone " + phone.endpoint() + ": HTTP " + status
                        + " for its " + kind + ". Is " + PbxLink.FILE + " the one written together with its ari.conf?");
            }
        } catch (IOException e) {
            throw new TelephonyDown(
                    "The exchange's REST interface does not answer at " + where.ari()
                            + ". Is Asterisk running, and does http.conf listen there?",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TelephonyDown("Interrupted while admitting the phone " + phone.endpoint(), e);
        }
    }
}
