package outdial.reports.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedMap;
import outdial.compliance.RuleBook;
import outdial.compliance.ledger.Commitment;
import outdial.compliance.ledger.LedgerFile;
import outdial.compliance.ledger.LedgerReport;
import outdial.compliance.ledger.LedgerVerifier;
import outdial.compliance.ledger.RowText;
import outdial.compliance.ledger.SignedHeads;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.pack.RuleText;
import outdial.compliance.yaml.BadRuleFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks an {@link AuditExport} as JSON, offline and row by row: each stretch of each chain, and that the rules' texts are
 * those whose fingerprints the rows name. For one file, on one thread.
 */
public final class AuditVerifier {
    private final List<SignedHeads> heads = new ArrayList<>();
    private final Optional<PublicKey> key;
    private final boolean hasOwnHeads;
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<Quoted> quoted = new ArrayList<>();
    private boolean isExport;

    /** A rule's text as the file's table of rules has it. */
    private record Quoted(String rule, String title, String text) {}

    /** What came of one stretch. */
    public record Stretch(String chain, long after, long to, LedgerReport report) {
        /** For the person who asked. */
        public String sentence() {
            return chain + ", rows " + (after + 1) + " to " + to + ": " + report.sentence();
        }
    }

    /**
     * What came of the file.
     *
     * @param problems what else is wrong with it, a sentence each
     */
    public record Result(List<Stretch> stretches, List<String> problems) {
        public Result {
            stretches = List.copyOf(stretches);
            problems = List.copyOf(problems);
        }

        public boolean isSound() {
            return problems.isEmpty() && stretches.stream().allMatch(one -> one.report() instanceof LedgerReport.Sound);
        }
    }

    /**
     * A verifier.
     *
     * @param heads signed heads kept elsewhere; those in the file are believed only if there are none
     */
    public AuditVerifier(List<SignedHeads> heads, Optional<PublicKey> key) {
        this.heads.addAll(heads);
        this.hasOwnHeads = !heads.isEmpty();
        this.key = key;
    }

    /** Reads the file to its end. */
    public Result verify(InputStream file) throws IOException {
        try (JsonParser json = JsonMapper.shared().createParser(file)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                part(name, json);
            }
        } catch (JacksonException broken) {
            problems.add("The file is cut short or altered: it is no JSON from line "
                    + broken.getLocation().getLineNr() + ", column "
                    + broken.getLocation().getColumnNr() + " on.");
        }
        if (!isExport) {
            problems.add("It is no export for auditors: the property '" + AuditJson.FORMAT + "' is missing.");
        }
        return new Result(stretches, problems);
    }

    private void part(String name, JsonParser json) throws IOException {
        switch (name) {
            case AuditJson.FORMAT -> isExport = true;
            case "heads" -> heads(json);
            case "chains" -> {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    stretch(json);
                }
            }
            case "rules" -> {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    JsonNode rule = json.readValueAsTree();
                    quoted.add(new Quoted(text(rule, "rule"), text(rule, "rules_of"), text(rule, "text")));
                }
            }
            case "rule_files" -> {
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String title = json.currentName();
                    json.nextToken();
                    JsonNode files = json.readValueAsTree();
                    ruleFiles(title, texts(files));
                }
            }
            default -> json.skipChildren();
        }
    }

    private void heads(JsonParser json) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String line = json.getString();
            Optional<SignedHeads> signed = SignedHeads.find(line);
            if (signed.isEmpty()) {
                problems.add("A line among the heads is no signed head: " + line);
            } else if (!hasOwnHeads) {
                heads.add(signed.get());
            }
        }
    }

    private void stretch(JsonParser json) throws IOException {
        String chain = "";
        long after = 0;
        String hash = "";
        long to = 0;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "chain" -> chain = json.getString();
                case "after" -> after = json.getLongValue();
                case "after_hash" -> hash = json.getString();
                case "to" -> to = json.getLongValue();
                case "rows" -> {
                    var lines = new Lines(json, LedgerFile.stretch(chain, after, hash), to);
                    LedgerReport report = LedgerVerifier.verify(new SequenceInputStream(lines), heads, key);
                    lines.skip();
                    stretches.add(new Stretch(chain, after, to, report));
                }
                default -> json.skipChildren();
            }
        }
    }

    /** The stretch as the lines of a ledger file, made as they are asked for. */
    @SuppressWarnings("JdkObsolete") // what SequenceInputStream takes
    private static final class Lines implements Enumeration<InputStream> {
        private final JsonParser json;
        private final long to;
        private Optional<String> next;
        private String last = "";
        private boolean isOver;
        private boolean hasEnd;

        Lines(JsonParser json, String first, long to) {
            this.json = json;
            this.to = to;
            next = Optional.of(first);
        }

        @Override
        public boolean hasMoreElements() {
            if (next.isEmpty() && !isOver) {
                next = read();
            }
            if (next.isEmpty() && isOver && !hasEnd) {
                hasEnd = true;
                next = Optional.of(LedgerFile.end(to, last));
            }
            return next.isPresent();
        }

        @Override
        public InputStream nextElement() {
            if (!hasMoreElements()) {
                throw new NoSuchElementException("No row is left");
            }
            String line = next.orElseThrow();
            next = Optional.empty();
            return new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8));
        }

        private Optional<String> read() {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                isOver = true;
                return Optional.empty();
            }
            JsonNode row = json.readValueAsTree();
            last = text(row, "hash");
            return Optional.of(lines(row));
        }

        /** What a verifier that has seen enough left over. */
        void skip() {
            while (!isOver) {
                read();
            }
        }
    }

    private static String lines(JsonNode row) {
        var says = texts(row.path("says"));
        var text = new RowText(
                text(row, "hash"), text(row, "row"), text(row, "prev"), text(row, "at"), text(row, "kind"), says);
        JsonNode opens = row.path("opens");
        return text.line()
                + "\n"
                + (opens.isMissingNode()
                        ? ""
                        : Commitment.openingLine(
                                        text(row, "row"),
                                        text(opens, "entry"),
                                        text(opens, "salt"),
                                        text(opens, "value"))
                                + "\n");
    }

    private void ruleFiles(String title, SequencedMap<String, String> files) {
        if (!title.equals(titleOf(title, files))) {
            problems.add("The rules given as " + title + " are not those of that fingerprint.");
        }
        for (Quoted one : quoted) {
            if (one.title().equals(title)
                    && !RuleText.find(files, one.rule()).orElse("").equals(one.text())) {
                problems.add("The text given of rule " + one.rule() + " is not that of " + title + ".");
            }
        }
    }

    private static String titleOf(String title, SequencedMap<String, String> files) {
        try {
            return title.startsWith("packs@")
                    ? RulePacks.of(files).title()
                    : RuleBook.of(
                                    files.firstEntry().getKey(),
                                    files.firstEntry().getValue())
                            .title();
        } catch (BadRuleFile | NoSuchElementException bad) {
            return "";
        }
    }

    private static SequencedMap<String, String> texts(JsonNode object) {
        var texts = new LinkedHashMap<String, String>();
        object.properties()
                .forEach(one -> texts.put(one.getKey(), one.getValue().asString("")));
        return texts;
    }

    private static String text(JsonNode object, String name) {
        return object.path(name).asString("");
    }
}
