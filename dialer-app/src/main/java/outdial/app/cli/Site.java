package outdial.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every command has: where the site's settings come from. */
public final class Site {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings of this site (YAML or properties), with names as in outdial.database.url.")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "One setting, stronger than the file's: --set outdial.web.port=8090.")
    private Map<String, String> set = new LinkedHashMap<>();

    /** A site that sets what is given and has no file. */
    public static Site of(Map<String, String> settings) {
        var site = new Site();
        site.set.putAll(settings);
        return site;
    }

    /** The settings in the form Spring reads from a command line. */
    String[] asArguments() {
        var file = config == null
                ? Stream.<String>of()
                : Stream.of("--spring.config.import=" + config.toAbsolutePath().toUri());
        return Stream.concat(file, set.entrySet().stream().map(one -> "--" + one.getKey() + "=" + one.getValue()))
                .toArray(String[]::new);
    }
}
