package outdial.reports.grid;

/** What a column holds; a writer takes width and format from it, never from the cells. */
public enum Kind {
    TEXT(24),
    /** Sentences: wide, and wrapped. */
    PROSE(90),
    INTEGER(12),
    DECIMAL(12),
    /** Hours, minutes and seconds; may exceed a day. */
    DURATION(12),
    INSTANT(24),
    /** Days; the line of totals says in words that it is one. */
    DATE(14),
    PERCENT(10),
    MONEY(16),
    /** Each cell has its own kind: the second column of a list of figures. */
    MIXED(36);

    private final int characters;

    Kind(int characters) {
        this.characters = characters;
    }

    /** Width of a column of this kind, in characters. */
    int characters() {
        return characters;
    }

    boolean holds(Cell cell) {
        return switch (cell) {
            case Cell.Blank _ -> true;
            case Cell.Text _ -> this == TEXT || this == PROSE || this == DATE || this == MIXED;
            case Cell.Day _ -> this == DATE || this == MIXED;
            case Cell.Whole _ -> this == INTEGER || this == MIXED;
            case Cell.Decimal _ -> this == DECIMAL || this == MIXED;
            case Cell.Length _ -> this == DURATION || this == MIXED;
            case Cell.Moment _ -> this == INSTANT || this == MIXED;
            case Cell.Share _ -> this == PERCENT || this == MIXED;
            case Cell.Money _ -> this == MONEY || this == MIXED;
        };
    }
}
