/**
 * The desk of an agent: one page for the whole shift. Start at {@link outdial.app.web.desk.Desks}, which a floor is shown
 * to; a {@link outdial.app.web.desk.WorkPlace} is what that floor gives in return. Promises: what the floor says of an
 * agent is on its way to their page at once, never asked for; whatever the page sends may be sent again; all that is
 * typed is saved on its own. Knows nothing of how calls are decided or carried.
 */
@NullMarked
package outdial.app.web.desk;

import org.jspecify.annotations.NullMarked;
