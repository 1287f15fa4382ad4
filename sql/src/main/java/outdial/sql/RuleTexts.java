package outdial.sql;

import static outdial.sql.gen.Tables.RULE_TEXT;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jooq.DSLContext;
import outdial.compliance.RuleBook;
import outdial.compliance.pack.RulePacks;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Table {@code rule_text}: the rules that were ever in force, as their authors wrote them. Safe on any thread. */
public final class RuleTexts {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<LinkedHashMap<String, String>> FILES = new TypeReference<>() {};

    private final DSLContext dsl;

    public RuleTexts(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Keeps what comes with the program, as long as it is not kept already. */
    public void keepShipped(Instant at) {
        for (RuleBook book : new RuleBook[] {RuleBook.house(), RuleBook.exercise()}) {
            keep(book.title(), Map.of(book.name() + ".yaml", RuleBook.shippedText(book.name())), at);
        }
        keep(RulePacks.shipped().title(), RulePacks.shippedFiles(), at);
    }

    /**
     * Keeps the texts behind a title.
     *
     * @param title as {@code packs@hash}
     * @param files texts by file name
     */
    public void keep(String title, Map<String, String> files, Instant at) {
        dsl.insertInto(RULE_TEXT, RULE_TEXT.fields())
                .values(title, JSON.writeValueAsString(files), at)
                .onDuplicateKeyIgnore()
                .execute();
    }

    /** The texts behind a title, by file name. */
    public Optional<SequencedMap<String, String>> find(String title) {
        return dsl.selectFrom(RULE_TEXT)
                .where(RULE_TEXT.TITLE.eq(title))
                .fetchOptional(row -> JSON.readValue(row.getFiles(), FILES));
    }
}
