package outdial.model.pacing;

import java.time.Instant;

/**
 * What came of the calls that persons answered in some minute.
 *
 * @param minute its start
 * @param answered answered by a person, whatever came of it
 * @param abandoned of those, left without an agent for the legal time
 * @param hungUpEarly of those, gone by themselves before it was over
 */
public record Tally(Instant minute, int answered, int abandoned, int hungUpEarly) {}
