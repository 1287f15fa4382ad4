package outdial.imports.file;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.util.XMLHelper;

/** One part of a workbook, element by element. An element, comment or attribute without an end is stopped. */
final class Xml implements Closeable {
    private final Path path;
    private final Guarded bytes;
    private final XMLStreamReader reader;

    private Xml(Path path, Guarded bytes, XMLStreamReader reader) {
        this.path = path;
        this.bytes = bytes;
        this.reader = reader;
    }

    /** Entities and document types are refused by the factory. */
    static Xml open(Path path, InputStream part) throws IOException {
        Guarded bytes = new Guarded(part);
        try {
            return new Xml(path, bytes, XMLHelper.newXMLInputFactory().createXMLStreamReader(bytes));
        } catch (XMLStreamException | RuntimeException e) {
            part.close();
            throw sentence(path, e);
        }
    }

    boolean hasNext() throws IOException {
        try {
            return reader.hasNext();
        } catch (XMLStreamException | RuntimeException e) {
            throw sentence(path, e);
        }
    }

    /** The next event, of {@link javax.xml.stream.XMLStreamConstants}. */
    int next() throws IOException {
        bytes.sinceEvent = 0;
        try {
            return reader.next();
        } catch (XMLStreamException | RuntimeException e) {
            throw sentence(path, e);
        }
    }

    /** The element's name without its prefix. */
    String name() {
        return reader.getLocalName();
    }

    String text() {
        return reader.getText();
    }

    /** Empty where there is none. */
    String attribute(String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /** Empty where there is none. */
    String attribute(String namespace, String name) {
        String value = reader.getAttributeValue(namespace, name);
        return value == null ? "" : value;
    }

    /** What the guard or POI said first, if it was one of them; else that the workbook is damaged. */
    private static IOException sentence(Path path, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableFile said) {
                return said;
            }
            String message = String.valueOf(cause.getMessage());
            if (message.contains("Zip bomb") || message.contains("MAX_ENTRY_SIZE")) {
                return ZipParts.tooLarge(path, "a part of it more than a hundred times");
            }
            if (cause instanceof XMLStreamException xml && xml.getNestedException() != null) {
                return sentence(path, asException(xml.getNestedException()));
            }
        }
        return Workbook.damaged(path, e);
    }

    private static Exception asException(Throwable nested) {
        return nested instanceof Exception e ? e : new IOException(nested);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** Counts what was read since the last event; the parser itself would collect without end. */
    private static final class Guarded extends FilterInputStream {
        private long sinceEvent;

        Guarded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            count(read);
            return read;
        }

        private void count(int read) throws UnreadableFile {
            sinceEvent += Math.max(0, read);
            if (sinceEvent > Limits.MARKUP_BYTES) {
                throw new UnreadableFile("The workbook holds a single value of more than " + (Limits.MARKUP_BYTES >> 20)
                        + " MB. Copy the list into a new workbook and import that.");
            }
        }
    }
}
