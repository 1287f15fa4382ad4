package outdial.app.dialling;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.Ear;
import outdial.app.telephony.Telephony;
import outdial.compliance.ComplianceGate;
import outdial.model.AgentId;
import outdial.model.ClientId;
import outdial.model.FloorId;

/**
 * What dialling is put together from.
 *
 * @param spool folder for outcomes that the database can't take at the moment
 * @param centre whose staff the agents are
 * @param telephony makes the link to the exchange that reports to the given ear
 * @param phones where each agent's phone is now, if it is anywhere
 */
public record DiallingParts(
        DataSource database,
        Path spool,
        FloorId floor,
        ClientId centre,
        ComplianceGate gate,
        Function<Ear, Telephony> telephony,
        Function<AgentId, Optional<AgentPhone>> phones) {}
