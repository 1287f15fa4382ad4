/**
 * What the campaigns of one floor share: its lines, its calls in a second, and its agents' time. Immutable, or for one
 * thread; time is an argument. Not here: how many calls a campaign wants (the pacings), and who is free (the floor).
 */
@NullMarked
package outdial.model.pacing.pool;

import org.jspecify.annotations.NullMarked;
