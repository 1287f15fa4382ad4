package outdial.app.web.office;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import outdial.app.web.page.Form;
import outdial.model.survey.Question;
import outdial.model.survey.Question.Choice;

/**
 * One question as it is being written; all as typed.
 *
 * @param choices one on each line, as in {@code 1 = Very satisfied}
 * @param least of a number or a count of choices, or the first day
 * @param most of a number or a count of choices, or the last day, or the longest text
 */
record QuestionDraft(String code, String text, Kind kind, String choices, String least, String most, String decimals) {
    private static final int LONGEST_TEXT = 2000;

    /** What kind of answer it asks for. */
    enum Kind {
        SINGLE,
        MULTIPLE,
        NUMBER,
        TEXT,
        DATE
    }

    static QuestionDraft blank(int number) {
        return new QuestionDraft("Q" + number, "", Kind.SINGLE, "", "", "", "");
    }

    static QuestionDraft of(Question question) {
        return switch (question) {
            case Question.SingleChoice(var code, var text, var choices) ->
                new QuestionDraft(code, text, Kind.SINGLE, lines(choices), "", "", "");
            case Question.MultipleChoice(var code, var text, var choices, int least, int most) ->
                new QuestionDraft(code, text, Kind.MULTIPLE, lines(choices), "" + least, "" + most, "");
            case Question.Amount(var code, var text, var least, var most, int decimals) ->
                new QuestionDraft(
                        code, text, Kind.NUMBER, "", least.toPlainString(), most.toPlainString(), "" + decimals);
            case Question.Text(var code, var text, int longest) ->
                new QuestionDraft(code, text, Kind.TEXT, "", "", "" + longest, "");
            case Question.Date(var code, var text, var first, var last) ->
                new QuestionDraft(code, text, Kind.DATE, "", first.toString(), last.toString(), "");
        };
    }

    private static String lines(List<Choice> choices) {
        return choices.stream()
                .map(choice -> choice.code() + " = " + choice.text())
                .collect(Collectors.joining("\n"));
    }

    /** The name of a field of the question at {@code place}. */
    static String name(int place, String field) {
        return "q" + place + "." + field;
    }

    /** All questions of a form, in their order. */
    static List<QuestionDraft> all(Form form) {
        var all = new ArrayList<QuestionDraft>();
        for (int place = 0; form.names().contains(name(place, "code")) && place < 200; place++) {
            all.add(sent(form, place));
        }
        return all;
    }

    private static QuestionDraft sent(Form form, int place) {
        Kind kind = Arrays.stream(Kind.values())
                .filter(one -> one.name().equals(form.value(name(place, "kind"))))
                .findFirst()
                .orElse(Kind.SINGLE);
        return new QuestionDraft(
                form.value(name(place, "code")),
                form.value(name(place, "text")),
                kind,
                form.value(name(place, "choices")),
                form.value(name(place, "least")),
                form.value(name(place, "most")),
                form.value(name(place, "decimals")));
    }

    /** The question, or a problem in the form, under the names of place {@code place}. */
    Optional<Question> question(Form form, int place) {
        String named = code.strip().toUpperCase(Locale.ROOT);
        if (!named.matches("[A-Z][A-Z0-9_]{0,63}")) {
            form.wrong(name(place, "code"), "problem.questionCode");
        }
        String asked = form.text(name(place, "text"), LONGEST_TEXT);
        Question made = switch (kind) {
            case SINGLE -> new Question.SingleChoice(named, asked, choices(form, place));
            case MULTIPLE -> multiple(form, place, named, asked);
            case NUMBER -> number(form, place, named, asked);
            case TEXT -> new Question.Text(named, asked, orElse(form, place, "most", "500", 1, 4000));
            case DATE -> date(form, place, named, asked);
        };
        return form.isGood() ? Optional.of(made) : Optional.empty();
    }

    private Question multiple(Form form, int place, String named, String asked) {
        List<Choice> chosen = choices(form, place);
        int all = Math.max(1, chosen.size());
        int from = orElse(form, place, "least", "1", 0, all);
        int to = orElse(form, place, "most", "" + all, 1, all);
        if (from > to) {
            form.wrong(name(place, "most"), "problem.endBeforeStart");
        }
        return new Question.MultipleChoice(named, asked, chosen, from, to);
    }

    private Question number(Form form, int place, String named, String asked) {
        var bound = new BigDecimal("999999999");
        int places = orElse(form, place, "decimals", "0", 0, 6);
        BigDecimal from = form.decimal(name(place, "least"), bound.negate(), bound, places);
        BigDecimal to = form.decimal(name(place, "most"), bound.negate(), bound, places);
        if (from.compareTo(to) > 0) {
            form.wrong(name(place, "most"), "problem.endBeforeStart");
        }
        return new Question.Amount(named, asked, from, to, places);
    }

    private Question date(Form form, int place, String named, String asked) {
        Optional<LocalDate> from = form.date(name(place, "least"));
        Optional<LocalDate> to = form.date(name(place, "most"));
        if (from.isEmpty()) {
            form.wrong(name(place, "least"), "problem.required");
        }
        if (to.isEmpty()) {
            form.wrong(name(place, "most"), "problem.required");
        }
        LocalDate first = from.orElse(LocalDate.EPOCH);
        LocalDate last = to.orElse(first);
        if (last.isBefore(first)) {
            form.wrong(name(place, "most"), "problem.endBeforeStart");
        }
        return new Question.Date(named, asked, first, last);
    }

    private int orElse(Form form, int place, String field, String otherwise, int least, int most) {
        String name = name(place, field);
        if (form.value(name).isBlank()) {
            form.fill(name, otherwise);
        }
        return form.number(name, least, most);
    }

    private List<Choice> choices(Form form, int place) {
        List<Choice> read = choices.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(QuestionDraft::choice)
                .toList();
        long codes = read.stream().map(Choice::code).distinct().count();
        if (read.size() < 2
                || codes != read.size()
                || read.stream().anyMatch(one -> one.text().isEmpty())) {
            form.wrong(name(place, "choices"), "problem.choices");
        }
        return read;
    }

    private static Choice choice(String line) {
        int sign = line.indexOf('=');
        return sign < 0
                ? new Choice("", "")
                : new Choice(
                        Form.latin(line.substring(0, sign).strip()),
                        line.substring(sign + 1).strip());
    }
}
