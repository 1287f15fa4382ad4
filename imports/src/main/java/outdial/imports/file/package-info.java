/**
 * A file on disk as rows of text, one at a time. Start at {@link outdial.imports.file.LeadFile#open}: it looks at the
 * bytes, finds encoding and delimiter, and says what it took the file for. Never holds more than one row.
 * A file that can't be read as a whole is an {@link outdial.imports.file.UnreadableFile} with a sentence for people.
 * Not here: what a column or a value means.
 */
@NullMarked
package outdial.imports.file;

import org.jspecify.annotations.NullMarked;
