package outdial.app.dialling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jooq.DSLContext;
import outdial.app.lab.PastCall;
import outdial.app.lab.Replay;
import outdial.app.lab.WhatIf;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.call.Outcome;
import outdial.sql.CallHistory;
import outdial.sql.Campaigns;
import outdial.sql.PacingMemories;

/** One day of a campaign as the tables have it: what it came to, and the calls to play it again with. */
public final class PastShift {
    private final List<CallHistory.Call> calls;
    private final List<PastCall> past;
    private final Replay replay;

    private PastShift(List<CallHistory.Call> calls, WhatIf.Terms terms, PacingMemories memories, CampaignId campaign) {
        this.calls = calls;
        past = calls.stream().map(PastShift::past).toList();
        List<Double> startedAt = calls.stream()
                .map(call -> seconds(calls.getFirst().started(), call.started()))
                .toList();
        replay = new Replay(past, startedAt, terms, memories.find(campaign));
    }

    /** Calls that began from {@code from} to {@code until}. */
    public static PastShift of(DSLContext dsl, ClientId client, CampaignId campaign, Instant from, Instant until) {
        return new PastShift(
                new CallHistory(dsl, client).between(campaign, from, until),
                terms(dsl, client, campaign),
                new PacingMemories(dsl, client),
                campaign);
    }

    /** What a campaign is dialled by. */
    static WhatIf.Terms terms(DSLContext dsl, ClientId client, CampaignId campaign) {
        var settings = new Campaigns(dsl, client).campaign(campaign).settings();
        return new WhatIf.Terms(
                settings.ringFor().toSeconds(),
                settings.detectMachine(),
                settings.abandonCap(),
                settings.wrapUp().toSeconds());
    }

    /** To play it again. */
    public Replay replay() {
        return replay;
    }

    public int calls() {
        return calls.size();
    }

    /** Who talked in it. */
    public int agents() {
        return (int)
                calls.stream().flatMap(call -> call.agent().stream()).distinct().count();
    }

    /** From the first call to the start of the last. */
    public Duration length() {
        return calls.isEmpty()
                ? Duration.ZERO
                : Duration.between(calls.getFirst().started(), calls.getLast().started());
    }

    /** Persons who got an agent, an hour. */
    public double connectsPerHour() {
        return count(Outcome.TALKED) / hours();
    }

    /** Per cent of those whom a person answered. */
    public double abandonment() {
        long answered =
                calls.stream().filter(call -> call.outcome().answeredByPerson()).count();
        return answered == 0 ? 0 : 100 * count(Outcome.ABANDONED) / answered;
    }

    /** Per cent of the time of all who talked, from the first call to the last. */
    public double occupancy() {
        double busy = past.stream()
                .mapToDouble(call -> call.talk().orElse(0) + call.wrapUp().orElse(0))
                .sum();
        return agents() == 0 ? 0 : 100 * busy / (hours() * 3_600 * agents());
    }

    private double count(Outcome outcome) {
        return calls.stream().filter(call -> call.outcome() == outcome).count();
    }

    private double hours() {
        return Math.max(1.0 / 60, length().toMillis() / 3.6e6);
    }

    static PastCall past(CallHistory.Call call) {
        Optional<Instant> ringingOver = call.answered().or(() -> Optional.of(call.ended()));
        return new PastCall(
                call.outcome(),
                between(Optional.of(call.started()), call.rang()),
                between(call.rang(), ringingOver),
                between(call.answered(), call.connected()),
                between(call.connected(), Optional.of(call.ended())),
                call.connected().isPresent()
                        ? between(Optional.of(call.ended()), call.disposed())
                        : OptionalDouble.empty(),
                seconds(call.started(), call.ended()));
    }

    private static OptionalDouble between(Optional<Instant> from, Optional<Instant> to) {
        return from.isPresent() && to.isPresent()
                ? OptionalDouble.of(seconds(from.get(), to.get()))
                : OptionalDouble.empty();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1e3;
    }
}
