package outdial.app.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.yaml.BadRuleFile;
import picocli.CommandLine.Option;

/** Which rule packs to use. */
final class PacksOption {
    @Option(
            names = "--packs",
            paramLabel = "DIR",
            description = "A folder of packs (*.yaml, calendars.yaml among them) instead of those of the program.")
    private @Nullable Path folder;

    @Option(
            names = "--overlay",
            paramLabel = "FILE",
            description = "A client's own stricter rules on top, as a pack that only adds rules.")
    private @Nullable Path overlay;

    /** Reads them, or says which file and rule is bad. */
    RulePacks read() throws IOException {
        keepStandardOutputClean();
        try {
            RulePacks packs = folder == null ? RulePacks.shipped() : of(folder);
            return overlay == null ? packs : packs.with(String.valueOf(overlay.getFileName()), text(overlay));
        } catch (BadRuleFile bad) {
            throw new Refused("A rule pack can't be used: " + bad.getMessage() + ". Nothing was judged.");
        }
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refused("There is no file " + file + ". Nothing was judged.");
        }
        return Files.readString(file);
    }

    private static RulePacks of(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new Refused("There is no folder " + folder + ". Nothing was judged.");
        }
        var files = new LinkedHashMap<String, String>();
        try (Stream<Path> paths = Files.list(folder)) {
            List<Path> packs = paths.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            for (Path pack : packs) {
                files.put(String.valueOf(pack.getFileName()), Files.readString(pack));
            }
        }
        return RulePacks.of(files);
    }

    /** These commands start nothing that would set logging up, and the holiday library tells much about its work. */
    private static void keepStandardOutputClean() {
        if (LoggerFactory.getLogger("de.focus_shift") instanceof Logger library) {
            library.setLevel(Level.OFF);
        }
    }
}
