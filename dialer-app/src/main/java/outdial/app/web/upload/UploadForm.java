package outdial.app.web.upload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.ui.Model;
import outdial.app.web.page.Field;
import outdial.app.web.page.Field.Option;
import outdial.app.web.page.Form;
import outdial.compliance.NumberReader;
import outdial.imports.ImportRequest;
import outdial.model.ClientId;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.Campaign;
import outdial.sql.Campaigns.State;
import outdial.sql.Feeds;

/** The form with which a file is given in. */
final class UploadForm {
    private UploadForm() {}

    /** What a file holds. */
    enum Kind {
        LEADS,
        DO_NOT_CALL,
        CONSENTS
    }

    /**
     * What a file holds and whose rows its are to be.
     *
     * @param campaign of leads, and of nothing else
     * @param list of do-not-call numbers always
     */
    record Filled(Kind kind, Optional<Campaign> campaign, String country, Optional<String> list) {
        /** The same as a feed of this name brings it. */
        Feeds.Terms feed(String name) {
            return new Feeds.Terms(name, kind.name(), campaign.map(Campaign::id), list, country);
        }

        ImportRequest request(Path file, String client) {
            return switch (kind) {
                case LEADS ->
                    new ImportRequest.Leads(
                            file, country, campaign.orElseThrow().name(), list, Optional.of(client));
                case DO_NOT_CALL -> new ImportRequest.DoNotCall(file, country, list.orElseThrow(), Optional.of(client));
                case CONSENTS -> new ImportRequest.Consents(file, country, Optional.of(client));
            };
        }
    }

    /** Puts the form's fields into a page. */
    static void offer(DSLContext sql, ClientId client, Form form, Model model) {
        List<Option> campaigns = campaigns(sql, client).stream()
                .map(one -> Option.named(one.id().value(), one.name()))
                .toList();
        if (form.names().isEmpty()) {
            form.fill("fileKind", Kind.LEADS);
        }
        if (form.value("campaign").isEmpty() && campaigns.size() == 1) {
            Campaign only = campaigns(sql, client).getFirst();
            form.fill("campaign", only.id().value())
                    .fill(
                            "fileCountry",
                            only.settings().countries().stream()
                                    .sorted()
                                    .findFirst()
                                    .orElse(""));
        }
        model.addAttribute("form", form);
        model.addAttribute("hasCampaigns", !campaigns.isEmpty());
        List<Field> fields =
                new ArrayList<>(List.of(Field.file("file").required().hint()));
        fields.addAll(where(campaigns));
        model.addAttribute("fields", fields);
    }

    /** Fields about what a file holds and where its rows go. */
    static List<Field> where(List<Option> campaigns) {
        return List.of(
                Field.choice("fileKind", Option.all(Kind.values(), "fileKind"))
                        .required()
                        .width(3),
                Field.choice("campaign", campaigns).hint().width(3),
                Field.line("listName").hint().width(3),
                Field.line("fileCountry").required().code().hint().width(3));
    }

    /** Reads it; empty, with problems in the form, when something is wrong. */
    static Optional<Filled> read(DSLContext sql, ClientId client, Form form, NumberReader numbers) {
        Kind kind = form.value("fileKind").isEmpty() ? Kind.LEADS : form.one("fileKind", Kind.class);
        Optional<Campaign> campaign = campaigns(sql, client).stream()
                .filter(one -> kind == Kind.LEADS)
                .filter(one -> String.valueOf(one.id().value()).equals(form.value("campaign")))
                .findFirst();
        if (kind == Kind.LEADS && campaign.isEmpty()) {
            form.wrong("campaign", "problem.choose");
        }
        String country = form.text("fileCountry", 2).toUpperCase(Locale.ROOT);
        if (!country.isEmpty() && !numbers.hasCountry(country)) {
            form.wrong("fileCountry", "problem.country");
        }
        Optional<String> list = form.optional("listName", kind == Kind.DO_NOT_CALL ? 120 : 200);
        if (kind == Kind.DO_NOT_CALL && list.isEmpty()) {
            form.wrong("listName", "problem.required");
        }
        return form.isGood() ? Optional.of(new Filled(kind, campaign, country, list)) : Optional.empty();
    }

    static List<Campaign> campaigns(DSLContext sql, ClientId client) {
        return new Campaigns(sql, client)
                .campaigns().stream().filter(one -> one.state() != State.CLOSED).toList();
    }
}
