package outdial.app.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import outdial.compliance.ledger.ChainHead;
import outdial.compliance.ledger.SignedHeads;
import outdial.sql.Ledgers;

/**
 * Signs the heads of all chains together and adds them to a file. Key and file lie in one folder of the program's own;
 * keep copies of the heads and of the public key elsewhere. Safe on any thread.
 */
public final class LedgerSeal {
    private final Kept files;
    private final DSLContext dsl;
    private final InstantSource clock;

    /**
     * What the seal keeps.
     *
     * @param key private, for its owner's eyes only (PEM)
     * @param publicKey what others check signatures with (PEM)
     * @param heads signed heads, a line each time
     */
    public record Kept(Path key, Path publicKey, Path heads) {
        /** Those under the program's folder. */
        public static Kept under(Path var) {
            Path folder = var.resolve("ledger");
            return new Kept(folder.resolve("key.pem"), folder.resolve("key.pub.pem"), folder.resolve("heads.txt"));
        }

        /** All heads that were ever signed; lines that are none are left out. */
        public List<SignedHeads> signed() throws IOException {
            if (!Files.exists(heads)) {
                return List.of();
            }
            try (Stream<String> lines = Files.lines(heads)) {
                return lines.flatMap(line -> SignedHeads.find(line).stream()).toList();
            }
        }

        /** The public key (PEM); empty if nothing was signed yet. */
        public String publicKeyText() throws IOException {
            return Files.exists(publicKey) ? Files.readString(publicKey) : "";
        }
    }

    public LedgerSeal(Kept files, DSLContext dsl, InstantSource clock) {
        this.files = files;
        this.dsl = dsl;
        this.clock = clock;
    }

    /** Makes the key if there is none yet; nothing else touches an existing one. */
    public synchronized void ready() {
        try {
            if (!Files.exists(files.key())) {
                makeKey();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs where every chain is now; whether there was one. A chain without a head in the table is left out. */
    public synchronized boolean sign() {
        ready();
        var ledgers = new Ledgers(dsl);
        List<ChainHead> heads = ledgers.chains().stream()
                .flatMap(chain -> ledgers.head(chain).stream())
                .toList();
        if (heads.isEmpty()) {
            return false;
        }
        try {
            append(SignedHeads.sign(clock.instant(), heads, key()).line() + "\n");
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makeKey() throws IOException {
        Files.createDirectories(
                files.key().getParent(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        KeyPair pair;
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no Ed25519", e);
        }
        try {
            create(
                    files.key(),
                    "rw-------",
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        } catch (FileAlreadyExistsException _) {
            return; // another program was first
        }
        create(
                files.publicKey(),
                "rw-r--r--",
                pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    }

    private static void create(Path file, String rights, String text) throws IOException {
        var attribute = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
        try (var channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attribute)) {
            write(channel, text);
        }
    }

    private void append(String line) throws IOException {
        try (var channel = FileChannel.open(
                files.heads(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            write(channel, line);
        }
    }

    private static void write(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END " + what
                + "-----\n";
    }

    private PrivateKey key() throws IOException {
        String base64 = Files.readString(files.key())
                .replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "")
                .replaceAll("\\s", "");
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(
                    files.key() + " is no Ed25519 key. Heads are not signed until it is put back or moved away.", e);
        }
    }
}
