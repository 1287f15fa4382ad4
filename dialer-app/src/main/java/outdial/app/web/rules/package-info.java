/**
 * Pages on what rules allow: where a campaign's leads stand and why, and the same for programs to read. Start at {@link
 * outdial.app.web.rules.RulePages}. Verdicts are put into the reader's language by {@link
 * outdial.app.web.rules.Explained}. Only shows; must not decide.
 */
@NullMarked
package outdial.app.web.rules;

import org.jspecify.annotations.NullMarked;
