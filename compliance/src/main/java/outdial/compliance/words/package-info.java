/**
 * What findings say, apart from any language. Start at {@link outdial.compliance.words.Saying}: a key and its values. The
 * English of each key stands in {@code english.properties} beside it; other languages are the pages' business. Immutable,
 * safe on any thread. Must not know what a rule is.
 */
@NullMarked
package outdial.compliance.words;

import org.jspecify.annotations.NullMarked;
