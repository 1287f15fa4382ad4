/** What a campaign is: how it dials, when, how often. Plain settings as records; who decides with them is elsewhere. */
@NullMarked
package outdial.model.campaign;

import org.jspecify.annotations.NullMarked;
