/** Workbooks are judged as a person sees them: read back with POI as a grid of text. */
@NullMarked
package outdial.reports.grid;

import org.jspecify.annotations.NullMarked;
