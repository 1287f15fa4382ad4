package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.WORDING;
import static outdial.sql.gen.Tables.WORDING_TEXT;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import outdial.model.CampaignId;
import outdial.model.ClientId;

/**
 * Scripts and information messages, each with a text for each language: tables {@code wording} and
 * {@code wording_text}. Takes part in the caller's transaction.
 */
public final class Wordings {
    private final ClientScope scope;

    public Wordings(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /** Who hears or reads it. */
    public enum Kind {
        /** Read out by agents. */
        SCRIPT,
        /** Heard by a person who answered and met no agent in time. */
        INFORMATION_MESSAGE
    }

    /** A wording; its texts by language, as BCP 47 tags. */
    public record Wording(long id, Kind kind, String name, Map<String, String> texts) {
        public Wording {
            texts = Map.copyOf(texts);
        }
    }

    /** What a campaign uses. */
    public record Used(Optional<Long> script, Optional<Long> message) {}

    public List<Wording> list(Kind kind) {
        Map<Long, Map<String, String>> texts = new HashMap<>();
        scope.selectFrom(WORDING_TEXT)
                .forEach(row -> texts.computeIfAbsent(row.getWordingId(), _ -> new HashMap<>())
                        .put(row.getLanguage(), row.getBody()));
        return scope.selectFrom(WORDING)
                .and(WORDING.KIND.eq(kind.name()))
                .orderBy(WORDING.NAME)
                .fetch(row -> new Wording(row.getId(), kind, row.getName(), texts.getOrDefault(row.getId(), Map.of())));
    }

    public Optional<Wording> find(Kind kind, long id) {
        return list(kind).stream().filter(wording -> wording.id() == id).findFirst();
    }

    /** Adds a wording without texts; empty when the name is taken. */
    public Optional<Long> add(Kind kind, String name) {
        int made = scope.insertInto(WORDING)
                .set(WORDING.KIND, kind.name())
                .set(WORDING.NAME, name)
                .onDuplicateKeyIgnore()
                .execute();
        return made == 0
                ? Optional.empty()
                : scope.selectFrom(WORDING)
                        .and(WORDING.KIND.eq(kind.name()))
                        .and(WORDING.NAME.eq(name))
                        .fetchOptional(WORDING.ID);
    }

    /** Replaces name and texts; a blank text is as good as none. */
    public void change(Wording wording, Instant at) {
        scope.update(WORDING, Map.of(WORDING.NAME, wording.name()), WORDING.ID.eq(wording.id()));
        scope.delete(WORDING_TEXT, WORDING_TEXT.WORDING_ID.eq(wording.id()));
        wording.texts().forEach((language, body) -> {
            if (!body.isBlank()) {
                scope.insertInto(WORDING_TEXT)
                        .set(WORDING_TEXT.WORDING_ID, wording.id())
                        .set(WORDING_TEXT.LANGUAGE, language)
                        .set(WORDING_TEXT.BODY, body)
                        .set(WORDING_TEXT.CHANGED_AT, at)
                        .execute();
            }
        });
    }

    public Used usedBy(CampaignId campaign) {
        return scope.selectFrom(CAMPAIGN)
                .and(CAMPAIGN.ID.eq(campaign.value()))
                .fetchSingle(row ->
                        new Used(Optional.ofNullable(row.getScriptId()), Optional.ofNullable(row.getMessageId())));
    }

    /** Says what a campaign uses; both must be the client's. */
    public void use(CampaignId campaign, Used used) {
        var row = new HashMap<Field<?>, @Nullable Object>();
        row.put(CAMPAIGN.SCRIPT_ID, used.script().orElse(null));
        row.put(CAMPAIGN.MESSAGE_ID, used.message().orElse(null));
        row.put(CAMPAIGN.VERSION, CAMPAIGN.VERSION.plus(1));
        scope.update(CAMPAIGN, row, CAMPAIGN.ID.eq(campaign.value()));
    }

    /** The campaign's script in {@code language} or, if it has none, in any. */
    public Optional<String> script(CampaignId campaign, String language) {
        return usedBy(campaign)
                .script()
                .flatMap(id -> find(Kind.SCRIPT, id))
                .flatMap(script -> Optional.ofNullable(script.texts().get(language))
                        .or(() -> script.texts().entrySet().stream()
                                .min(Map.Entry.comparingByKey())
                                .map(Map.Entry::getValue)));
    }
}
