package outdial.app.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import outdial.app.lab.Exercise;
import outdial.compliance.GateFacts;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.LeadId;
import outdial.model.agent.Agent;
import outdial.model.agent.AgentProfile;
import outdial.model.agent.Rest;
import outdial.model.call.CallEvent;
import outdial.model.call.Ending;
import outdial.model.campaign.DialMode;
import outdial.model.disposition.CallbackRequest;
import outdial.model.disposition.Disposition;
import outdial.model.pacing.pool.FloorLimits;
import outdial.model.selection.Recycle;

/**
 * A floor told by text. A line is {@code at | what | the floor says}; {@link #play} gives the same lines with what the
 * floor has really said. The store answers at once, and begins nothing while its clock lags; calls are numbered by their lead. Ticks come
 * each second. A little long, for it is both halves of one language: what can be said to a floor, and how it answers.
 */
final class Timeline {
    private static final String RESTARTS_UNDER = "it restarts-under ";

    private static final Map<String, AgentId> NAMES = Map.of("ana", new AgentId(1), "bo", new AgentId(2));

    private final Campaign campaign;
    private Floor floor = new Floor(Exercise.gate());
    private final StoredCalls stored = new StoredCalls();
    private final Map<Long, AttemptId> attempts = new LinkedHashMap<>();
    private final Map<AttemptId, LeadId> leads = new LinkedHashMap<>();
    private final List<AttemptId> guests = new ArrayList<>();
    private final List<HopperEntry> due = new ArrayList<>();
    private final List<String> says = new ArrayList<>();
    private Instant now = Exercise.NOON;
    private boolean lags;
    private Rest rest = Rest.NONE;

    Timeline(DialMode mode, int leadCount) {
        campaign = Exercise.campaign(mode);
        for (long lead = 1; lead <= leadCount; lead++) {
            due.add(Exercise.lead(campaign, lead));
        }
    }

    /** Gives the team so much rest. */
    Timeline resting(Rest given) {
        rest = given;
        return this;
    }

    /** Adds a lead to whom a call was promised, by nobody in particular. */
    Timeline calledBack(long lead) {
        due.add(Exercise.calledBack(campaign, lead));
        return this;
    }

    /** Adds a lead who has few like them. */
    Timeline scarce(long lead) {
        due.add(Exercise.scarce(campaign, lead));
        return this;
    }

    /** Adds a lead that only this agent may call. */
    Timeline promised(long lead, String agent) {
        due.add(Exercise.promised(campaign, lead, agent(agent)));
        return this;
    }

    /** The timeline as it came out; equal to {@code told} if the floor does what it says. */
    String play(String told) {
        tell(new FloorInput.CampaignOpened(campaign, List.of()));
        tell(new FloorInput.LeadTaken(Exercise.FLOOR, new Fence(1), List.of()));
        return told.lines().map(this::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private String line(String line) {
        String[] cells = line.split("\\|", -1);
        Instant at = Exercise.NOON.plus(Duration.ofMillis(Math.round(Double.parseDouble(cells[0].strip()) * 1000)));
        says.clear();
        while (now.plusSeconds(1).isBefore(at)) {
            now = now.plusSeconds(1);
            tell(new FloorInput.Tick());
        }
        now = at;
        if (cells[1].strip().equals("it restarts")) {
            restart(List.of());
        } else if (cells[1].strip().startsWith(RESTARTS_UNDER)) {
            AgentId back = agent(cells[1].strip().substring(RESTARTS_UNDER.length()));
            restart(List.of(new FloorInput.AgentSignedIn(new AgentProfile(back, Set.of(), Set.of("en"), rest))));
        } else {
            inputs(cells[1].strip().split(" ")).forEach(this::tell);
        }
        return cells[0] + "|" + cells[1] + ("| " + String.join(", ", says)).stripTrailing();
    }

    private List<FloorInput> inputs(String[] words) {
        return switch (words[1]) {
            case "comes" -> {
                var profile = new AgentProfile(agent(words[0]), Set.of(), Set.of("en"), rest);
                yield List.of(
                        new FloorInput.AgentSignedIn(profile),
                        new FloorInput.AgentHere(profile.id()),
                        new FloorInput.Readied(profile.id()));
            }
            case "has-lines" ->
                List.of(new FloorInput.LimitsSet(new FloorLimits(Integer.parseInt(words[2]), 1_000, 0)));
            case "readies" -> List.of(new FloorInput.Readied(agent(words[0])));
            case "pauses" -> List.of(new FloorInput.Paused(agent(words[0]), "lunch"));
            case "has-a-break-in" ->
                List.of(new FloorInput.BreakAhead(
                        Set.of(agent(words[0])), "lunch", now.plusSeconds(Long.parseLong(words[2]))));
            case "pauses-after-call" -> List.of(new FloorInput.PauseAfterCall(agent(words[0]), true));
            case "holds" -> List.of(new FloorInput.HoldPerson(agent(words[0]), attempt(words[2]), true));
            case "takes-back" -> List.of(new FloorInput.HoldPerson(agent(words[0]), attempt(words[2]), false));
            case "hands" -> List.of(new FloorInput.HandOver(agent(words[0]), attempt(words[2]), agent(words[4])));
            case "records-no-more" -> List.of(new FloorInput.KeepRecording(agent(words[0]), attempt(words[2]), false));
            case "records-again" -> List.of(new FloorInput.KeepRecording(agent(words[0]), attempt(words[2]), true));
            case "calls-in" -> List.of(callsIn(words, false));
            case "gives-to" -> List.of(callsIn(words, true));
            case "asks-in" -> List.of(new FloorInput.AskIn(agent(words[0]), attempt(words[4]), agent(words[2])));
            case "passes-on" -> List.of(new FloorInput.PassOn(agent(words[0]), attempt(words[2])));
            case "sends-away-guest-of" -> List.of(new FloorInput.DropGuest(agent(words[0]), attempt(words[2])));
            case "hears-guest-instead-of" -> List.of(heard(words, new CallEvent.PassedOn(agent(words[2]))));
            case "is-left-by-agent" -> List.of(heard(words, new CallEvent.AgentLeft()));
            case "needs-time" -> List.of(new FloorInput.MoreWrapUp(agent(words[0]), attempt(words[2])));
            case "leaves" -> List.of(new FloorInput.AgentSignedOut(agent(words[0])));
            case "loses-phone" -> List.of(new FloorInput.AgentGone(agent(words[0]), "lost"));
            case "has-phone" -> List.of(new FloorInput.AgentHere(agent(words[0])));
            case "is-seen" -> List.of(new FloorInput.Surveyed(Map.of(), Set.of(agent(words[0])), Map.of(), false, now));
            case "accepts" -> List.of(new FloorInput.PreviewAccepted(agent(words[0]), lead(words[2])));
            case "skips" -> List.of(new FloorInput.PreviewSkipped(agent(words[0]), lead(words[2]), "no"));
            case "says" -> List.of(disposed(words));
            case "rings" -> List.of(heard(words, new CallEvent.Ringing()));
            case "answers" -> List.of(heard(words, new CallEvent.Answered()));
            case "hears-message" -> List.of(heard(words, new CallEvent.MessagePlayed()));
            case "sounds-like-a-machine" -> List.of(heard(words, new CallEvent.MachineSampled("LONGGREETING")));
            case "hears-a-person" -> List.of(new FloorInput.Judged(agent(words[0]), attempt(words[3]), true));
            case "hears-a-machine" -> List.of(new FloorInput.Judged(agent(words[0]), attempt(words[3]), false));
            case "meets" -> List.of(heard(words, new CallEvent.Connected(agent(words[2]))));
            case "ends" -> List.of(heard(words, new CallEvent.Ended(Ending.valueOf(words[2]))));
            case "lags" -> {
                lags = true;
                yield List.of();
            }
            case "is-right" -> {
                lags = false;
                yield List.of(new FloorInput.Tick());
            }
            case "drains" -> List.of(new FloorInput.Drain());
            case "sees" -> List.of(seen(words));
            case "loses-lead" -> List.of(new FloorInput.LeadLost("not renewed"));
            case "stops" -> List.of(new FloorInput.CampaignStopped(campaign.id(), true, "asked"));
            case "passes" -> List.of(new FloorInput.Tick());
            default -> throw new IllegalArgumentException("Nobody knows what '" + words[1] + "' means");
        };
    }

    /** Guests are numbered as they are called in: guest1 is at a number that the gate knows nothing against. */
    private FloorInput callsIn(String[] words, boolean atOnce) {
        var facts = Exercise.lead(campaign, 900).facts();
        if (words[2].equals("a-listed-number")) {
            facts = new GateFacts(
                    facts.lead(), facts.phone(), facts.number(), Set.of("Opt-outs"), List.of(), facts.terms());
        }
        return new FloorInput.CallIn(agent(words[0]), attempt(words[4]), facts, "Help desk", atOnce);
    }

    /** Another program takes the lead, and reads what this one has stored; some things happen before it does. */
    private void restart(List<FloorInput> before) {
        floor = new Floor(Exercise.gate());
        tell(new FloorInput.CampaignOpened(campaign, List.of()));
        before.forEach(this::tell);
        tell(new FloorInput.LeadTaken(Exercise.FLOOR, new Fence(2), stored.open(), stored.guests()));
    }

    /** What lives: {@code call1:waits}, {@code guest1:with-ana}, {@code call1:passed-on-by-ana}, {@code ana:there}. */
    private FloorInput seen(String[] words) {
        var calls = new LinkedHashMap<AttemptId, CallEvent>();
        var agents = new java.util.LinkedHashSet<AgentId>();
        for (int i = 2; i < words.length; i++) {
            String[] one = words[i].split(":", 2);
            if (one[1].equals("there")) {
                agents.add(agent(one[0]));
            } else {
                calls.put(
                        attempt(one[0]),
                        one[1].equals("waits")
                                ? new CallEvent.AgentLeft()
                                : one[1].startsWith("with-")
                                        ? new CallEvent.Connected(agent(one[1].substring(5)))
                                        : new CallEvent.PassedOn(agent(one[1].substring(13))));
            }
        }
        return new FloorInput.Surveyed(calls, agents, Map.of(), false, now);
    }

    private FloorInput disposed(String[] words) {
        var disposition = Disposition.of(Disposition.Kind.valueOf(words[2]));
        Optional<CallbackRequest> callback = disposition.kind() == Disposition.Kind.CALLBACK
                ? Optional.of(new CallbackRequest(now.plus(Duration.ofHours(1)), Optional.empty()))
                : Optional.empty();
        return new FloorInput.Disposed(agent(words[0]), attempt(words[4]), disposition, callback);
    }

    private FloorInput heard(String[] words, CallEvent event) {
        return new FloorInput.Heard(attempt(words[0]), event);
    }

    private static AgentId agent(String name) {
        AgentId agent = NAMES.get(name);
        if (agent == null) {
            throw new IllegalArgumentException("Nobody is called " + name);
        }
        return agent;
    }

    private static LeadId lead(String number) {
        return new LeadId(Long.parseLong(number));
    }

    private AttemptId attempt(String call) {
        AttemptId attempt = call.startsWith("guest")
                ? guests.get(Integer.parseInt(call.substring("guest".length())) - 1)
                : attempts.get(Long.parseLong(call.substring("call".length())));
        if (attempt == null) {
            throw new IllegalArgumentException("There is no " + call);
        }
        return attempt;
    }

    private void tell(FloorInput input) {
        for (Effect effect : floor.handle(input, now)) {
            say(effect);
            answer(effect);
        }
    }

    private void answer(Effect effect) {
        if (effect instanceof StorageEffect kept) {
            stored.keep(kept);
        }
        switch (effect) {
            case StorageEffect.FillHopper ask -> {
                var entries = List.copyOf(due);
                due.clear();
                tell(new FloorInput.HopperFilled(ask.campaign(), entries, true));
            }
            case StorageEffect.BeginAttempts batch -> {
                batch.intents().forEach(intent -> {
                    attempts.put(intent.entry().lead().value(), intent.attempt());
                    leads.put(intent.attempt(), intent.entry().lead());
                });
                tell(
                        lags
                                ? new FloorInput.AttemptsBegun(batch.batch(), Set.of(), behind(batch))
                                : new FloorInput.AttemptsBegun(batch.batch(), Set.copyOf(leads.keySet()), Map.of()));
            }
            case StorageEffect.OfGuest.BeginGuest begins ->
                tell(new FloorInput.GuestBegun(begins.guest(), Optional.empty()));
            case TelephonyEffect.Survey()
            when now.equals(Exercise.NOON) -> tell(new FloorInput.Surveyed(Map.of(), Set.of(), Map.of(), false, now));
            case TelephonyEffect _, StorageEffect _, Effect.Publish _, Effect.ShowAgent _ -> {}
        }
    }

    private static Map<AttemptId, Refusal> behind(StorageEffect.BeginAttempts batch) {
        return batch.intents().stream().collect(Collectors.toMap(Intent::attempt, _ -> Refusal.CLOCK_BEHIND));
    }

    private void say(Effect effect) {
        switch (effect) {
            case TelephonyEffect.Originate dial -> says.add("dial " + call(dial.attempt()));
            case TelephonyEffect.Connect(var attempt, var agent) ->
                says.add("connect " + call(attempt) + " to " + name(agent));
            case TelephonyEffect.Hold(var attempt) -> says.add("hold " + call(attempt));
            case TelephonyEffect.HangUp(var attempt) -> says.add("hang up " + call(attempt));
            case TelephonyEffect.CallAgent(var agent) -> says.add("phone " + name(agent));
            case TelephonyEffect.HangUpAgent(var agent) -> says.add("release " + name(agent));
            case TelephonyEffect.KeepRecording(var attempt, var on) ->
                says.add((on ? "record " : "do not record ") + call(attempt));
            case TelephonyEffect.OfGuest.CallGuest dial -> says.add("dial " + call(dial.guest()));
            case TelephonyEffect.OfGuest.PassOn pass ->
                says.add("leave " + call(pass.person()) + " to " + call(pass.guest()));
            case TelephonyEffect.OfGuest.Visit(var colleague, var host) ->
                says.add("bring " + name(colleague) + " to " + name(host));
            case TelephonyEffect.OfGuest.GoHome(var colleague) -> says.add("bring " + name(colleague) + " home");
            case StorageEffect.OfGuest.BeginGuest begins -> guests.add(begins.guest());
            case StorageEffect.OfGuest.ReachGuest reach ->
                says.add(call(reach.guest()) + (reach.passedOn() ? " has the person" : " here"));
            case StorageEffect.OfGuest.CloseGuest close -> says.add(call(close.guest()) + " " + close.outcome());
            case StorageEffect.CloseAttempt close ->
                says.add(call(close.attempt()) + " " + close.outcome() + " " + again(close.recycle()));
            case StorageEffect.SaveDisposition save ->
                says.add(save.disposition().code() + " " + again(save.recycle()));
            case StorageEffect.NoteCheck check ->
                says.add(call(check.attempt()) + (check.person() ? " was a person" : " was a machine"));
            case StorageEffect.NoteSkip skip ->
                says.add("skip lead " + skip.lead().value());
            case StorageEffect.AgentChanged(var agent, var state) -> says.add(name(agent) + " " + word(state));
            case StorageEffect _, TelephonyEffect.Survey _, Effect.Publish _, Effect.ShowAgent _ -> {}
        }
    }

    private String call(AttemptId attempt) {
        if (guests.contains(attempt)) {
            return "guest" + (guests.indexOf(attempt) + 1);
        }
        LeadId lead = leads.get(attempt);
        return "call" + (lead == null ? "?" : lead.value());
    }

    private static String name(AgentId agent) {
        return agent.value() == 1 ? "ana" : "bo";
    }

    private static String word(Agent state) {
        return switch (state) {
            case Agent.Offline _ -> "offline";
            case Agent.Paused(var reason, var _) -> "paused (" + reason + ")";
            case Agent.Ready _ -> "ready";
            case Agent.Previewing(var _, var lead, var _, var _) -> "looks at lead " + lead.value();
            case Agent.Reserved _ -> "reserved";
            case Agent.Talking _ -> "talking";
            case Agent.WrapUp _ -> "wrap-up";
            case Agent.Resting _ -> "resting";
        };
    }

    private static String again(Recycle recycle) {
        return switch (recycle) {
            case Recycle.Again(var at, var _) ->
                "again at +" + Duration.between(Exercise.NOON, at).toSeconds();
            case Recycle.OtherPhone _ -> "other phone";
            case Recycle.Done _ -> "done";
            case Recycle.Awaiting _ -> "awaiting";
        };
    }
}
