package outdial.sql;

import static outdial.sql.gen.Tables.QUESTIONNAIRE;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.ClientId;
import outdial.model.survey.Questionnaire;

/** Table {@code questionnaire}; the only place that writes it. Takes part in the caller's transaction. */
public final class Questionnaires {
    private final DSLContext dsl;

    public Questionnaires(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Adds a version; a version is never changed, so adding one that is there already gives its id. */
    public long add(ClientId client, Questionnaire questionnaire, String title, Instant at) {
        Optional<Long> there = findId(client, questionnaire.code(), questionnaire.version());
        return there.orElseGet(() -> insert(client, questionnaire, title, at));
    }

    /**
     * The questionnaire of an id.
     *
     * @throws IllegalArgumentException when the client has none of this id
     */
    public Questionnaire questionnaire(ClientId client, long id) {
        return dsl.select(QUESTIONNAIRE.CODE, QUESTIONNAIRE.VERSION, QUESTIONNAIRE.DEFINITION)
                .from(QUESTIONNAIRE)
                .where(QUESTIONNAIRE.CLIENT_ID.eq(client.value()), QUESTIONNAIRE.ID.eq(id))
                .fetchOptional(row -> QuestionnaireJson.read(row.value1(), row.value2(), row.value3()))
                .orElseThrow(() ->
                        new IllegalArgumentException("Client " + client.value() + " has no questionnaire " + id));
    }

    private Optional<Long> findId(ClientId client, String code, int version) {
        return dsl.select(QUESTIONNAIRE.ID)
                .from(QUESTIONNAIRE)
                .where(
                        QUESTIONNAIRE.CLIENT_ID.eq(client.value()),
                        QUESTIONNAIRE.CODE.eq(code),
                        QUESTIONNAIRE.VERSION.eq(version))
                .fetchOptional(QUESTIONNAIRE.ID);
    }

    private long insert(ClientId client, Questionnaire questionnaire, String title, Instant at) {
        return dsl.insertInto(QUESTIONNAIRE)
                .set(QUESTIONNAIRE.CLIENT_ID, client.value())
                .set(QUESTIONNAIRE.CODE, questionnaire.code())
                .set(QUESTIONNAIRE.VERSION, questionnaire.version())
                .set(QUESTIONNAIRE.TITLE, title)
                .set(QUESTIONNAIRE.DEFINITION, QuestionnaireJson.write(questionnaire.questions()))
                .set(QUESTIONNAIRE.CREATED_AT, LocalDateTime.ofInstant(at, ZoneOffset.UTC))
                .returning(QUESTIONNAIRE.ID)
                .fetchSingle(QUESTIONNAIRE.ID);
    }
}
