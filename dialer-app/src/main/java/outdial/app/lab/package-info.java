/**
 * The lab: campaign days in virtual time, to measure how a policy of pacing does before agents and called persons pay
 * for it. Start at {@link outdial.app.lab.LabRun}: scenarios and policies in, a table out. A
 * {@link outdial.app.lab.Scenario} is data, a {@link outdial.app.lab.Day} plays it, and a
 * {@link outdial.app.lab.FloorDay} plays it on the floor of production. All policies meet the same leads and agents: lead
 * number k has its own numbers, drawn from the seed, whoever dials it and whenever. Deterministic; knows nothing of the
 * database and the exchange.
 */
@NullMarked
package outdial.app.lab;

import org.jspecify.annotations.NullMarked;
