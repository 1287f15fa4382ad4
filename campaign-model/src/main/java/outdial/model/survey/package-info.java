/**
 * What is asked and what was answered. Start at {@link outdial.model.survey.Questionnaire}; a question turns what was
 * given into an {@link outdial.model.survey.Answer} or says what is wrong with it. {@link outdial.model.survey.OrderLine}
 * is the same for a sale. Immutable; no clock, no I/O. Not here: screens, languages, rows.
 */
@NullMarked
package outdial.model.survey;

import org.jspecify.annotations.NullMarked;
