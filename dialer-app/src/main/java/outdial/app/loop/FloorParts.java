package outdial.app.loop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import outdial.app.floor.Effect;
import outdial.app.floor.FloorInput;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.Ear;
import outdial.app.telephony.Telephony;
import outdial.model.AgentId;

/**
 * What a running floor is made of.
 *
 * @param floor what decides, never called by two threads at once
 * @param store where its decisions are kept
 * @param telephony makes the link to the exchange that reports to the given ear
 * @param phones where each agent's phone is now, if it is anywhere
 */
public record FloorParts(
        BiFunction<FloorInput, Instant, List<Effect>> floor,
        FloorStore store,
        Function<Ear, Telephony> telephony,
        Function<AgentId, Optional<AgentPhone>> phones) {}
