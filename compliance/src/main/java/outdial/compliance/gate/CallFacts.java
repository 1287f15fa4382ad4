package outdial.compliance.gate;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.CallMode;
import outdial.compliance.pack.ConsentState;
import outdial.compliance.pack.Line;
import outdial.compliance.pack.Recipient;

/**
 * All that the packs' rules look at, besides the instant.
 *
 * @param jurisdictions whose rules bind, the part of a country before the country; parents may be left out; empty if
 *     unknown
 * @param zones every zone the called person may be in; empty if unknown
 * @param attempts earlier attempts, kept oldest first
 */
public record CallFacts(
        NumberStanding number,
        Line line,
        List<String> jurisdictions,
        Set<ZoneId> zones,
        CallKind kind,
        Recipient recipient,
        CallMode mode,
        Permission permission,
        Registers registers,
        List<PriorAttempt> attempts,
        Circumstances circumstances) {
    public CallFacts {
        jurisdictions = List.copyOf(jurisdictions);
        zones = Set.copyOf(zones);
        attempts =
                attempts.stream().sorted(Comparator.comparing(PriorAttempt::at)).toList();
    }

    /**
     * What the person has agreed to.
     *
     * @param until when the consent ends; {@link Instant#MAX} if it doesn't
     * @param optedOut whether the person, or the number, is on the house's own opt-outs
     */
    public record Permission(ConsentState consent, Instant until, boolean optedOut) {
        /** A consent without end, and no opt-out. */
        public static Permission of(ConsentState consent) {
            return new Permission(consent, Instant.MAX, false);
        }
    }

    /**
     * What the registers said.
     *
     * @param asOf date of the copy that was asked, if known; its age is judged by each register's rule
     * @param version of the copy that was asked, if it has one
     */
    public record RegisterCheck(RegisterState state, Optional<Instant> asOf, Optional<String> version) {
        public RegisterCheck(RegisterState state, Optional<Instant> asOf) {
            this(state, asOf, Optional.empty());
        }

        public static RegisterCheck of(RegisterState state) {
            return new RegisterCheck(state, Optional.empty());
        }
    }

    /**
     * How things stand with the caller.
     *
     * @param regionSuspended whether calls to the region are suspended, as in a declared emergency
     * @param agentGuaranteed whether an agent is reserved before dialling
     * @param shown the number shown; empty where that is not to be judged
     * @param waivers rules that two people have left aside for this call; those of the law count all the same
     */
    public record Circumstances(
            boolean regionSuspended, boolean agentGuaranteed, Optional<ShownNumber> shown, Waivers waivers) {
        public static final Circumstances USUAL = new Circumstances(false, false, Optional.empty());

        /** Those in which nothing is left aside. */
        public Circumstances(boolean regionSuspended, boolean agentGuaranteed, Optional<ShownNumber> shown) {
            this(regionSuspended, agentGuaranteed, shown, Waivers.NONE);
        }

        /** The same with calls to the region suspended. */
        public Circumstances suspended() {
            return new Circumstances(true, agentGuaranteed, shown, waivers);
        }

        /** The same with these waivers. */
        public Circumstances with(Waivers other) {
            return new Circumstances(regionSuspended, agentGuaranteed, shown, other);
        }
    }

    /** The same call in other circumstances. */
    public CallFacts in(Circumstances other) {
        return new CallFacts(
                number, line, jurisdictions, zones, kind, recipient, mode, permission, registers, attempts, other);
    }

    /** The same call to a number and a person of whom nothing but places and times counts. */
    public CallFacts asIfWelcome() {
        var consent = permission.consent() == ConsentState.REVOKED ? ConsentState.NONE : permission.consent();
        return new CallFacts(
                NumberStanding.VALID,
                line,
                jurisdictions,
                zones,
                kind,
                recipient,
                mode,
                new Permission(consent, permission.until(), false),
                registers,
                attempts,
                circumstances);
    }
}
