package outdial.app.people;

import static java.util.function.Predicate.not;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outdial.app.floor.FloorInput;
import outdial.app.people.Papers.Said;
import outdial.app.people.SimulatedAgents.World;
import outdial.app.telephony.simulated.Dice;
import outdial.app.telephony.simulated.Fate.Voice;
import outdial.app.telephony.simulated.Schedule;
import outdial.app.telephony.simulated.Schedule.Pending;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.agent.Agent;
import outdial.model.agent.AgentProfile;
import outdial.model.disposition.CallbackRequest;
import outdial.model.disposition.Disposition;
import outdial.model.disposition.Disposition.Kind;

/** One agent: knows what the floor says they are doing, and does the next thing in their own time. */
final class SimulatedAgent {
    /** Until an agent is sure of hearing no person. */
    private static final Duration NO_PERSON = Duration.ofSeconds(4);

    private static final Duration BREAK = Duration.ofSeconds(2);
    /** Left of the wrap-up when even the slowest agent is done. */
    private static final Duration SPARE = Duration.ofSeconds(1);

    private static final double SKIPPED = 0.1;
    private static final double TO_MYSELF = 0.4;

    private final AgentProfile profile;
    private final Schedule schedule;
    private final Consumer<FloorInput> floor;
    private final World world;
    private Pending next = Pending.NONE;
    private boolean working;
    private @Nullable Talk talk;

    SimulatedAgent(AgentProfile profile, Schedule schedule, Consumer<FloorInput> floor, World world) {
        this.profile = profile;
        this.schedule = schedule;
        this.floor = floor;
        this.world = world;
    }

    /** A call in hand; its card and conversation only if a person is there and the card is known. */
    private static final class Talk {
        final AttemptId attempt;
        final Instant since;
        final Dice dice;
        final Optional<Card> card;
        final Optional<Conversation> conversation;
        int saved;

        Talk(AttemptId attempt, Instant since, Dice dice, Optional<Card> card) {
            this.attempt = attempt;
            this.since = since;
            this.dice = dice;
            this.card = card;
            conversation = card.map(lying -> Conversation.of(lying.script(), dice));
        }
    }

    void signIn() {
        working = true;
        floor.accept(new FloorInput.AgentSignedIn(profile));
    }

    void signOut() {
        working = false;
        floor.accept(new FloorInput.AgentSignedOut(me()));
    }

    /** The floor says what the agent is doing now. */
    void is(Agent now) {
        next.cancel();
        next = switch (now) {
            case Agent.Offline(var since) -> Pending.NONE;
            case Agent.Ready(var since) -> Pending.NONE;
            case Agent.Reserved(var attempt, var since) -> Pending.NONE;
            case Agent.Resting(var since, var until) -> Pending.NONE;
            case Agent.Paused(var reason, var since) -> schedule.after(BREAK, this::askForCalls);
            case Agent.Previewing look -> look(look);
            case Agent.Talking(var attempt, var since) -> talk(attempt, since);
            case Agent.WrapUp wrap -> wrapUp(wrap);
        };
    }

    /** Again and again: while the agent's phone is not up, the floor may not listen. */
    private void askForCalls() {
        if (working) {
            next = schedule.after(BREAK, this::askForCalls);
            floor.accept(new FloorInput.Readied(me()));
        }
    }

    private Pending look(Agent.Previewing look) {
        Dice dice = Dice.of(world.seed(), me().value(), look.lead().value());
        boolean skip = dice.share() < SKIPPED;
        FloorInput decision = skip
                ? new FloorInput.PreviewSkipped(me(), look.lead(), "not now")
                : new FloorInput.PreviewAccepted(me(), look.lead());
        return schedule.after(dice.gamma3(5_000), () -> floor.accept(decision));
    }

    private Pending talk(AttemptId attempt, Instant since) {
        Talk going = talk;
        if (going == null || !going.attempt.equals(attempt)) {
            Optional<Card> card =
                    world.voices().apply(attempt).filter(Voice.PERSON::equals).isPresent()
                            ? world.papers().card(attempt)
                            : Optional.empty();
            going = new Talk(attempt, since, Dice.of(world.seed(), me().value(), attempt.value()), card);
            talk = going;
        }
        return going.conversation.isPresent() ? step(going, going.conversation.get()) : leave(going);
    }

    /** Nobody to talk with: the agent says so at once, which also ends the call. */
    private Pending leave(Talk going) {
        return schedule.after(NO_PERSON, () -> record(going, Kind.MACHINE));
    }

    /** Waits for the next answer, or for the end. */
    private Pending step(Talk going, Conversation conversation) {
        boolean more = going.saved < conversation.answers().size();
        Duration until = more
                ? conversation.introduction().plus(conversation.pace().multipliedBy(going.saved + 1L))
                : conversation.length();
        Duration left = Duration.between(schedule.instant(), going.since.plus(until));
        return schedule.after(left, () -> {
            save(going, conversation, conversation.given(talked(going)));
            if (more) {
                next = step(going, conversation);
            } else {
                floor.accept(new FloorInput.EndCall(me(), going.attempt));
            }
        });
    }

    private Pending wrapUp(Agent.WrapUp wrap) {
        Talk over = talk != null && talk.attempt.equals(wrap.attempt())
                ? talk
                : new Talk(wrap.attempt(), wrap.since(), Dice.of(wrap.attempt().value()), Optional.empty());
        Duration talked = Duration.between(over.since, wrap.since());
        Kind kind = over.conversation.map(held -> held.kind(talked)).orElse(Kind.NOT_REACHED);
        Duration wanted = over.dice.logNormal(20_000, 0.6);
        Duration allowed = Duration.between(schedule.instant(), wrap.until()).minus(SPARE);
        Duration taken = wanted.compareTo(allowed) < 0 ? wanted : allowed;
        Duration choosing = over.dice.logNormal(8_000, 0.3);
        return schedule.after(taken.minus(choosing), () -> {
            floor.accept(new FloorInput.NearlyDone(me(), wrap.attempt()));
            next = schedule.after(taken.compareTo(choosing) < 0 ? taken : choosing, () -> {
                over.conversation.ifPresent(held -> save(over, held, held.given(talked)));
                record(over, kind);
            });
        });
    }

    private void save(Talk of, Conversation conversation, int given) {
        for (List<Said> answers = conversation.answers(); of.saved < given; ) {
            Said said = answers.get(of.saved++);
            of.card.ifPresent(card -> world.papers().answer(card, me(), said, of.saved, schedule.instant()));
        }
    }

    private void record(Talk over, Kind kind) {
        talk = null;
        Instant at = schedule.instant();
        over.card.ifPresent(card -> {
            if (kind == Kind.SALE) {
                over.conversation
                        .map(Conversation::order)
                        .filter(not(List::isEmpty))
                        .ifPresent(order -> world.papers().order(card, me(), order, at));
            }
            world.papers().finish(card, me(), kind, at);
        });
        floor.accept(new FloorInput.Disposed(me(), over.attempt, Disposition.of(kind), callback(over, kind, at)));
    }

    private Optional<CallbackRequest> callback(Talk over, Kind kind, Instant at) {
        if (kind != Kind.CALLBACK) {
            return Optional.empty();
        }
        Duration later = Duration.ofMinutes(over.dice.between(20, 120));
        Optional<AgentId> who = over.dice.share() < TO_MYSELF ? Optional.of(me()) : Optional.empty();
        return Optional.of(new CallbackRequest(at.plus(later), who));
    }

    private Duration talked(Talk of) {
        return Duration.between(of.since, schedule.instant());
    }

    private AgentId me() {
        return profile.id();
    }
}
