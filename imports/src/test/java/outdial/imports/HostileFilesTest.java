package outdial.imports;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import outdial.sql.TestDb;

/**
 * Files that a hostile or careless person would upload. Each is refused with a sentence or read, with every row counted
 * once. The module's tests run in 256 MB, which most of these would fill if they were held. On one server, for what a file
 * is read as does not depend on it; {@link OddTextTest} keeps what comes of it on each. Long, for it is the whole corpus.
 */
final class HostileFilesTest {
    private static final String GOOD = "phone;name\n2025550123;Ann\n2025550124;Bob\n";

    @TempDir
    private Path folder;

    private final Tables tables = Tables.emptyOfAnyIds(TestDb.mariaDb());

    @BeforeAll
    static void the_heap_is_small() {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(256L << 20);
    }

    @BeforeEach
    void nothing_is_there() {
        assertThat(tables.rows()).isEmpty();
    }

    /** A file, what it is called, and what is said of it; or of its rows: accepted, rejected, duplicates. */
    record Case(String name, Making content, String said) {
        static Case refused(String name, Making content, String why) {
            return new Case(name, content, why);
        }

        static Case read(String name, Making content, int accepted, int rejected, int duplicates) {
            return new Case(name, content, accepted + " " + rejected + " " + duplicates);
        }

        boolean isRead() {
            return said.matches("[0-9]+ [0-9]+ [0-9]+");
        }

        @Override
        public String toString() {
            return name + ": " + said;
        }
    }

    @FunctionalInterface
    interface Making {
        void write(OutputStream out) throws IOException;
    }

    static List<Case> cases() {
        return List.of(
                Case.refused("empty.csv", text(""), "is empty"),
                Case.refused("blank-lines.csv", text("\n\r\n  \n\n"), "holds no rows"),
                Case.refused("header-only.csv", text("phone;name\n"), "a header and no rows"),
                Case.refused("header-and-blanks.csv", text("phone;name\n;\n ; \n"), "a header and no rows"),
                Case.refused("one-gigabyte-line.csv", line(1L << 30), "Row 2 is longer than 1000000 characters"),
                Case.refused("one-gigabyte-header.csv", letters(1L << 26), "Row 1 is longer than 1000000 characters"),
                Case.refused("columns.csv", text(columns(100_000) + "\n1\n"), "The file has 100000 columns"),
                Case.read("wide-row.csv", text(GOOD + "2025550125" + ";x".repeat(100_000) + "\n"), 2, 1, 0),
                Case.read("many-wide-rows.csv", wideRows(70), 1, 70, 0),
                Case.read("nul.csv", text(GOOD + "2025550125;A\0da\n\0\0\0\0\0;\0\0\n"), 2, 2, 0),
                Case.read("nul-tail.csv", text(GOOD.repeat(1) + "\0".repeat(5_000)), 2, 1, 0),
                Case.read(
                        "latin-in-utf8.csv",
                        bytes(GOOD + "2025550125;Žydrė Čepaitė\n", "2025550126;Ren\u00e9\n"),
                        3,
                        1,
                        0),
                Case.read("utf8-in-latin.csv", mixed(), 4, 1, 0),
                Case.read(
                        "cut-utf8.csv",
                        bytes(GOOD + "2025550125;Žydrė Čepaitė Šimkutė Ąžuolas\n2025550126;Kęst", "\u00c5"),
                        3,
                        1,
                        0),
                Case.read("utf16.csv", out -> out.write(GOOD.getBytes(UTF_16LE)), 2, 0, 0),
                Case.read("utf16-odd.csv", out -> out.write(Arrays.copyOf(GOOD.getBytes(UTF_16LE), 83)), 2, 1, 0),
                Case.read("utf32.csv", text32(), 2, 0, 0),
                Case.read("two-boms.csv", text("\uFEFF" + GOOD + "\uFEFF" + GOOD), 2, 1, 2),
                Case.read("headers-twice.csv", text("phone;phone;name;name;name\n2025550123;;Ann;B;C\n"), 1, 0, 0),
                Case.read("formulas.csv", text(GOOD + "=\"2025550125\";=1+1\n=1+1;x\n2025550126;@SUM(A1)\n"), 4, 1, 0),
                Case.read(
                        "crlf-in-cell.csv",
                        text("phone;note\r\n2025550123;\"two\r\nlines\"\r\n2025550124;\"a\rb\"\r\n"),
                        2,
                        0,
                        0),
                Case.read("mac.csv", text("phone;name\r2025550123;Ann\r2025550124;Bob\r"), 2, 0, 0),
                Case.read(
                        "open-quote.csv",
                        text(GOOD + "2025550125;\"Cy\n2025550126;\"Dee\"\n2025550127;Eve\n"),
                        4,
                        1,
                        0),
                Case.read("open-quote-at-end.csv", text(GOOD + "2025550125;\"Cy\n2025550126;Dee\n"), 3, 1, 0),
                Case.read(
                        "quotes-everywhere.csv",
                        text(GOOD + "2025550125;\"Cy \"the cat\" Lee\"\n2025550126;5\" pipe\n"),
                        4,
                        0,
                        0),
                Case.read(
                        "apostrophes.csv",
                        text("'phone','name'\n'2025550123','Ann, B'\n'2025550124','''t Hoen'\n"),
                        2,
                        0,
                        0),
                Case.read("sep.csv", text("sep=|\nphone|name\n2025550123|a;b\n"), 1, 0, 0),
                Case.read("ctrl-z.csv", text(GOOD + "\u001A"), 2, 0, 0),
                Case.read("surrogates.csv", text(GOOD + "2025550125;\uD83D\uDE00 Zoë\n"), 3, 0, 0),
                Case.read(
                        "direction-marks.csv",
                        text("\u200Fphone\u200F;name\n\u202A2025550123\u202C;\u200Fعلی\n"),
                        1,
                        0,
                        0),
                Case.read("one-long-cell.csv", text(GOOD + "2025550125;" + "x".repeat(900_000) + "\n"), 2, 1, 0),
                Case.read("deep-quotes.csv", text(GOOD + "\"".repeat(500_000) + "\n2025550125;Cy\n"), 3, 1, 0),
                Case.read("quote-on-each-line.csv", text("phone;name\n" + "\"\n".repeat(20_001)), 0, 1, 0),
                Case.read(
                        "utf16-cyrillic.csv",
                        out -> out.write("телефон;име\n2025550123;Иван\n2025550124;Мария Петрова\n".getBytes(UTF_16LE)),
                        2,
                        0,
                        0),
                Case.read(
                        "digits.csv",
                        text("phone;name\n۲۰۲۵۵۵۰۱۲۳;a\n٢٠٢٥٥٥٠١٢٤;b\n২০২৫৫৫০১২৫;c\n２０２５５５０１２６;d\n+১ ২০২ ৫৫৫ ০১২৭;e\n"),
                        5,
                        0,
                        0),
                Case.read(
                        "powers-of-ten.csv",
                        text("phone;name\n2.025550123E+09;a\n2,025550124E9;b\n2.02E+09;c\n1E400;d\n"),
                        2,
                        2,
                        0),
                Case.read("three-lists-in-one.csv", text(GOOD.repeat(3)), 2, 2, 4),
                Case.read("cr-cr-lf.csv", text("phone;name\r\r\n2025550123;Ann\r\r\n"), 1, 0, 0),
                Case.read("quote-at-the-end.csv", text("phone;name\n2025550123;\""), 0, 1, 0),
                Case.read("no-numbers.csv", text("phone\n0\n00\n+\n()\n1111111111\n+999999999999999\n"), 0, 6, 0),
                Case.refused("packed.csv", out -> out.write(new byte[] {0x1F, (byte) 0x8B, 8, 0}), "a gzip archive"),
                Case.refused("noise.csv", noise(), "No column is headed as a telephone number"),
                Case.refused("renamed.csv", text("%PDF-1.7\n" + GOOD), "is a PDF"),
                Case.refused("renamed.xlsx", text("%PDF-1.7\n"), "is a PDF"),
                Case.refused("text.xlsx", text(GOOD), "is plain text"),
                Case.refused("archive.csv", out -> out.write(new byte[] {'P', 'K', 3, 4, 0, 0}), "a zip archive"),
                Case.refused("old.xls", out -> out.write(ole()), "an old Excel file (.xls); save it as .xlsx"),
                Case.refused("old.xlsx", out -> out.write(ole()), "an old Excel file (.xls); save it as .xlsx"),
                Case.refused("page.xls", text("<html><table><tr><td>phone"), "is a web page"),
                Case.refused("page.csv", text("\uFEFF\n<TABLE><tr>"), "is a web page"),
                Case.refused("book.csv", text("<?xml version=\"1.0\"?><?mso-application?>"), "is XML"),
                Case.refused("list.rtf.txt", text("{\\rtf1 phone}"), "a document of a word processor"),
                Case.refused("list", text(GOOD), "an ending that says neither CSV nor Excel"),
                Case.refused("no-phone.csv", text("a\u0007\u001B[31m;b\n1;2\n"), "The first row holds: a·[31m, b."));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_file_is_refused_with_a_reason_or_read_row_by_row(Case each) throws IOException {
        Path file = folder.resolve(each.name());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            each.content().write(out);
        }
        DryResult dry = tables.importer(folder).dryRun(request(file), (_, _) -> {});
        assertThat(tables.rows()).as("a dry run writes nothing").isEmpty();
        ImportResult real = tables.importer(folder).run(request(file), (_, _) -> {});
        if (each.isRead()) {
            assertThat(counts(real)).isEqualTo(each.said());
            assertThat(counts(dry)).isEqualTo(each.said());
            assertThat(tables.count("lead")).isEqualTo(((ImportReceipt) real).accepted());
        } else {
            assertThat(real).isEqualTo(dry);
            assertThat(((FileRefused) real).why()).contains(each.said());
            assertThat(tables.rows()).isEmpty();
        }
    }

    @Test
    void a_file_of_ten_gigabytes_is_refused_before_it_is_read() throws IOException {
        Path file = folder.resolve("huge.csv");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.write(GOOD.getBytes(UTF_8));
            sparse.setLength(10L << 30);
        }
        assertThat(((FileRefused) tables.importer(folder).run(request(file), (_, _) -> {})).why())
                .isEqualTo("huge.csv is larger than 4 GB. Split it into parts and import them one by one.");
    }

    @Test
    void what_is_no_file_is_refused() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("folder.csv"));
        assertThat(((FileRefused) tables.importer(folder).run(request(directory), (_, _) -> {})).why())
                .contains("There is no readable file");
    }

    private static ImportRequest request(Path file) {
        return new ImportRequest.Leads(file, "US", "Autumn", Optional.of("List"), Optional.empty());
    }

    private static String counts(Object result) {
        return switch (result) {
            case ImportReceipt(
                    var _,
                    long read,
                    long accepted,
                    long rejected,
                    long duplicates,
                    var _,
                    var _,
                    var _,
                    var _) -> {
                assertThat(accepted + rejected + duplicates).isEqualTo(read);
                yield accepted + " " + rejected + " " + duplicates;
            }
            case DryRun(long read, long accepted, long rejected, long duplicates, var _, var _, var _) -> {
                assertThat(accepted + rejected + duplicates).isEqualTo(read);
                yield accepted + " " + rejected + " " + duplicates;
            }
            default -> result.toString();
        };
    }

    private static Making text(String text) {
        return out -> out.write(text.getBytes(UTF_8));
    }

    private static Making text32() {
        return out -> out.write(("\uFEFF" + GOOD).getBytes(Charset.forName("UTF-32LE")));
    }

    /** Well-formed UTF-8, and after it a text in an encoding of one byte a letter. */
    private static Making bytes(String utf8, String latin) {
        return out -> {
            out.write(utf8.getBytes(UTF_8));
            out.write(latin.getBytes(StandardCharsets.ISO_8859_1));
        };
    }

    private static Making mixed() {
        return out -> {
            out.write((GOOD + "2025550125;Renée Noël\n2025550126;Zoë\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write("2025550127;José\n".getBytes(UTF_8));
        };
    }

    private static Making line(long length) {
        return out -> {
            out.write("phone;name\n2025550123;".getBytes(UTF_8));
            letters(length).write(out);
        };
    }

    private static Making letters(long length) {
        byte[] some = "x".repeat(1 << 16).getBytes(UTF_8);
        return out -> {
            for (long written = 0; written < length; written += some.length) {
                out.write(some);
            }
        };
    }

    /** Of 60,000 cells each, which take some 50 bytes a cell if they are held: 70 rows fill the memory. */
    private static Making wideRows(int rows) {
        String wide = "2025550123" + ";x".repeat(60_000) + "\n";
        return out -> {
            out.write("phone;name\n2025550124;Bob\n".getBytes(UTF_8));
            for (int row = 0; row < rows; row++) {
                out.write(wide.getBytes(UTF_8));
            }
        };
    }

    private static Making noise() {
        return out -> {
            long mixed = 42;
            for (int i = 0; i < 300_000; i++) {
                mixed = mixed * 6364136223846793005L + 1442695040888963407L;
                out.write((int) (mixed >>> 56));
            }
        };
    }

    private static String columns(int many) {
        List<String> names = new ArrayList<>(List.of("phone"));
        for (int i = 1; i < many; i++) {
            names.add("c" + i);
        }
        return String.join(";", names);
    }

    /** The first bytes of the container that old Excel files are. */
    private static byte[] ole() {
        byte[] start = new byte[1024];
        byte[] mark = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(mark, 0, start, 0, mark.length);
        return start;
    }
}
