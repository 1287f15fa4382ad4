package outdial.compliance.yaml;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML as maps, lists and texts and nothing else; the only class that knows the YAML reader. */
public final class StrictYaml {
    private StrictYaml() {}

    /**
     * The content of one document; the text {@code nothing} for an empty one.
     *
     * @param file its name, for messages
     * @throws BadRuleFile if it is no YAML, or names a key twice, or uses aliases
     */
    public static Object read(String file, String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        var dumping = new DumperOptions();
        try {
            Object content = new Yaml(
                            new SafeConstructor(options), new Representer(dumping), dumping, options, new OnlyTexts())
                    .load(yaml);
            return content == null ? "nothing" : content;
        } catch (YAMLException e) {
            throw new BadRuleFile(file, "", "no YAML: " + e.getMessage());
        }
    }

    /** YAML 1.1 makes false of NO, which is Norway, and 540 of 09:00: every plain word is a text instead. */
    private static final class OnlyTexts extends Resolver {
        @Override
        protected void addImplicitResolvers() {}
    }
}
