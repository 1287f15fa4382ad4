/** May we dial this number now, why not, and from when. */
@NullMarked
package outdial.compliance;

import org.jspecify.annotations.NullMarked;
