package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN_COUNTRY;
import static outdial.sql.gen.Tables.CAMPAIGN_HOURS;
import static outdial.sql.gen.Tables.CAMPAIGN_NUMBER_TYPE;
import static outdial.sql.gen.Tables.CAMPAIGN_SKILL;

import org.jooq.Field;
import org.jooq.Table;
import outdial.compliance.NumberFacts.NumberType;
import outdial.model.SkillId;
import outdial.sql.CampaignColumns.DayWindow;

/** The sets that belong to a campaign, each a table of its own; written by replacing them whole. */
final class CampaignParts {
    private final ClientScope scope;
    private final long campaign;

    CampaignParts(ClientScope scope, long campaign) {
        this.scope = scope;
        this.campaign = campaign;
    }

    void write(CampaignSettings settings) {
        clear(CAMPAIGN_COUNTRY, CAMPAIGN_COUNTRY.CAMPAIGN_ID);
        for (String country : settings.countries()) {
            scope.insertInto(CAMPAIGN_COUNTRY)
                    .set(CAMPAIGN_COUNTRY.CAMPAIGN_ID, campaign)
                    .set(CAMPAIGN_COUNTRY.COUNTRY, country)
                    .execute();
        }
        clear(CAMPAIGN_NUMBER_TYPE, CAMPAIGN_NUMBER_TYPE.CAMPAIGN_ID);
        for (NumberType type : settings.types()) {
            scope.insertInto(CAMPAIGN_NUMBER_TYPE)
                    .set(CAMPAIGN_NUMBER_TYPE.CAMPAIGN_ID, campaign)
                    .set(CAMPAIGN_NUMBER_TYPE.NUMBER_TYPE, type.name())
                    .execute();
        }
        hours(settings);
        skills(settings);
    }

    private void hours(CampaignSettings settings) {
        clear(CAMPAIGN_HOURS, CAMPAIGN_HOURS.CAMPAIGN_ID);
        for (DayWindow window : CampaignColumns.rows(settings.hours())) {
            scope.insertInto(CAMPAIGN_HOURS)
                    .set(CAMPAIGN_HOURS.CAMPAIGN_ID, campaign)
                    .set(CAMPAIGN_HOURS.DAY, window.day())
                    .set(CAMPAIGN_HOURS.FROM_LOCAL, window.from())
                    .set(CAMPAIGN_HOURS.TO_LOCAL, window.to())
                    .execute();
        }
    }

    /** A skill may be the client's own or the centre's; its row knows whose. */
    private void skills(CampaignSettings settings) {
        clear(CAMPAIGN_SKILL, CAMPAIGN_SKILL.CAMPAIGN_ID);
        for (SkillId skill : settings.skills()) {
            scope.insertInto(CAMPAIGN_SKILL)
                    .set(CAMPAIGN_SKILL.CAMPAIGN_ID, campaign)
                    .set(CAMPAIGN_SKILL.SKILL_CLIENT_ID, Agents.clientOf(scope.dsl(), skill))
                    .set(CAMPAIGN_SKILL.SKILL_ID, skill.value())
                    .execute();
        }
    }

    private void clear(Table<?> table, Field<Long> of) {
        scope.delete(table, of.eq(campaign));
    }
}
