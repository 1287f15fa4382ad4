package outdial.app.lab;

import java.util.List;

/** When the agents of a day come, pause, and go. */
final class Attendance {
    private static final int SHIFT = 10;
    private static final double LOOK_AGAIN = 0.5;
    private static final int MOST_LOOKS = 60;

    private final Scenario.People people;
    private final Crew crew;
    private final Agenda agenda;
    private final long seed;
    private final Draws draws = new Draws();

    Attendance(Scenario.People people, Crew crew, Agenda agenda, long seed) {
        this.people = people;
        this.crew = crew;
        this.agenda = agenda;
        this.seed = seed;
    }

    /** Enters everybody's day into the agenda. */
    void plan() {
        for (int agent = 0; agent < crew.size; agent++) {
            plan(agent);
        }
    }

    private void plan(int agent) {
        Draws own = draws.of(seed, -1 - agent, SHIFT);
        double quantile = (agent + 0.5) / crew.size;
        double comes = drawn(people.logIns(), quantile, own, 0);
        crew.absences[agent] = 1;
        agenda.add(comes, Day.COMES, agent, 0);
        for (Scenario.Rule rule : people.breaks()) {
            if (own.share() < rule.share()) {
                double from = rule.from() + own.share() * (rule.to() - rule.from());
                agenda.add(from, Day.GOES, agent, 0);
                agenda.add(from + rule.lasting(), Day.COMES, agent, 0);
            }
        }
        for (Scenario.Rule rule : people.leaving()) {
            if (own.share() < rule.share()) {
                agenda.add(rule.from() + own.share() * (rule.to() - rule.from()), Day.HOME, agent, 0);
            }
        }
        if (people.pausesPerHour() > 0) {
            agenda.add(comes + own.exponential() * 3_600 / people.pausesPerHour(), Day.PAUSES, agent, 1);
        }
    }

    /** The time of the rule whose share of the team the agent is in; {@code otherwise} for those of none. */
    private static double drawn(List<Scenario.Rule> rules, double quantile, Draws own, double otherwise) {
        double share = own.share();
        double below = 0;
        for (Scenario.Rule rule : rules) {
            below += rule.share();
            if (quantile < below) {
                return rule.from() + share * (rule.to() - rule.from());
            }
        }
        return otherwise;
    }

    /** A reason to be away is over; whether the agent sits down now. */
    boolean comes(int agent) {
        crew.absences[agent]--;
        if (crew.absences[agent] > 0 || crew.gone[agent]) {
            return false;
        }
        if (crew.doing[agent] == Crew.Doing.AWAY) {
            return true;
        }
        crew.staysAfterAll(agent);
        return false;
    }

    /** There is a reason to be away; busy agents finish first, and free ones wait too if the policy holds them. */
    void goes(int agent, boolean held, double now) {
        crew.absences[agent]++;
        crew.wantsAway(agent);
        if (crew.doing[agent] == Crew.Doing.FREE) {
            if (held) {
                agenda.add(now, Day.RELEASE, agent, 0);
            } else {
                crew.become(agent, Crew.Doing.AWAY, now);
            }
        }
    }

    void goesHome(int agent, boolean held, double now) {
        crew.gone[agent] = true;
        goes(agent, held, now);
    }

    /** Lets a free agent go once the calls that ring now could all be taken without them, or have been resolved. */
    boolean release(int agent, int looks, int calls, double now) {
        if (crew.doing[agent] != Crew.Doing.FREE || !crew.leaving[agent]) {
            return false;
        }
        if (calls <= crew.free - crew.held || looks >= MOST_LOOKS) {
            crew.become(agent, Crew.Doing.AWAY, now);
            return true;
        }
        agenda.add(now + LOOK_AGAIN, Day.RELEASE, agent, looks + 1);
        return false;
    }

    /** An unplanned pause, and the plan of the next one. */
    void pauses(int agent, boolean held, double now) {
        double lasts = nextPause(agent, now);
        if (crew.doing[agent] != Crew.Doing.AWAY) {
            agenda.add(now + lasts, Day.COMES, agent, 0);
            goes(agent, held, now);
        }
    }

    /** s that the pause which begins now lasts; enters the one after it into the agenda. */
    double nextPause(int agent, double now) {
        Draws own = draws.of(seed, -1 - agent, 100 + (long) (now * 1_000));
        double lasts = people.pause().draw(own);
        agenda.add(now + lasts + own.exponential() * 3_600 / people.pausesPerHour(), Day.PAUSES, agent, 0);
        return lasts;
    }
}
