/**
 * What a row means: a lead, or a refusal that says which column, which value and why. Start at
 * {@link outdial.imports.row.LeadRowParser}; {@link outdial.imports.row.ColumnMapping} finds the header and what each
 * column is. Pure: no clock, no I/O, safe on any thread as far as the number reader is.
 * Not here: duplicates, which only the tables know.
 */
@NullMarked
package outdial.imports.row;

import org.jspecify.annotations.NullMarked;
