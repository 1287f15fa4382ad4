package outdial.compliance.pack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A rule as its author wrote it, for those who want to read the very words that decided. */
public final class RuleText {
    private RuleText() {}

    /** The lines of a rule in the files of packs, without their common margin; empty if none of the files has it. */
    public static Optional<String> find(Map<String, String> files, String rule) {
        var head = Pattern.compile(" *- id: [\"']?" + Pattern.quote(rule) + "[\"']?\\s*");
        return files.values().stream()
                .flatMap(text -> find(text.lines().toList(), head).stream())
                .findFirst();
    }

    private static Optional<String> find(List<String> lines, Pattern head) {
        for (int i = 0; i < lines.size(); i++) {
            if (head.matcher(lines.get(i)).matches()) {
                return Optional.of(rule(lines, i));
            }
        }
        return Optional.empty();
    }

    private static String rule(List<String> lines, int first) {
        int margin = margin(lines.get(first));
        var text = new StringBuilder(lines.get(first).strip());
        for (String line : lines.subList(first + 1, lines.size())) {
            if (!line.isBlank() && margin(line) <= margin) {
                break;
            }
            text.append('\n')
                    .append(line.isBlank() ? "" : line.substring(margin).stripTrailing());
        }
        return text.toString().stripTrailing();
    }

    private static int margin(String line) {
        return line.length() - line.stripLeading().length();
    }
}
