/**
 * Somebody who watches gets into an agent's call: listens, whispers to the agent, or speaks with both. Start at
 * {@link outdial.app.web.supervise.Supervision}, which a floor is shown to; {@link
 * outdial.app.web.supervise.SupervisorPhones} is what an exchange gives in return. Promises: nobody is in on a call that
 * the audit log does not name, and nobody stays when the call is over, their page gone or their role taken away.
 */
@NullMarked
package outdial.app.web.supervise;

import org.jspecify.annotations.NullMarked;
