package outdial.app.rig;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.asterisk.PbxConfig;
import outdial.app.telephony.asterisk.PbxLink;
import outdial.app.telephony.asterisk.PbxSite;

/**
 * The exchange under test on 127.0.0.1 and the telephone network on 127.0.0.2. Numbers are {@code 1NPA555ORTV}, as
 * {@code src/test/asterisk-exchange/extensions.conf} explains.
 */
public final class Rig implements AutoCloseable {
    static final int SIP_PORT = 15060;
    private static final int AMI_PORT = 15038;
    private static final int HTTP_PORT = 18088;
    private static final String PBX = "outdial-pbx";
    private static final String NETWORK = "outdial-exchange";
    /** Files that both Asterisks take as the product has them. */
    private static final List<String> SHARED = List.of(
            "acl", "ccss", "cdr", "cel", "cli_aliases", "features", "indications", "pjproject", "stasis", "udptl");

    private static final Duration ALL_HUNG_UP = Duration.ofSeconds(20);

    private final FileChannel lock;
    private final Chroot chroot;
    private final Asterisk pbx;
    private final Asterisk network;
    private final PbxLink link;

    private Rig(FileChannel lock, Chroot chroot, PbxLink link) {
        this.lock = lock;
        this.chroot = chroot;
        this.pbx = new Asterisk(chroot, PBX);
        this.network = new Asterisk(chroot, NETWORK);
        this.link = link;
    }

    /** Starts both, freshly configured; waits while another process of this machine has its rig up. */
    public static Rig up() {
        Chroot chroot = Chroot.installed();
        try {
            FileChannel lock = FileChannel.open(
                    chroot.root().resolveSibling("rig.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock.lock();
            new Asterisk(chroot, PBX).endLeftover();
            new Asterisk(chroot, NETWORK).endLeftover();
            chroot.prepare(PBX);
            chroot.prepare(NETWORK);
            var rig = new Rig(lock, chroot, configurePbx(chroot));
            configureNetwork(chroot);
            chroot.own(PBX);
            chroot.own(NETWORK);
            try {
                rig.network.start();
                rig.pbx.start();
                rig.awaitTrunk();
            } catch (RuntimeException e) {
                rig.close();
                throw e;
            }
            return rig;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a rig up until a line is typed or the process is ended; prints where it is. */
    public static void main(String[] arguments) throws IOException {
        try (Rig rig = Rig.up()) {
            Runtime.getRuntime().addShutdownHook(new Thread(rig::close));
            try (var file = Files.newBufferedWriter(Path.of(arguments[0]))) {
                rig.link.store(file);
            }
            IO.println("The exchange is up; the dialer's file is " + arguments[0] + ". Enter ends it.");
            if (System.in.read() < 0) {
                Asterisk.pause(Duration.ofDays(1).toMillis());
            }
        }
    }

    private static PbxLink configurePbx(Chroot chroot) throws IOException {
        String etc = "/etc/" + PBX;
        var places = new PbxSite.Places(
                etc,
                modules(),
                "/var/lib/" + PBX,
                "/usr/share/asterisk",
                "/var/spool/" + PBX,
                "/run/" + PBX,
                "/var/log/" + PBX,
                "/var/lib/" + PBX + "/outdial",
                "/var/spool/" + PBX + "/recordings");
        var listeners = new PbxSite.Listeners(
                "127.0.0.1",
                AMI_PORT,
                "127.0.0.0/255.0.0.0",
                "127.0.0.1",
                HTTP_PORT,
                "127.0.0.1",
                SIP_PORT,
                20000,
                24999,
                Optional.empty(),
                Optional.empty());
        var trunk = new PbxSite.Trunk("127.0.0.2", SIP_PORT, "ulaw", "", Optional.empty());
        var patience = new PbxSite.Patience(
                Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofMinutes(5), Duration.ofHours(1));
        var site = new PbxSite("Example Research", "+44 20 7946 0123", places, listeners, trunk, patience, 2000);
        Path scratch = Files.createTempDirectory("outdial-rig");
        var config = new PbxConfig(site, new SecureRandom());
        config.writeTo(scratch);
        Chroot.run("cp", "-r", scratch.resolve("etc") + "/.", chroot.at(etc).toString());
        Chroot.run(
                "cp",
                "-r",
                scratch.resolve("sounds").toString(),
                chroot.at(places.sounds()).toString());
        Chroot.run("rm", "-r", scratch.toString());
        Files.writeString(chroot.at(etc).resolve("pjsip-desks.conf"), desks());
        return config.link();
    }

    /** Robots as desk phones: the network answers them, see its numbers of four digits. */
    private static String desks() {
        var text = new StringBuilder();
        for (int kind = 2; kind <= 7; kind++) {
            for (int n = 1; n <= 60; n++) {
                String number = Integer.toString(kind * 1000 + n);
                text.append("""
                        [robot%1$s]
                        type = endpoint
                        transport = outdial-udp
                        context = outdial-nowhere
                        disallow = all
                        allow = ulaw
                        direct_media = no
                        media_address = 127.0.0.1
                        bind_rtp_to_media_address = yes
                        aors = robot%1$s
                        [robot%1$s]
                        type = aor
                        contact = sip:%1$s@127.0.0.2:%2$d
                        """.formatted(number, SIP_PORT));
            }
        }
        return text.toString();
    }

    private static void configureNetwork(Chroot chroot) throws IOException {
        Path etc = chroot.at("/etc/" + NETWORK);
        for (String file : SHARED) {
            try (InputStream in = PbxConfig.class.getResourceAsStream("/asterisk/" + file + ".conf")) {
                Files.write(etc.resolve(file + ".conf"), in.readAllBytes());
            }
        }
        Path own = Path.of(System.getProperty("outdial.root", "."), "dialer-app", "src", "test", "asterisk-exchange");
        try (Stream<Path> files = Files.list(own)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".conf")).toList()) {
                String text = Files.readString(file)
                        .replace("@modules@", modules())
                        .replace("@sip.port@", Integer.toString(SIP_PORT));
                Files.writeString(etc.resolve(file.getFileName()), text);
            }
        }
        Path made = chroot.root().resolveSibling("exchange-sounds");
        if (!Files.exists(made.resolve("silence.ulaw"))) {
            Chroot.run(own.resolve("sounds.sh").toString(), made.toString());
        }
        Chroot.run(
                "cp",
                "-r",
                made.toString(),
                chroot.at("/var/lib/" + NETWORK + "/sounds").toString());
    }

    private static String modules() {
        return "/usr/lib/" + System.getProperty("os.arch").replace("amd64", "x86_64") + "-linux-gnu/asterisk/modules";
    }

    /** A call to a trunk that was not yet reached fails at once, so the first one waits for it. */
    private void awaitTrunk() {
        for (int i = 0; i < 200; i++) {
            if (pbx.cli("pjsip show contacts")
                    .lines()
                    .anyMatch(line -> line.contains("outdial-trunk/") && line.contains("Avail"))) {
                return;
            }
            Asterisk.pause(50);
        }
        throw new IllegalStateException("The trunk did not come up: " + pbx.cli("pjsip show contacts"));
    }

    public PbxLink link() {
        return link;
    }

    /**
     * The exchange as one that has met no dialer of floor 1 yet: for a test with a new database, whose fences, agents and
     * attempts begin at 1 again, after tests that led the same floor before. What those left on the line is ended first:
     * a phone whose page is gone stays in its room until the exchange notices, and would be taken for the new agent's.
     */
    public void forgetDialers() {
        pbx.cli("channel request hangup all");
        long end = System.nanoTime() + ALL_HUNG_UP.toNanos();
        while (!pbx.cli("core show channels count").contains("0 active channels")) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Somebody stays on the line: " + pbx.cli("core show channels"));
            }
            Asterisk.pause(50);
        }
        pbx.cli("dialplan set global FENCE_1 0");
        pbx.cli("database deltree att");
    }

    /**
     * What becomes of calls to some numbers, in place of what their digits say: lines of the network's context {@code
     * numbers}, which go to its {@code fate-fails}, {@code fate-rings} or {@code fate-answers}.
     */
    public void fates(List<String> lines) throws IOException {
        Path file = chroot.at("/etc/" + NETWORK).resolve("fates.conf");
        Files.writeString(file, String.join("\n", lines) + "\n");
        network.cli("dialplan reload");
    }

    /** The exchange under test. */
    public Asterisk pbx() {
        return pbx;
    }

    /** The telephone network. */
    public Asterisk network() {
        return network;
    }

    /** Every INVITE that has reached the network, oldest first. */
    public List<Invite> invites() {
        return Invite.parse(network.log("messages.log"));
    }

    /** The network's channel of who was dialled by this number, while it is up. */
    public Optional<String> channelTo(String number) {
        return network.cli("core show channels concise")
                .lines()
                .map(line -> line.split("!", -1))
                .filter(fields -> fields.length > 2
                        && fields[0].startsWith("PJSIP/")
                        && network.cli("core show channel " + fields[0]).contains("DNID Digits: " + number + "\n"))
                .map(fields -> fields[0])
                .findFirst();
    }

    /** Records from now on what whoever was dialled by this number hears, left, and says, right; raw, as the exchange records. */
    public Path recordsAtTheNetwork(String number) {
        String file = "/var/spool/" + NETWORK + "/heard-" + number + ".raw";
        network.cli("mixmonitor start " + channelTo(number).orElseThrow() + " " + file + ",D");
        return chroot.at(file);
    }

    /** A phone that answers at once: {@code kind} 2 silent, 3 speaks, 4 echo, 5 a tone, 6 after 2 s, 7 busy; n to 60. */
    public static AgentPhone.Softphone robot(int kind, int n) {
        return new AgentPhone.Softphone("robot" + (kind * 1000 + n));
    }

    /** Where the recordings are, seen from outside. */
    public Path recordings() {
        return chroot.at("/var/spool/" + PBX + "/recordings");
    }

    /** Ends both, and lets the next rig up. */
    @Override
    public void close() {
        pbx.stop();
        network.stop();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
