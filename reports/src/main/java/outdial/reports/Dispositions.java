package outdial.reports;

import static outdial.sql.gen.Tables.DISPOSITION;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** What a campaign's agents can record, in the campaign's order. */
record Dispositions(List<Choice> choices) {
    /** The kind of a code that the campaign no longer offers. */
    static final String OTHER = "other";

    Dispositions {
        choices = List.copyOf(choices);
    }

    record Choice(String code, String label, String kind) {}

    static Dispositions of(DSLContext db, CampaignQuestion question) {
        return new Dispositions(db.select(DISPOSITION.CODE, DISPOSITION.LABEL, DISPOSITION.KIND)
                .from(DISPOSITION)
                .where(DISPOSITION.CLIENT_ID.eq(question.client().value()))
                .and(DISPOSITION.CAMPAIGN_ID.eq(question.campaign().value()))
                .orderBy(DISPOSITION.SEQ, DISPOSITION.CODE)
                .fetch(row -> new Choice(row.value1(), row.value2(), row.value3())));
    }

    /** Kinds in the order in which they first come. */
    List<String> kinds() {
        return choices.stream().map(Choice::kind).distinct().toList();
    }

    /** The choices and, after them, codes in {@code used} that the campaign no longer offers. */
    Dispositions with(Iterable<String> used) {
        var all = new ArrayList<>(choices);
        for (String code : used) {
            if (all.stream().noneMatch(choice -> choice.code().equals(code))) {
                all.add(new Choice(code, code, OTHER));
            }
        }
        return new Dispositions(all);
    }

    /** Counts by code as counts by kind. */
    Map<String, Long> byKind(Map<String, Long> byCode) {
        Map<String, String> kinds = choices.stream().collect(Collectors.toMap(Choice::code, Choice::kind));
        return byCode.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> kinds.getOrDefault(entry.getKey(), OTHER),
                        Collectors.summingLong(Map.Entry::getValue)));
    }
}
