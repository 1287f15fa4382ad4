/**
 * The page that shows a floor at work. Start at {@link outdial.app.web.live.LiveFeed}: whoever knows the floor publishes a
 * {@link outdial.app.web.live.LiveView} about once a second, and every open page shows it. Promises: one rendering for
 * each language however many look on; a slow browser delays nobody. Asks nothing of the floor or the database.
 */
@NullMarked
package outdial.app.web.live;

import org.jspecify.annotations.NullMarked;
