package outdial.imports.file;

/** What a file may be at most; far above any honest list, far below what would hurt the machine. */
public final class Limits {
    /** Bytes of a file, packed or not. */
    public static final long FILE_BYTES = 4L << 30;

    /** Columns of a row that hold something. */
    public static final int COLUMNS = 200;

    /** Characters of a cell; a spreadsheet's own limit is 32,767. */
    public static final int CELL_CHARS = 32 * 1024;

    /** Characters of a CSV row. */
    static final int ROW_CHARS = 1_000_000;

    /** Characters that quotes may hold over several lines; more means that a quote was opened and never closed. */
    static final int QUOTED_CHARS = 2 * CELL_CHARS;

    /** Columns that a spreadsheet's row can have at all. */
    static final int SHEET_COLUMNS = 16_384;

    /** Rows that a spreadsheet can have at all. */
    static final int SHEET_ROWS = 1_048_576;

    /** Bytes of one unpacked part of a workbook. */
    static final long PART_BYTES = (4L << 30) - 1;

    /** Bytes of an unpacked part that is read as a whole: the workbook's tables of contents and its properties. */
    static final long WHOLE_PART_BYTES = 2L << 20;

    /** Bytes of XML between one element, comment or text and the next. */
    static final long MARKUP_BYTES = 4L << 20;

    /** Bytes of the table of contents of a packed file. */
    static final long DIRECTORY_BYTES = 1L << 20;

    /** Parts of a workbook. */
    static final int PARTS = 2_000;

    /** Bytes of a workbook's texts that are kept in memory; the rest goes to a file. */
    static final int TEXTS_IN_MEMORY = 16 << 20;

    /** Cell formats of a workbook; Excel itself stops at 65,490. */
    static final int FORMATS = 70_000;

    private Limits() {}
}
