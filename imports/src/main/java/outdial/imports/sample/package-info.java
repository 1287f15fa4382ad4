/**
 * The list that ships with the demonstration: 5,000 rows as messy as real ones, the same in every run. Start at
 * {@link outdial.imports.sample.SampleList#write}. Promises: every valid number is one that the loopback exchange and
 * the simulated respondents answer for. Knows nothing of how a list is imported.
 */
@NullMarked
package outdial.imports.sample;

import org.jspecify.annotations.NullMarked;
