package outdial.app.lab;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import outdial.app.floor.HopperEntry;
import outdial.compliance.GateFacts;
import outdial.compliance.GateFacts.Terms;
import outdial.compliance.KindOfCall;
import outdial.compliance.NumberFacts;
import outdial.compliance.NumberFacts.NumberType;
import outdial.compliance.OnRecord;
import outdial.compliance.gate.CallFacts.Permission;
import outdial.compliance.gate.PriorAttempt;
import outdial.compliance.pack.ConsentState;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadId;
import outdial.model.PhoneId;
import outdial.model.PhoneNumber;
import outdial.model.agent.Needs;
import outdial.model.call.Outcome;
import outdial.model.campaign.AttemptPlan;
import outdial.model.campaign.WeeklyHours;
import outdial.model.selection.Recycle;

/**
 * The leads of a day as the floor's store would give them out: an endless supply, or a list of which those tried least go
 * first, of equals those due longest. Numbers are those of the exercise exchange, and are used again and again.
 */
final class FloorLeads {
    private static final int NUMBERS = 1_000;
    private static final List<NumberFacts> PHONES = IntStream.range(0, NUMBERS)
            .mapToObj(last -> new PhoneNumber("+1200555%04d".formatted(last)))
            .map(number -> new NumberFacts(number, "US", NumberType.FIXED_OR_MOBILE, true, Set.of()))
            .toList();
    private static final WeeklyHours ALWAYS = new WeeklyHours(Arrays.stream(DayOfWeek.values())
            .collect(Collectors.toMap(
                    Function.identity(), _ -> List.of(new WeeklyHours.Window(LocalTime.MIN, LocalTime.MAX)))));
    private static final Permission NO_CONSENT = new Permission(ConsentState.NONE, Instant.MAX, false);
    private static final OnRecord NOTHING = new OnRecord(NO_CONSENT, Map.of(), List.of());
    private static final AttemptPlan ONCE = new AttemptPlan(1, 1, Duration.ZERO);

    private final Supply supply;
    private final Terms terms;
    private final boolean endless;
    private long given;

    /** Leads to be tried, by how often they were; and those not due yet. */
    private final List<Deque<Lead>> due = new ArrayList<>();

    private final PriorityQueue<Lead> later =
            new PriorityQueue<>(Comparator.comparing((Lead one) -> one.from).thenComparingLong(one -> one.id));
    private final List<Lead> leads = new ArrayList<>();
    private int open;

    private static final class Lead {
        final long id;
        final List<Instant> starts = new ArrayList<>();
        final List<PriorAttempt> past = new ArrayList<>();
        Instant from = Instant.MIN;
        int misfires;

        Lead(long id) {
            this.id = id;
        }
    }

    FloorLeads(Scenario scenario, int team, long seed, Instant start) {
        supply = new Supply(scenario, team, seed);
        endless = scenario.list().isEmpty();
        terms = terms(scenario.list()
                .map(list -> new AttemptPlan(
                        list.attempts(), list.attempts(), Duration.ofMillis(Math.round(list.apart() * 1e3))))
                .orElse(ONCE));
        for (int lead = 0; lead < supply.count(); lead++) {
            leads.add(withPast(lead, start));
        }
        open = leads.size();
        for (int tries = 0; tries <= terms.plan().inAll(); tries++) {
            due.add(new ArrayDeque<>());
        }
        due.getFirst().addAll(leads);
    }

    private Lead withPast(int lead, Instant start) {
        var made = new Lead(lead);
        int answered = supply.answeredBefore(lead);
        for (int call = 0; call < supply.earlierCalls(); call++) {
            Instant at = start.minus(Duration.ofDays(30L + call));
            made.past.add(new PriorAttempt(
                    at, call < answered ? PriorAttempt.Ending.CONNECTED : PriorAttempt.Ending.NO_ANSWER));
        }
        return made;
    }

    private static Terms terms(AttemptPlan plan) {
        return new Terms(
                new ClientId(1),
                new CampaignId(1),
                true,
                ALWAYS,
                Set.of("US"),
                Set.of(NumberType.values()),
                plan,
                KindOfCall.STRICTEST,
                Optional.of(new PhoneNumber("+12025550100")));
    }

    Terms terms() {
        return terms;
    }

    boolean isExhausted() {
        return !endless && open == 0;
    }

    /** The next leads that are due, at most {@code want}. */
    List<HopperEntry> next(int want, Instant at) {
        var entries = new ArrayList<HopperEntry>(want);
        if (endless) {
            while (entries.size() < want) {
                entries.add(entry(++given, List.of(), NOTHING, 0));
            }
            return entries;
        }
        while (!later.isEmpty() && !later.peek().from.isAfter(at)) {
            Lead one = later.remove();
            due.get(one.starts.size()).add(one);
        }
        for (Deque<Lead> tried : due) {
            while (entries.size() < want && !tried.isEmpty()) {
                Lead one = tried.remove();
                entries.add(entry(one.id, one.starts, new OnRecord(NO_CONSENT, Map.of(), one.past), one.misfires));
            }
        }
        return entries;
    }

    private HopperEntry entry(long lead, List<Instant> starts, OnRecord known, int misfires) {
        var facts = new GateFacts(
                new LeadId(lead + 1),
                new PhoneId(lead + 1),
                PHONES.get((int) (lead % NUMBERS)),
                Set.of(),
                starts,
                known,
                terms);
        return new HopperEntry(facts, Needs.NONE, Optional.empty(), Optional.empty(), misfires);
    }

    /** The number by which the lead's fates are drawn. */
    static long numberOf(LeadId lead) {
        return lead.value() - 1;
    }

    /** How often it was tried before. */
    int tries(long lead) {
        return endless ? 0 : leads.get((int) lead).starts.size();
    }

    /** The chance that a person answers its next call, {@code usual} being the scenario's now. */
    double chance(long lead, double usual) {
        return endless ? usual : supply.chanceOf((int) lead, usual);
    }

    /** An attempt that began at {@code start} is over. */
    void tried(LeadId id, Instant start, Outcome outcome, Recycle recycle) {
        if (endless) {
            return;
        }
        Lead one = leads.get((int) numberOf(id));
        if (outcome.countsAsAttempt()) {
            one.starts.add(start);
            one.past.add(new PriorAttempt(start, ending(outcome)));
        }
        becomes(id, recycle);
    }

    private static PriorAttempt.Ending ending(Outcome outcome) {
        return switch (outcome) {
            case TALKED, AGENT_LOST -> PriorAttempt.Ending.CONNECTED;
            case ABANDONED, HUNG_UP_EARLY -> PriorAttempt.Ending.ABANDONED;
            case MACHINE -> PriorAttempt.Ending.MACHINE;
            case BUSY, REJECTED -> PriorAttempt.Ending.BUSY;
            case NO_ANSWER, CANCELLED -> PriorAttempt.Ending.NO_ANSWER;
            case INVALID_NUMBER, CONGESTION, SYSTEM_LOST, VOID, UNKNOWN -> PriorAttempt.Ending.FAILED;
        };
    }

    /** What the floor has made of a lead. */
    void becomes(LeadId id, Recycle recycle) {
        if (endless) {
            return;
        }
        Lead one = leads.get((int) numberOf(id));
        switch (recycle) {
            case Recycle.Again(var at, var misfires) -> {
                one.misfires = misfires;
                putOff(one, at);
            }
            case Recycle.OtherPhone _, Recycle.Done _ -> open--;
            case Recycle.Awaiting _ -> {}
        }
    }

    /** The gate would not have it, before {@code until} at least. */
    void refused(LeadId id, Optional<Instant> until) {
        if (!endless) {
            Lead one = leads.get((int) numberOf(id));
            until.ifPresentOrElse(at -> putOff(one, at), () -> open--);
        }
    }

    private void putOff(Lead one, Instant at) {
        one.from = at;
        later.add(one);
    }
}
