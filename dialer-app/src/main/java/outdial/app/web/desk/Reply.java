package outdial.app.web.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import outdial.app.web.Words;

/** What comes of a thing that a page said. */
sealed interface Reply {
    /** It holds, now or since it was said the first time. */
    record Done() implements Reply {}

    /** It can't be; saying it again is of no use. The word {@code desk.no.<word>} says why and what to do. */
    record No(String word) implements Reply {}

    /** It may not be; the sentences of the gate, or of who read a number, say why. */
    record Refused(List<String> why) implements Reply {
        public Refused {
            why = List.copyOf(why);
        }
    }

    /** It was not an answer to the question; the model's own sentence. */
    record Bad(String why) implements Reply {}

    /** There is no such call for this agent. */
    record Unknown() implements Reply {}

    /** Not now: the same may be said again in a moment. */
    record Later() implements Reply {}

    default int status() {
        return switch (this) {
            case Done _ -> 200;
            case No _, Refused _ -> 409;
            case Bad _ -> 422;
            case Unknown _ -> 404;
            case Later _ -> 503;
        };
    }

    /** For the page. */
    default Map<String, String> body(Words words, Locale language) {
        return switch (this) {
            case Done _ -> Map.of();
            case No(var word) -> Map.of("why", words.text(language, "desk.no." + word));
            case Refused(var why) ->
                Map.of(
                        "why",
                        why.stream()
                                .map(one -> words.said(language, one).orElse(one))
                                .collect(Collectors.joining(" ")));
            case Bad(var why) -> Map.of("why", why);
            case Unknown _ -> Map.of("why", words.text(language, "desk.no.call"));
            case Later _ -> Map.of("why", words.text(language, "desk.no.later"));
        };
    }
}
