/**
 * Who talks. Start at {@link outdial.model.agent.Agent}: one record for each thing an agent can be doing.
 * {@link outdial.model.agent.AgentProfile} is what they can do, {@link outdial.model.agent.Needs} what a lead asks for.
 * Immutable, safe on any thread; no clock, no I/O. Knows nothing of browsers or phones.
 */
@NullMarked
package outdial.model.agent;

import org.jspecify.annotations.NullMarked;
