package outdial.app.web.desk;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import outdial.app.floor.FloorView.AgentView;
import outdial.app.telephony.TelephonyDown;
import outdial.app.web.Words;
import outdial.app.web.desk.DeskPhones.Access;
import outdial.compliance.pack.RecordingNotice;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.agent.Agent;
import outdial.sql.DeskCalls;
import outdial.sql.FloorCampaigns;
import outdial.sql.FloorCampaigns.Subject;

/**
 * What a page is told that has to be fetched first: its phone from the exchange, cards and owed calls from the tables.
 * Every method waits, and asks again until it is answered or the page has gone. Safe on any thread.
 */
final class Briefing {
    private static final Logger LOG = System.getLogger(Briefing.class.getName());
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration EXCHANGE_AGAIN = Duration.ofSeconds(3);
    private static final int MOST_OWED = 5;

    private final DSLContext dsl;
    private final Words words;
    private final Cards cards;

    Briefing(DSLContext dsl, Words words, Cards cards) {
        this.dsl = dsl;
        this.words = words;
        this.cards = cards;
    }

    /** The first word: who sits here and what makes a phone of the page; empty when the page has gone meanwhile. */
    Optional<Access> hello(WorkPlace here, AgentDesk desk, DeskPage page) throws InterruptedException {
        Optional<Access> access = access(here, desk, page);
        if (access.isPresent()) {
            AgentId agent = desk.who().profile().id();
            Optional<Leg.Choice> choice = choice(here, agent);
            desk.send(
                    "hello",
                    Desks.json(Hello.of(
                            desk.who(), access.get(), choice, here.phones().leg(agent))));
        }
        return access;
    }

    /** Without the database nobody begins, and who has begun needs no choice. */
    private static Optional<Leg.Choice> choice(WorkPlace here, AgentId agent) {
        try {
            return here.phones().choice(agent);
        } catch (DataAccessException down) {
            LOG.log(Level.WARNING, "What agent {0} may choose is not known: {1}", agent.value(), down.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Access> access(WorkPlace here, AgentDesk desk, DeskPage page) throws InterruptedException {
        AgentId agent = desk.who().profile().id();
        while (desk.page().filter(page::equals).isPresent()) {
            try {
                return Optional.of(desk.admit(page, () -> here.phones().open(agent)));
            } catch (TelephonyDown down) {
                LOG.log(Level.WARNING, "No phone for agent " + agent.value() + " yet: " + down.getMessage());
                desk.send("noPhone", Desks.json(Map.of("why", words.text(desk.language(), "desk.no.exchange"))));
                Thread.sleep(EXCHANGE_AGAIN);
            }
        }
        return Optional.empty();
    }

    /** The exchange has turned the page's phone away: it is told of it again, and the page what it may register with. */
    void phoneUnknown(WorkPlace here, AgentDesk desk) throws InterruptedException {
        try {
            here.phones().again(desk.who().profile().id());
        } catch (TelephonyDown down) {
            LOG.log(Level.WARNING, "A phone is not known again yet: " + down.getMessage());
            return; // the page asks again
        }
        Optional<DeskPage> page = desk.page();
        if (page.isPresent()) {
            hello(here, desk, page.get());
        }
    }

    private static RecordingNotice notice(WorkPlace here, Subject subject) {
        return here.campaigns()
                .apply(subject.campaign())
                .map(known -> here.gate()
                        .recordingNotice(known.campaign().terms(), here.clock().instant()))
                .orElse(RecordingNotice.NONE);
    }

    /** The card of what the agent has before them; nothing when something else is there by then. */
    void card(WorkPlace here, AgentDesk desk) throws InterruptedException {
        while (true) {
            Optional<AgentView> view = desk.view();
            Optional<AttemptId> attempt = view.flatMap(now -> SeatNews.attempt(now.now()));
            try {
                Optional<Subject> subject = view.flatMap(this::subject);
                if (subject.isPresent()) {
                    Optional<String> voice = attempt.flatMap(here.phones()::voice);
                    Card card = cards.of(
                            subject.get(),
                            attempt,
                            desk.who().name(),
                            desk.language(),
                            notice(here, subject.get()),
                            voice);
                    desk.deal(card);
                }
                return;
            } catch (DataAccessException down) {
                desk.send("noCard", Desks.json(Map.of("why", words.text(desk.language(), "desk.no.card"))));
                Thread.sleep(AGAIN);
                if (!desk.view().equals(view)) {
                    return;
                }
            }
        }
    }

    private Optional<Subject> subject(AgentView view) {
        if (view.now() instanceof Agent.Previewing look) {
            return new FloorCampaigns(dsl)
                    .owner(look.campaign())
                    .map(client -> new Subject(client, look.campaign(), look.lead()));
        }
        return SeatNews.attempt(view.now()).flatMap(attempt -> subject(attempt, view.agent()));
    }

    /** What a call before the agent is about, or one that the tables know as theirs. */
    Optional<Subject> subject(AttemptId attempt, AgentId agent) {
        return new FloorCampaigns(dsl).subject(attempt).or(() -> new DeskCalls(dsl).subject(attempt, agent));
    }

    /**
     * Calls that ended without a disposition; the one before the agent now is not among them.
     *
     * @param left the call that the floor has just taken from the agent: its end may not be stored yet
     */
    void owed(AgentDesk desk, Optional<AttemptId> left) {
        AgentId agent = desk.who().profile().id();
        var attempts = new LinkedHashSet<AttemptId>();
        left.ifPresent(attempts::add);
        attempts.addAll(new DeskCalls(dsl).owed(agent));
        var owed = new ArrayList<Card>();
        for (AttemptId attempt : attempts) {
            if (owed.size() < MOST_OWED
                    && !desk.isSettled(attempt)
                    && !desk.attempt().equals(Optional.of(attempt))) {
                subject(attempt, agent)
                        .ifPresent(subject -> owed.add(cards.of(
                                subject,
                                Optional.of(attempt),
                                desk.who().name(),
                                desk.language(),
                                RecordingNotice.NONE,
                                Optional.empty())));
            }
        }
        desk.send("owed", Desks.json(owed));
    }
}
