package outdial.imports.file;

/** What a file may be at most; far above any honest list, far below what would hurt the machine. */
public final class Limits {
    /** Bytes of a file, packed or not. */
    public static final long FILE_BYTES = 4L << 30;

    /** Columns of a row that hold something. */
    public static final int COLUMNS = 200;

    /** Characters of a cell; a spreadsheet's own limit is 32,767. */
    public static final int CELL_CHARS = 32 * 1024;

    /** Characters of a CSV row; more means that a quote was opened and never closed. */
    static final int ROW_CHARS = 1_000_000;

    /** Bytes of one unpacked part of a workbook. */
    static final long PART_BYTES = (4L << 30) - 1;

    /** Bytes of a workbook's table of texts, the one part that has to be held in memory. */
    static final long TEXTS_BYTES = 256L << 20;

    /** Parts of a workbook. */
    static final int PARTS = 2_000;

    private Limits() {}
}
