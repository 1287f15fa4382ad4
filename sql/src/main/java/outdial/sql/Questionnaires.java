package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.QUESTIONNAIRE;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.survey.Questionnaire;
import outdial.sql.Interviews.QuestionnaireId;

/** One client's questionnaires: table {@code questionnaire}. Takes part in the caller's transaction. */
public final class Questionnaires {
    private final ClientScope scope;

    public Questionnaires(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /** A questionnaire as it is stored. */
    public record Stored(QuestionnaireId id, Questionnaire questionnaire) {}

    /** Adds a version and gives its id; a version is never changed, so one that is there already stays as it is. */
    public QuestionnaireId add(Questionnaire questionnaire, String title, Instant at) {
        scope.insertInto(QUESTIONNAIRE)
                .set(QUESTIONNAIRE.CODE, questionnaire.code())
                .set(QUESTIONNAIRE.VERSION, questionnaire.version())
                .set(QUESTIONNAIRE.TITLE, title)
                .set(QUESTIONNAIRE.DEFINITION, QuestionnaireJson.write(questionnaire.questions()))
                .set(QUESTIONNAIRE.CREATED_AT, at)
                .onDuplicateKeyIgnore()
                .execute();
        return new QuestionnaireId(scope.selectFrom(QUESTIONNAIRE)
                .and(QUESTIONNAIRE.CODE.eq(questionnaire.code()))
                .and(QUESTIONNAIRE.VERSION.eq(questionnaire.version()))
                .fetchSingle(QUESTIONNAIRE.ID));
    }

    /** A version as lists show it. */
    public record Listed(
            QuestionnaireId id, String code, int version, String title, int questions, Instant createdAt) {}

    /** The newest version of each questionnaire, in the order of their titles. */
    public List<Listed> newest() {
        Map<String, Listed> newest = new LinkedHashMap<>();
        scope.selectFrom(QUESTIONNAIRE)
                .orderBy(QUESTIONNAIRE.TITLE, QUESTIONNAIRE.VERSION.desc())
                .forEach(row -> newest.merge(
                        row.getCode(),
                        new Listed(
                                new QuestionnaireId(row.getId()),
                                row.getCode(),
                                row.getVersion(),
                                row.getTitle(),
                                QuestionnaireJson.read(row.getCode(), row.getVersion(), row.getDefinition())
                                        .questions()
                                        .size(),
                                row.getCreatedAt()),
                        (one, other) -> one.version() > other.version() ? one : other));
        return List.copyOf(newest.values());
    }

    /** A version with its title. */
    public record Titled(String title, Questionnaire questionnaire) {}

    public Optional<Titled> find(QuestionnaireId id) {
        return scope.selectFrom(QUESTIONNAIRE)
                .and(QUESTIONNAIRE.ID.eq(id.value()))
                .fetchOptional(row -> new Titled(
                        row.getTitle(), QuestionnaireJson.read(row.getCode(), row.getVersion(), row.getDefinition())));
    }

    /** What a campaign asks; nothing when it sells. */
    public Optional<Stored> of(CampaignId campaign) {
        Optional<Long> id = scope.selectFrom(CAMPAIGN)
                .and(CAMPAIGN.ID.eq(campaign.value()))
                .fetchOptional(CAMPAIGN.QUESTIONNAIRE_ID);
        return id.flatMap(known -> scope.selectFrom(QUESTIONNAIRE)
                .and(QUESTIONNAIRE.ID.eq(known))
                .fetchOptional(row -> new Stored(
                        new QuestionnaireId(row.getId()),
                        QuestionnaireJson.read(row.getCode(), row.getVersion(), row.getDefinition()))));
    }
}
