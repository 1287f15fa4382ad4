package outdial.app.web.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.app.floor.FloorInput;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.LeadId;
import outdial.model.disposition.CallbackRequest;
import outdial.model.disposition.Disposition;
import outdial.model.disposition.Disposition.Kind;
import outdial.model.survey.Answer;
import outdial.model.survey.Checked;
import outdial.model.survey.Question;
import outdial.sql.AgentAccounts.Seat;
import outdial.sql.CallNotes;
import outdial.sql.Dispositions;
import outdial.sql.FloorCampaigns.Subject;
import outdial.sql.Interviews;
import outdial.sql.OrderDrafts;
import outdial.sql.Orders;
import outdial.sql.Questionnaires;

/**
 * Does what pages say: saves it, tells it to the floor. Everything may be said again and then changes nothing. Waits for
 * the database. Safe on any thread.
 */
final class DeskWork {
    private static final int LONGEST_REASON = 60;
    /** How far ahead a callback may be promised. */
    static final Duration FARTHEST = Duration.ofDays(90);

    private final DSLContext dsl;
    private final Cards cards;
    private final CallsIn callsIn;

    DeskWork(DSLContext dsl, Cards cards, CallsIn callsIn) {
        this.dsl = dsl;
        this.cards = cards;
        this.callsIn = callsIn;
    }

    /** What an agent says about one of their calls. */
    record Matter(WorkPlace place, Seat who, AttemptId attempt, Subject subject) {
        AgentId agent() {
            return who.profile().id();
        }
    }

    /** What concerns the agent alone. */
    Reply aboutMyself(WorkPlace place, Seat who, Said said) {
        AgentId agent = who.profile().id();
        return switch (said.what()) {
            case "here" -> new Reply.Done(); // keeps the session
            case "start" -> start(place, who, said);
            case "leave" -> tell(place, new FloorInput.AgentSignedOut(agent));
            case "ready" -> tell(place, new FloorInput.Readied(agent));
            case "pause" -> tell(place, new FloorInput.Paused(agent, reason(said)));
            case "pauseAfter" -> tell(place, new FloorInput.PauseAfterCall(agent, said.isOn()));
            case "accept" -> tell(place, new FloorInput.PreviewAccepted(agent, lead(said)));
            case "skip" -> tell(place, new FloorInput.PreviewSkipped(agent, lead(said), reason(said)));
            default -> new Reply.No("word");
        };
    }

    /** The agent begins, or asks for their phone once more. */
    private static Reply start(WorkPlace place, Seat who, Said said) {
        String by = text(said.code());
        place.phones().choose(who.profile().id(), by.isEmpty() ? Leg.By.PAGE : Leg.By.valueOf(by));
        return tell(place, new FloorInput.AgentSignedIn(who.profile()));
    }

    /** What concerns one call. */
    Reply about(Matter matter, Said said) {
        return switch (said.what()) {
            case "end" -> tell(matter.place(), new FloorInput.EndCall(matter.agent(), matter.attempt()));
            case "who" -> tell(matter.place(), new FloorInput.Judged(matter.agent(), matter.attempt(), said.isOn()));
            case "hold" ->
                tell(matter.place(), new FloorInput.HoldPerson(matter.agent(), matter.attempt(), said.isOn()));
            case "record" ->
                tell(matter.place(), new FloorInput.KeepRecording(matter.agent(), matter.attempt(), said.isOn()));
            case "handOver" -> handOver(matter, said);
            case "callIn" -> callsIn.number(matter, text(said.text()), said.isOn());
            case "askIn" ->
                tell(
                        matter.place(),
                        new FloorInput.AskIn(
                                matter.agent(), matter.attempt(), new AgentId(Long.parseLong(text(said.code())))));
            case "passOn" -> tell(matter.place(), new FloorInput.PassOn(matter.agent(), matter.attempt()));
            case "dropGuest" -> tell(matter.place(), new FloorInput.DropGuest(matter.agent(), matter.attempt()));
            case "moreTime" -> tell(matter.place(), new FloorInput.MoreWrapUp(matter.agent(), matter.attempt()));
            case "nearly" -> tell(matter.place(), new FloorInput.NearlyDone(matter.agent(), matter.attempt()));
            case "answer" -> answer(matter, said);
            case "order" -> order(matter, said);
            case "note" -> note(matter, said);
            case "dispose" -> dispose(matter, said);
            default -> new Reply.No("word");
        };
    }

    private static Reply handOver(Matter matter, Said said) {
        var colleague = new AgentId(Long.parseLong(text(said.code())));
        return tell(matter.place(), new FloorInput.HandOver(matter.agent(), matter.attempt(), colleague));
    }

    static Reply tell(WorkPlace place, FloorInput input) {
        return place.tell().test(input) ? new Reply.Done() : new Reply.Later();
    }

    private static String reason(Said said) {
        String reason = said.text() == null ? "" : said.text().strip();
        String word = reason.isEmpty() ? "OTHER" : reason;
        return word.length() <= LONGEST_REASON ? word : word.substring(0, LONGEST_REASON);
    }

    private static LeadId lead(Said said) {
        return new LeadId(said.lead() == null ? 0 : said.lead());
    }

    private Reply answer(Matter matter, Said said) {
        Question question = cards.questions(matter.subject()).get(text(said.code()));
        if (question == null) {
            return new Reply.No("question");
        }
        List<String> given = said.given() == null ? List.of() : said.given();
        if (said.none() != null) {
            return keep(matter, said, Answer.Reason.valueOf(said.none()).name());
        }
        if (given.isEmpty()) {
            return keep(matter, said, ""); // taken back
        }
        return switch (question.check(given)) {
            case Checked.Good(var answer) -> keep(matter, said, written(answer));
            case Checked.Bad(var why) -> new Reply.Bad(why);
        };
    }

    /** Codes of several choices stand with a space between, as survey files have them. */
    private static String written(Answer answer) {
        return switch (answer) {
            case Answer.Chosen(var codes) -> String.join(" ", codes);
            case Answer.Amount(var value) -> value.toPlainString();
            case Answer.Words(var text) -> text;
            case Answer.Day(var date) -> date.toString();
            case Answer.None(var why) -> why.name();
        };
    }

    private Reply keep(Matter matter, Said said, String value) {
        Subject subject = matter.subject();
        Instant at = matter.place().clock().instant();
        var questionnaire = new Questionnaires(dsl, subject.client()).of(subject.campaign());
        if (questionnaire.isEmpty()) {
            return new Reply.No("question");
        }
        var interviews = new Interviews(dsl, subject.client());
        var interview = interviews
                .find(matter.attempt())
                .orElseGet(() -> interviews.begin(
                        subject.campaign(),
                        questionnaire.get().id(),
                        matter.attempt(),
                        subject.lead(),
                        Optional.of(matter.agent()),
                        at));
        interviews.save(interview, text(said.code()), said.seq(), value, at);
        return new Reply.Done();
    }

    private Reply order(Matter matter, Said said) {
        int quantity = said.quantity() == null ? -1 : said.quantity();
        if (quantity < 0 || quantity > OrderDrafts.MOST) {
            return new Reply.No("quantity");
        }
        boolean offered = new OrderDrafts(dsl, matter.subject().client())
                .save(matter.attempt(), text(said.code()), quantity, said.seq());
        return offered ? new Reply.Done() : new Reply.No("product");
    }

    private Reply note(Matter matter, Said said) {
        String text = text(said.text());
        if (text.length() > CallNotes.LONGEST) {
            return new Reply.No("noteTooLong");
        }
        var note = new CallNotes.Note(matter.attempt(), matter.subject().lead(), matter.agent(), said.seq(), text);
        new CallNotes(dsl, matter.subject().client())
                .save(note, matter.place().clock().instant());
        return new Reply.Done();
    }

    private Reply dispose(Matter matter, Said said) {
        Optional<Disposition> chosen = new Dispositions(dsl, matter.subject().client())
                .of(matter.subject().campaign()).stream()
                        .map(Dispositions.Offered::disposition)
                        .filter(one -> one.code().equals(said.code()))
                        .findFirst();
        if (chosen.isEmpty()) {
            return new Reply.No("disposition");
        }
        Kind kind = chosen.get().kind();
        Optional<CallbackRequest> callback = Optional.empty();
        if (kind == Kind.CALLBACK) {
            Instant due = Instant.ofEpochMilli(said.due() == null ? 0 : said.due());
            if (!CallbackTimes.allows(matter, cards.zones(matter.subject()), due)) {
                return new Reply.No("callbackTime");
            }
            Optional<AgentId> who = Boolean.TRUE.equals(said.mine()) ? Optional.of(matter.agent()) : Optional.empty();
            callback = Optional.of(new CallbackRequest(due, who));
        }
        if (kind == Kind.SALE && !sold(matter)) {
            return new Reply.No("order");
        }
        endInterview(matter, kind);
        return tell(matter.place(), new FloorInput.Disposed(matter.agent(), matter.attempt(), chosen.get(), callback));
    }

    /** Makes the draft an order; false when there are products and none was chosen. */
    private boolean sold(Matter matter) {
        Subject subject = matter.subject();
        var orders = new Orders(dsl, subject.client());
        List<Orders.Product> offered = orders.offered();
        List<Orders.Line> lines = new OrderDrafts(dsl, subject.client()).lines(matter.attempt(), offered);
        if (lines.isEmpty()) {
            return offered.isEmpty();
        }
        String currency = offered.stream()
                .filter(product -> product.code().equals(lines.getFirst().product()))
                .findFirst()
                .orElseThrow()
                .currency();
        var order = new Orders.Order(
                subject.campaign(), matter.attempt(), subject.lead(), Optional.of(matter.agent()), currency, lines);
        orders.place(order, matter.place().clock().instant());
        return true;
    }

    private void endInterview(Matter matter, Kind kind) {
        var interviews = new Interviews(dsl, matter.subject().client());
        interviews
                .find(matter.attempt())
                .ifPresent(running -> interviews.end(
                        running, end(kind), matter.place().clock().instant()));
    }

    /** How an interview ended, by what the agent recorded of the call. */
    private static Interviews.End end(Kind kind) {
        return switch (kind) {
            case COMPLETE, SALE -> Interviews.End.COMPLETE;
            case PARTIAL, CALLBACK -> Interviews.End.PARTIAL;
            case NOT_ELIGIBLE, LANGUAGE, WRONG_NUMBER -> Interviews.End.SCREENED_OUT;
            case REFUSAL, DO_NOT_CALL, NOT_REACHED, MACHINE -> Interviews.End.REFUSED;
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
