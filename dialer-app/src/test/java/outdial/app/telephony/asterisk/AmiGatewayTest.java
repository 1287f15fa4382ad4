package outdial.app.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.asteriskjava.manager.action.ManagerAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.Permits;
import outdial.app.telephony.Telephony.Dial;
import outdial.app.telephony.Telephony.OptOut;
import outdial.app.telephony.Telephony.Recording;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;

/** Every order is read back from the wire: exactly its own headers, and nothing in a value but what belongs there. */
class AmiGatewayTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    /** What a lead's text once did to a real exchange, and its relatives. */
    private static final List<String> PAYLOADS = List.of(
            "Smith\r\n\r\nAction: Originate\r\nChannel: PJSIP/19005550199@outdial-trunk",
            "12025550100\nVariable: __NOT_AFTER=9999999999",
            "12025550100,__FENCE=999999",
            "12025550100&PJSIP/19005550199@outdial-trunk",
            "12025550100@outdial-gate/n\r\nApplication: System",
            "${SHELL(id)}",
            "12025550100;n",
            "12025550100\u2028x",
            "+1202555\u0660\u0661\u0662\u0663",
            "\0",
            "");

    private FakeAmi exchange;
    private AmiSession session;

    @BeforeEach
    void a_session() throws Exception {
        exchange = new FakeAmi();
        session = AmiSession.open(exchange.link(), false, _ -> {}, () -> {});
    }

    @AfterEach
    void ended() {
        session.close();
        exchange.close();
    }

    @Test
    void a_dial_says_its_ids_digits_and_epochs_and_nothing_else() {
        var attempt = AttemptId.of(new FloorId(3), new Fence(7), 42);
        var dial = new Dial(
                attempt,
                Permits.forNumber("+12025550142", NOON),
                NOON.plusSeconds(3),
                Duration.ofSeconds(25),
                true,
                Recording.ALL);
        String id = Long.toString(attempt.value());
        assertThat(wire(AmiGateway.dial(dial)))
                .containsExactlyInAnyOrder(
                        "action: Originate",
                        "actionid: o" + id,
                        "channel: Local/12025550142@outdial-gate/n",
                        "channelid: " + id,
                        "otherchannelid: " + id + "-2",
                        "context: outdial-answered-amd",
                        "exten: s",
                        "priority: 1",
                        "async: true",
                        "timeout: 35000",
                        "variable: __ATTEMPT=" + id,
                        "variable: __FLOOR=3",
                        "variable: __FENCE=7",
                        "variable: __NOT_AFTER=1772452803",
                        "variable: __RING_FOR=25",
                        "variable: __SHOW=12025550199",
                        "variable: __CAMPAIGN=1",
                        "variable: __RECORD=all");
    }

    @Test
    void every_other_order_has_its_own_headers_only() {
        var attempt = new AttemptId(8796093022209L);
        var leg = new AgentLeg(new AgentId(17), 1772452800000L);
        assertThat(wire(AmiGateway.connect(attempt, new AgentId(17))))
                .containsExactlyInAnyOrder(
                        "action: Redirect",
                        "actionid: ",
                        "channel: 8796093022209",
                        "context: outdial-to-agent",
                        "exten: 17",
                        "priority: 1");
        assertThat(wire(AmiGateway.hold(attempt)))
                .containsExactlyInAnyOrder(
                        "action: Redirect",
                        "actionid: ",
                        "channel: 8796093022209",
                        "context: outdial-hold",
                        "exten: s",
                        "priority: 1");
        assertThat(wire(AmiGateway.hangUp(attempt)))
                .containsExactlyInAnyOrder("action: Hangup", "actionid: ", "channel: 8796093022209");
        assertThat(wire(AmiGateway.hangUp(leg)))
                .containsExactlyInAnyOrder("action: Hangup", "actionid: ", "channel: agent-17-1772452800000");
        assertThat(wire(AmiGateway.callAgent(leg, new AgentPhone.Softphone("agent17"))))
                .containsExactlyInAnyOrder(
                        "action: Originate",
                        "actionid: agent-17-1772452800000",
                        "channel: PJSIP/agent17",
                        "channelid: agent-17-1772452800000",
                        "context: outdial-agent",
                        "exten: 17",
                        "priority: 1",
                        "async: true",
                        "timeout: 30000");
        var ring = new AgentPhone.Ring(new FloorId(3), new Fence(7), Instant.ofEpochSecond(1_772_452_803));
        assertThat(wire(AmiGateway.callAgent(leg, new AgentPhone.DeskPhone("201", ring))))
                .containsExactlyInAnyOrder(
                        "action: Originate",
                        "actionid: agent-17-1772452800000",
                        "channel: Local/201@outdial-ring-desk/n",
                        "channelid: agent-17-1772452800000",
                        "otherchannelid: agent-17-1772452800000-2",
                        "context: outdial-agent",
                        "exten: 17",
                        "priority: 1",
                        "async: true",
                        "timeout: 40000",
                        "variable: __FLOOR=3",
                        "variable: __FENCE=7",
                        "variable: __NOT_AFTER=1772452803",
                        "variable: __RING_FOR=30");
        var mobile = new AgentPhone.ByNumber(new PhoneNumber("+12025550123"), new PhoneNumber("+12025550199"), ring);
        assertThat(wire(AmiGateway.callAgent(leg, mobile)))
                .contains(
                        "channel: Local/12025550123@outdial-ring-number/n",
                        "context: outdial-agent-answers",
                        "variable: __SHOW=12025550199",
                        "variable: __NOT_AFTER=1772452803");
        assertThat(wire(AmiGateway.mute(attempt, true)))
                .containsExactlyInAnyOrder(
                        "action: MixMonitorMute",
                        "actionid: ",
                        "channel: 8796093022209",
                        "direction: both",
                        "state: 1");
        assertThat(wire(AmiGateway.raise(new FloorId(3), new Fence(7))))
                .containsExactlyInAnyOrder("action: SetVar", "actionid: ", "variable: FENCE_3", "value: 7");
        assertThat(wire(AmiGateway.forget(attempt)))
                .containsExactlyInAnyOrder(
                        "action: SetVar", "actionid: ", "variable: DB_DELETE(att/8796093022209)", "value: 1");
        assertThat(wire(AmiGateway.forget(new OptOut("12025550177", "12025550199", OptOut.Where.CALLED))))
                .containsExactlyInAnyOrder(
                        "action: SetVar", "actionid: ", "variable: DB_DELETE(optout/12025550177)", "value: 1");
        assertThat(wire(AmiGateway.endings()))
                .containsExactlyInAnyOrder("action: DBGetTree", "actionid: ", "family: att");
    }

    @Test
    void the_payloads_cannot_even_be_said() {
        for (String payload : PAYLOADS) {
            assertThatThrownBy(() -> new PhoneNumber("+" + payload)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new PhoneNumber(payload)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new AgentPhone.Softphone(payload)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new AgentPhone.DeskPhone(
                            payload, new AgentPhone.Ring(new FloorId(1), new Fence(1), Instant.EPOCH)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new OptOut(payload, "1", OptOut.Where.CALLED))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new OptOut("1", payload, OptOut.Where.CALLED))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_the_types_accept_stays_inside_its_value(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 400; i++) {
            List<String> wire = wire(anything(random));
            assertThat(wire)
                    .as("seed %d, order %d: %s", seed, i, wire)
                    .allMatch(line -> line.matches("[a-z]+: [A-Za-z0-9_/@.()=-]*"));
            assertThat(wire.stream().filter(line -> line.startsWith("action:"))).hasSize(1);
        }
    }

    private static ManagerAction anything(RandomGenerator random) {
        var floor = new FloorId(random.nextInt(1, 1 << 10));
        var fence = new Fence(random.nextInt(1, 1 << 19));
        var attempt = AttemptId.of(floor, fence, random.nextInt(0, 1 << 24));
        var agent = new AgentId(random.nextLong(1, Long.MAX_VALUE));
        return switch (random.nextInt(6)) {
            case 0 ->
                AmiGateway.dial(new Dial(
                        attempt,
                        Permits.forNumber("+1202555" + (1000 + random.nextInt(9000)), NOON),
                        Instant.ofEpochSecond(
                                random.nextLong(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond())),
                        Duration.ofMillis(random.nextLong(-100_000, 1_000_000)),
                        random.nextBoolean(),
                        List.of(Recording.values()).get(random.nextInt(3))));
            case 1 -> AmiGateway.connect(attempt, agent);
            case 2 ->
                AmiGateway.callAgent(
                        new AgentLeg(agent, random.nextLong(0, Long.MAX_VALUE)),
                        AmiGatewayTest.<AgentPhone>said(
                                random,
                                random.nextBoolean()
                                        ? AgentPhone.Softphone::new
                                        : text -> new AgentPhone.DeskPhone(
                                                text, new AgentPhone.Ring(floor, fence, Instant.EPOCH))));
            case 3 ->
                AmiGateway.forget(
                        AmiGatewayTest.<OptOut>said(random, text -> new OptOut(text, text, OptOut.Where.CALLED)));
            case 4 -> AmiGateway.raise(floor, fence);
            default -> AmiGateway.mute(attempt, random.nextBoolean());
        };
    }

    /** A value of random text, and of payloads, that its type has let in. */
    private static <T> T said(RandomGenerator random, Function<String, T> type) {
        Supplier<String> text =
                () -> random.nextInt(4) == 0 ? PAYLOADS.get(random.nextInt(PAYLOADS.size())) : randomText(random);
        while (true) {
            try {
                return type.apply(text.get());
            } catch (IllegalArgumentException refused) {
                // as it should
            }
        }
    }

    private static String randomText(RandomGenerator random) {
        String from = random.nextBoolean() ? "0123456789" : "abz019\r\n,;&=@/(){}$ \t\0é";
        var text = new StringBuilder();
        for (int n = random.nextInt(1, 12); n > 0; n--) {
            text.append(from.charAt(random.nextInt(from.length())));
        }
        return text.toString();
    }

    /** What of the order arrives, without the library's own mark in the action id. */
    private List<String> wire(ManagerAction order) {
        session.send(order, _ -> {});
        return exchange.order().stream()
                .map(line -> line.replaceFirst("^actionid: [0-9_-]+#?", "actionid: "))
                .map(line -> line.replaceFirst("null$", ""))
                .toList();
    }
}
