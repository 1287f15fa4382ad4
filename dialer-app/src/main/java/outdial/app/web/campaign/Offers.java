package outdial.app.web.campaign;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import outdial.app.web.page.Field.Option;
import outdial.model.ClientId;
import outdial.sql.CallerNumbers;
import outdial.sql.Campaigns;
import outdial.sql.Clients;
import outdial.sql.Questionnaires;
import outdial.sql.Skills;
import outdial.sql.Teams;
import outdial.sql.Wordings;

/** What there is to choose from for a client's campaign: the client's own things, and the centre's people. */
record Offers(
        List<Option> callerNumbers,
        List<Option> scripts,
        List<Option> messages,
        List<Option> questionnaires,
        List<Option> campaigns,
        List<Option> teams,
        List<Option> skills) {
    static Offers of(DSLContext sql, ClientId client) {
        ClientId centre = new Clients(sql).findCentre().orElseThrow();
        return new Offers(
                new CallerNumbers(sql, client)
                        .list().stream()
                                .map(kept -> Option.named(
                                        kept.id(), kept.owned().number().e164()))
                                .toList(),
                wordings(sql, client, Wordings.Kind.SCRIPT),
                wordings(sql, client, Wordings.Kind.INFORMATION_MESSAGE),
                new Questionnaires(sql, client)
                        .newest().stream()
                                .map(one -> Option.named(
                                        one.id().value(), one.title() + " · " + one.code() + " " + one.version()))
                                .toList(),
                new Campaigns(sql, client)
                        .campaigns().stream()
                                .map(one -> Option.named(one.id().value(), one.name()))
                                .toList(),
                Option.named(new Teams(sql, centre)),
                Option.named(new Skills(sql, centre)));
    }

    private static List<Option> wordings(DSLContext sql, ClientId client, Wordings.Kind kind) {
        return new Wordings(sql, client)
                .list(kind).stream()
                        .map(one -> Option.named(one.id(), one.name()))
                        .toList();
    }

    /** The ids behind options. */
    static Set<Long> ids(List<Option> options) {
        return options.stream().map(option -> Long.parseLong(option.value())).collect(Collectors.toSet());
    }
}
