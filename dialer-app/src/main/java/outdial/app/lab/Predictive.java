package outdial.app.lab;

import outdial.model.pacing.engine.CallEnd;
import outdial.model.pacing.engine.Decision;
import outdial.model.pacing.engine.Engine;
import outdial.model.pacing.engine.Memory;
import outdial.model.pacing.engine.Moment;
import outdial.model.pacing.engine.Prospects;
import outdial.model.pacing.engine.Tuning;

/** The engine of the product, or the candidate it began with. */
final class Predictive implements Policy {
    private static final int MANY = 50;

    private final Engine engine;
    private final Moment moment = new Moment();
    private final boolean ours;
    private final boolean stages;
    private final boolean learns;
    private boolean begun;
    private final int team;

    Predictive(Tuning tuning, int team, boolean learns) {
        this.learns = learns;
        engine = new Engine(tuning);
        ours = tuning.smooth();
        stages = tuning.stages();
        this.team = team;
    }

    @Override
    public double every() {
        // The floor asks every tenth of a second; twice a second says the same and plays faster.
        return team >= MANY || ours ? 0.5 : 1;
    }

    @Override
    public boolean onEvents() {
        return team < MANY;
    }

    @Override
    public boolean holdsPauses() {
        return ours;
    }

    @Override
    public int launch(Day day) {
        if (!begun) {
            begun = true;
            day.supply.sorted(learns, engine.leads());
        }
        look(day);
        Decision decision = engine.decide(moment, new Next(day));
        // By their slots first: places change with each call that is gone.
        decision.takeBack().stream().map(day.lines::call).toList().forEach(day::takeBack);
        return 0;
    }

    /** Goes on from another day. */
    Predictive(Memory memory, int team) {
        engine = new Engine(memory);
        ours = true;
        stages = true;
        learns = false;
        this.team = team;
    }

    Memory memory() {
        return engine.memory();
    }

    /** The leads of the day, as the engine asks for them. */
    private static final class Next implements Prospects {
        private final Day day;

        Next(Day day) {
            this.day = day;
        }

        @Override
        public double chance(double quantile) {
            return day.supply.look(day.now, quantile);
        }

        @Override
        public void take() {
            day.dialNext();
        }
    }

    private void look(Day day) {
        counts(day);
        for (int i = 0; i < day.lines.onTheirWay; i++) {
            int call = day.lines.call(i);
            switch (day.lines.stage[call]) {
                case DIALLING ->
                    moment.addCall(Moment.Stage.DIALLING, day.now - day.lines.dialledAt[call], day.lines.chance[call]);
                case RINGING -> {
                    double from = stages ? day.lines.since[call] : day.lines.dialledAt[call];
                    moment.addCall(Moment.Stage.RINGING, day.now - from, day.lines.chance[call]);
                }
                case LISTENING -> moment.addCall(Moment.Stage.LISTENING, day.now - day.lines.since[call], 1);
                case OVER, WAITING, TALKING -> throw new IllegalStateException("Not on its way: " + call);
            }
        }
        Crew crew = day.crew;
        for (int agent = 0; agent < crew.size; agent++) {
            double busyFor = day.now - crew.since[agent];
            boolean leaving = crew.leaving[agent];
            switch (crew.doing[agent]) {
                case AWAY, FREE -> {}
                case TALKING -> moment.addAgent(leaving ? Moment.Work.LEAVING : Moment.Work.TALKING, busyFor);
                case WRAPPING_UP -> {
                    boolean signed = ours && !Double.isNaN(crew.signAt[agent]);
                    if (signed) {
                        moment.addAgent(
                                leaving ? Moment.Work.LEAVING : Moment.Work.NEARLY_DONE, day.now - crew.signAt[agent]);
                    } else {
                        moment.addAgent(leaving ? Moment.Work.LEAVING : Moment.Work.WRAPPING_UP, busyFor);
                    }
                }
            }
        }
    }

    private void counts(Day day) {
        moment.clear();
        moment.at = day.now;
        moment.free = day.crew.free - day.crew.held;
        moment.waiting = day.lines.waiting;
        moment.team = day.crew.present - day.crew.held;
        moment.answered = day.persons;
        moment.abandoned = day.abandoned;
        moment.cap = day.scenario.cap();
        moment.left = day.left();
        moment.leads = day.supply.left();
        moment.grace = day.scenario.legalWait();
    }

    @Override
    public void resolved(Day day, int call, Fate fate) {
        CallEnd end = switch (fate) {
            case PERSON -> CallEnd.PERSON;
            case MACHINE -> CallEnd.MACHINE;
            case NO_ANSWER -> CallEnd.NO_ANSWER;
            case TAKEN_BACK -> CallEnd.TAKEN_BACK;
        };
        if (day.lines.stage[call] == Lines.Stage.LISTENING && fate == Fate.PERSON) {
            engine.listened(day.now - day.lines.since[call]);
        }
        if (fate != Fate.TAKEN_BACK) {
            day.supply.learn(day.lines.lead[call], day.lines.attempt[call], fate == Fate.PERSON);
        }
        engine.resolved(day.lines.beforeRing(call, day.now), day.lines.rangFor[call], end, day.now);
    }

    @Override
    public void settled(Day day, boolean abandoned) {
        counts(day);
        engine.settled(abandoned, moment);
    }

    @Override
    public void talked(Day day, double seconds) {
        engine.talked(seconds);
    }

    @Override
    public void wrappedUp(Day day, double seconds, double sinceSign) {
        engine.wrappedUp(seconds, sinceSign);
    }
}
