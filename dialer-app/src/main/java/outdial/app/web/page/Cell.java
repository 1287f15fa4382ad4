package outdial.app.web.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import outdial.model.disposition.Disposition;

/** What stands in one cell of a table. */
public sealed interface Cell {
    /** Which part of the template draws it. */
    String kind();

    /** Text as people wrote it. */
    record Plain(String text) implements Cell {
        @Override
        public String kind() {
            return "plain";
        }
    }

    /** Text that leads to a page. */
    record Link(String text, String href) implements Cell {
        @Override
        public String kind() {
            return "link";
        }
    }

    /** Words that lead to a page. */
    record WordLink(String key, String href) implements Cell {
        @Override
        public String kind() {
            return "wordLink";
        }
    }

    /** Words; {@code value} is their first value. */
    record Word(String key, Object value) implements Cell {
        public Word(String key) {
            this(key, "");
        }

        @Override
        public String kind() {
            return "word";
        }
    }

    /** Several words, one after the other. */
    record Words(List<String> keys) implements Cell {
        public Words {
            keys = List.copyOf(keys);
        }

        @Override
        public String kind() {
            return "words";
        }
    }

    /** Several things, each below the last and after its name. */
    record Pairs(List<Pair> pairs) implements Cell {
        public Pairs {
            pairs = List.copyOf(pairs);
        }

        /** One of them; {@code key} is the word of its name. */
        public record Pair(String key, Cell value) {}

        @Override
        public String kind() {
            return "pairs";
        }
    }

    /** A whole number in the language's digits. */
    record Count(long number) implements Cell {
        @Override
        public String kind() {
            return "count";
        }
    }

    /** A figure written already, such as an amount of money. */
    record Figure(String text) implements Cell {
        @Override
        public String kind() {
            return "figure";
        }
    }

    /** A sentence of gate, pacing or an import: English, and said in the reader's language where that is known. */
    record Said(String text) implements Cell {
        @Override
        public String kind() {
            return "said";
        }
    }

    /** What somebody did, by its name in the audit log; one without a word of its own shows that name. */
    record Deed(String text) implements Cell {
        @Override
        public String kind() {
            return "deed";
        }
    }

    /** A telephone number or a code: left to right in every language. */
    record Code(String text) implements Cell {
        @Override
        public String kind() {
            return "code";
        }
    }

    /** A code that leads to a page. */
    record CodeLink(String text, String href) implements Cell {
        @Override
        public String kind() {
            return "codeLink";
        }
    }

    /** A state: sign, colour and word. */
    record Badge(Mood mood, String key) implements Cell {
        @Override
        public String kind() {
            return "badge";
        }
    }

    /** An instant, shown in the reader's own zone. */
    record Moment(Instant at) implements Cell {
        @Override
        public String kind() {
            return "moment";
        }
    }

    /** A day, as the reader's calendar has it. */
    record Day(LocalDate day) implements Cell {
        @Override
        public String kind() {
            return "day";
        }
    }

    /** A sound, played in the page or taken as a file. */
    record Sound(String href) implements Cell {
        @Override
        public String kind() {
            return "sound";
        }
    }

    /** A disposition by its code: in the reader's words if it is called as its kind is, which every campaign begins with. */
    static Cell disposition(String code) {
        return isKind(code) ? new Word("dispositionKind." + code) : new Plain(code);
    }

    /** The same, leading to a page. */
    static Cell disposition(String code, String href) {
        return isKind(code) ? new WordLink("dispositionKind." + code, href) : new Link(code, href);
    }

    private static boolean isKind(String code) {
        return Stream.of(Disposition.Kind.values()).anyMatch(kind -> kind.name().equals(code));
    }

    /**
     * Things that can be done with the row's subject, each at the press of a button.
     *
     * @param about names the row for those who hear the page
     */
    record Deeds(String about, List<Press> presses) implements Cell {
        public Deeds {
            presses = List.copyOf(presses);
        }

        @Override
        public String kind() {
            return "deeds";
        }
    }

    /** One button: its words and where it is sent. */
    record Press(String key, String action) {}

    /** Nothing. */
    static Cell none() {
        return new Plain("");
    }
}
