/**
 * Rule files as trees of texts, read strictly. Start at {@link outdial.compliance.yaml.StrictYaml}; a
 * {@link outdial.compliance.yaml.Section} gives one mapping's values, and throws
 * {@link outdial.compliance.yaml.BadRuleFile} for whatever is missing, misspelt or of the wrong shape.
 * Immutable, no I/O: texts come in. Not here: what any key means.
 */
@NullMarked
package outdial.compliance.yaml;

import org.jspecify.annotations.NullMarked;
