package outdial.app.web.desk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What lies before the agent in a call, ready for the page: all texts are plain, none is markup.
 *
 * @param attempt the call; absent while the lead is only looked at
 * @param zone where the person is, as far as anybody knows; the first of several
 * @param zoneSure whether there is no other
 * @param answers what was answered before the page was loaded anew
 * @param order how many of each product
 * @param targets where persons are often given on to
 * @param recording the campaign's rule, as in {@code CampaignSettings.Recording}; with a notice, never before the agent
 *     says that it was given
 * @param notice what the person is told before the call is recorded: NONE, TELL or CONSENT
 * @param voice of a simulated call: PERSON, MACHINE, FAX or SILENCE
 */
record Card(
        @Nullable String attempt,
        String lead,
        String campaign,
        String client,
        String name,
        @Nullable String phone,
        @Nullable String zone,
        boolean zoneSure,
        List<Field> fields,
        @Nullable String leadNote,
        List<Earlier> history,
        @Nullable String script,
        List<Asked> questions,
        Map<String, String> answers,
        List<Product> products,
        Map<String, Integer> order,
        @Nullable String note,
        List<Choice> dispositions,
        List<Target> targets,
        String recording,
        String notice,
        @Nullable String voice) {
    /** Something known; {@code name} is a word of ours such as {@code city}, or a column of the list. */
    record Field(String name, String value) {}

    /** An earlier attempt; {@code at} in milliseconds since 1970. */
    record Earlier(
            long at,
            @Nullable String outcome,
            @Nullable String disposition,
            @Nullable String agent,
            @Nullable String note) {}

    /**
     * One question.
     *
     * @param kind single, multiple, number, text or date
     * @param least of choices, of a number, or the first date
     * @param most of choices, of a number, of characters, or the last date
     */
    record Asked(
            String code,
            String kind,
            String text,
            List<Choice> choices,
            @Nullable String least,
            @Nullable String most,
            int decimals) {}

    /** Something to choose; {@code kind} of a disposition, else absent. */
    record Choice(String code, String text, @Nullable String kind) {}

    /** Somebody outside who may be called in; the number in E.164. */
    record Target(String name, String number) {}

    /** Something to order; the price in the currency's minor unit. */
    record Product(String code, String name, long price, String currency) {}
}
