package outdial.app.web.upload;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.ui.Model;
import outdial.app.web.page.Field;
import outdial.app.web.page.Field.Option;
import outdial.app.web.page.Form;
import outdial.compliance.NumberReader;
import outdial.model.ClientId;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.Campaign;
import outdial.sql.Campaigns.State;

/** The form with which a file is given in. */
final class UploadForm {
    private UploadForm() {}

    /** Whose rows the file's are to be. */
    record Filled(Campaign campaign, String country, Optional<String> list) {}

    /** Puts the form's fields into a page. */
    static void offer(DSLContext sql, ClientId client, Form form, Model model) {
        List<Option> campaigns = campaigns(sql, client).stream()
                .map(one -> Option.named(one.id().value(), one.name()))
                .toList();
        if (form.names().isEmpty() && campaigns.size() == 1) {
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
        model.addAttribute(
                "fields",
                List.of(
                        Field.file("file").required().hint(),
                        Field.choice("campaign", campaigns).required().width(2),
                        Field.line("fileCountry").required().code().hint().width(2),
                        Field.line("listName").hint().width(2)));
    }

    /** Reads it; empty, with problems in the form, when something is wrong. */
    static Optional<Filled> read(DSLContext sql, ClientId client, Form form, NumberReader numbers) {
        Optional<Campaign> campaign = campaigns(sql, client).stream()
                .filter(one -> String.valueOf(one.id().value()).equals(form.value("campaign")))
                .findFirst();
        if (campaign.isEmpty()) {
            form.wrong("campaign", "problem.choose");
        }
        String country = form.text("fileCountry", 2).toUpperCase(Locale.ROOT);
        if (!country.isEmpty() && !numbers.hasCountry(country)) {
            form.wrong("fileCountry", "problem.country");
        }
        Optional<String> list = form.optional("listName", 200);
        return form.isGood() ? campaign.map(one -> new Filled(one, country, list)) : Optional.empty();
    }

    private static List<Campaign> campaigns(DSLContext sql, ClientId client) {
        return new Campaigns(sql, client)
                .campaigns().stream().filter(one -> one.state() != State.CLOSED).toList();
    }
}
