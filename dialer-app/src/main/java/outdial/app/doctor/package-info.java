/**
 * Looks at what the program needs from its machine. Start at {@link outdial.app.doctor.Doctor}; each
 * {@link outdial.app.doctor.Diagnosis} is one line: which part, how it is, what to do. Promises: looks even where other
 * parts are ill, changes nothing, and leaves nothing running. Knows no rule of the trade.
 */
@NullMarked
package outdial.app.doctor;

import org.jspecify.annotations.NullMarked;
