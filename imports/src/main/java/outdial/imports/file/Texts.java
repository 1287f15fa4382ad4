package outdial.imports.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A workbook's table of texts, which cells name by number. The first 16 MB are kept in memory and the rest in a file,
 * in blocks of 64 texts, so that a table of any length is read within a few MB. One thread; close it.
 */
final class Texts implements Closeable {
    private static final int BLOCK = 64;
    private static final int CHARS_HELD = 4 << 20;

    /** Blocks that were read from disk, let go when they are too many. */
    private final Map<Integer, List<String>> held = new HashMap<>();

    private final List<String> inMemory = new ArrayList<>();
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK * (4 * Limits.CELL_CHARS + 4));
    private long[] blockAt = new long[64];
    private int blocks;
    private int inBlock;
    private int count;
    private long charsInMemory;
    private long charsHeld;
    private long written;
    private @Nullable Path file;
    private @Nullable FileChannel channel;

    /** Reads the part; an absent one is a table without texts. */
    static Texts of(@Nullable Xml part) throws IOException {
        Texts texts = new Texts();
        try {
            if (part != null) {
                texts.fill(part);
            }
            return texts;
        } catch (IOException | RuntimeException e) {
            texts.close();
            throw e;
        }
    }

    /** The text of this number; empty where the table has none. */
    String get(int number) throws IOException {
        if (number < 0 || number >= count) {
            return "";
        } else if (number < inMemory.size()) {
            return inMemory.get(number);
        }
        int onDisk = number - inMemory.size();
        List<String> texts = held.get(onDisk / BLOCK);
        if (texts == null) {
            texts = load(onDisk / BLOCK);
            hold(onDisk / BLOCK, texts);
        }
        return texts.get(onDisk % BLOCK);
    }

    private void hold(int number, List<String> texts) {
        if (charsHeld > CHARS_HELD) {
            held.clear();
            charsHeld = 0;
        }
        held.put(number, texts);
        charsHeld += texts.stream().mapToLong(text -> text.length() + 20L).sum();
    }

    private void fill(Xml xml) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean inText = false;
        int phonetic = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == START_ELEMENT) {
                switch (xml.name()) {
                    case "si" -> text.setLength(0);
                    case "t" -> inText = phonetic == 0;
                    case "rPh" -> phonetic++;
                    default -> {}
                }
            } else if (event == END_ELEMENT) {
                switch (xml.name()) {
                    case "si" -> add(Escapes.undone(text));
                    case "t" -> inText = false;
                    case "rPh" -> phonetic--;
                    default -> {}
                }
            } else if (inText && (event == CHARACTERS || event == CDATA) && text.length() <= Limits.CELL_CHARS) {
                text.append(xml.text());
            }
        }
        flush();
    }

    private void add(String text) throws IOException {
        String kept = text.length() <= Limits.CELL_CHARS ? text : text.substring(0, Limits.CELL_CHARS + 1);
        count++;
        if (blocks == 0 && inBlock == 0 && charsInMemory < Limits.TEXTS_IN_MEMORY / 2) {
            inMemory.add(kept);
            charsInMemory += kept.length() + 20L;
            return;
        }
        byte[] bytes = kept.getBytes(UTF_8);
        block.putInt(bytes.length).put(bytes);
        if (++inBlock == BLOCK) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (inBlock == 0) {
            return;
        }
        if (blocks == blockAt.length) {
            blockAt = Arrays.copyOf(blockAt, 2 * blocks);
        }
        blockAt[blocks++] = written;
        block.flip();
        FileChannel target = channel();
        while (block.hasRemaining()) {
            written += target.write(block);
        }
        block.clear();
        inBlock = 0;
    }

    private FileChannel channel() throws IOException {
        if (channel == null) {
            file = Files.createTempFile("outdial-texts", null);
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }
        return channel;
    }

    private List<String> load(int number) throws IOException {
        long end = number + 1 < blocks ? blockAt[number + 1] : written;
        ByteBuffer bytes = ByteBuffer.allocate((int) (end - blockAt[number]));
        FileChannel source = channel();
        while (bytes.hasRemaining() && source.read(bytes, blockAt[number] + bytes.position()) >= 0) {}
        bytes.flip();
        List<String> texts = new ArrayList<>(BLOCK);
        while (bytes.hasRemaining()) {
            int length = bytes.getInt();
            texts.add(new String(bytes.array(), bytes.position(), length, UTF_8));
            bytes.position(bytes.position() + length);
        }
        return texts;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
