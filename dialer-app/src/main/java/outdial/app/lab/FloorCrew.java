package outdial.app.lab;

import java.util.Set;
import java.util.function.Consumer;
import outdial.app.floor.FloorInput;
import outdial.model.AgentId;
import outdial.model.agent.Agent;
import outdial.model.agent.AgentProfile;

/** The agents of a day on the floor of production: what they tell it of themselves, and what it makes of them. */
final class FloorCrew {
    private final Crew crew;
    private final Attendance attendance;
    private final Agenda agenda;
    private final Consumer<FloorInput> floor;
    private final boolean[] signedIn;
    /** From ready to talking. */
    final Waits waits = new Waits();

    FloorCrew(Crew crew, Attendance attendance, Agenda agenda, Consumer<FloorInput> floor) {
        this.crew = crew;
        this.attendance = attendance;
        this.agenda = agenda;
        this.floor = floor;
        signedIn = new boolean[crew.size];
    }

    /** Their place among the crew. */
    static int place(AgentId agent) {
        return (int) agent.value() - 1;
    }

    static AgentId agent(int place) {
        return new AgentId(place + 1);
    }

    /** Enters everybody's day into the agenda. */
    void plan() {
        attendance.plan();
    }

    /** One of {@link Day}'s comings and goings is due. */
    void attends(int what, int agent, double now) {
        switch (what) {
            case Day.COMES -> comes(agent);
            case Day.PAUSES -> {
                double lasts = attendance.nextPause(agent, now);
                if (crew.doing[agent] != Crew.Doing.AWAY) {
                    agenda.add(now + lasts, Day.COMES, agent, 0);
                    goes(agent);
                }
            }
            case Day.GOES -> goes(agent);
            case Day.HOME -> {
                crew.gone[agent] = true;
                floor.accept(new FloorInput.AgentSignedOut(agent(agent)));
            }
            default -> throw new IllegalStateException("No such event: " + what);
        }
    }

    private void comes(int agent) {
        crew.absences[agent]--;
        if (crew.absences[agent] > 0 || crew.gone[agent]) {
            return;
        }
        if (!signedIn[agent]) {
            signedIn[agent] = true;
            floor.accept(new FloorInput.AgentSignedIn(new AgentProfile(agent(agent), Set.of(), Set.of())));
            floor.accept(new FloorInput.AgentHere(agent(agent)));
        }
        floor.accept(new FloorInput.Readied(agent(agent)));
    }

    private void goes(int agent) {
        crew.absences[agent]++;
        if (signedIn[agent] && !crew.gone[agent]) {
            floor.accept(new FloorInput.Paused(agent(agent), "break"));
        }
    }

    /** The floor has moved an agent. */
    void does(AgentId who, Agent does, double now) {
        int agent = place(who);
        Crew.Doing next = switch (does) {
            case Agent.Offline _, Agent.Paused _ -> Crew.Doing.AWAY;
            case Agent.Ready _, Agent.Previewing _, Agent.Reserved _, Agent.Resting _ -> Crew.Doing.FREE;
            case Agent.Talking _ -> Crew.Doing.TALKING;
            case Agent.WrapUp _ -> Crew.Doing.WRAPPING_UP;
        };
        if (next == crew.doing[agent]) {
            return;
        }
        if (next == Crew.Doing.TALKING) {
            waits.add(now - crew.since[agent]);
        }
        crew.become(agent, next, now);
    }
}
