package outdial.model.pacing.engine;

/** All that an engine learns from its campaign's calls and agents, and the tables drawn up from it. Single-owner. */
final class Experience {
    private static final double OFTEN = 30;
    private static final double SELDOM = 300;
    /** Time that passed without a decision counts for so long at most, s: nobody was brought anyone by then. */
    private static final double LONGEST_PAUSE = 60;

    private static final double UNSURE = 6;

    private static final double HARDLY_ANY = 1e-4;

    private static final double[] NO_AGES = {};

    private final boolean stages;
    private final RingModel ring;
    private final Spells verdicts;
    private final Spells talk;
    private final Spells wrap;
    private final Spells last;
    private final Spells untilSign;
    final AnswerRate rate;
    final LeadChances leads;
    final ArrivalTable arrivals = new ArrivalTable();
    final FreeTable frees = new FreeTable();

    private boolean detecting;
    /** Wrap-ups of late, and of them those whose end was announced. */
    private double wraps = 2;

    private double signed;

    private long persons;
    private long resolved;
    private int unseen;
    private double personsRecently;
    private double agentSeconds;
    private double seenAt = Double.NaN;
    private double rebuiltAt = Double.NEGATIVE_INFINITY;
    private double oldRings;
    private double oldTakenBack;

    /** None yet. */
    Experience(boolean stages) {
        this.stages = stages;
        ring = RingModel.unlearnt();
        verdicts = Spells.expecting(10, 0.5, 4);
        talk = Spells.expecting(100, 1, 10);
        wrap = Spells.expecting(20, 0.7, 10);
        last = Spells.expecting(8, 0.7, 10);
        untilSign = Spells.expecting(14, 0.7, 10);
        rate = new AnswerRate();
        leads = new LeadChances();
        drawArrivals();
    }

    Experience(Memory memory) {
        stages = true;
        ring = new RingModel(memory.ring());
        verdicts = new Spells(memory.verdicts());
        talk = new Spells(memory.talk());
        wrap = new Spells(memory.wrapUp());
        last = new Spells(memory.fromSign());
        untilSign = new Spells(memory.untilSign());
        rate = new AnswerRate(memory.rate());
        leads = new LeadChances(memory.leads());
        persons = memory.persons();
        resolved = memory.resolved();
        personsRecently = memory.team().persons();
        agentSeconds = memory.team().seconds();
        detecting = memory.team().detecting();
        wraps = memory.team().wraps();
        signed = memory.team().signed();
        oldRings = memory.team().oldRings();
        oldTakenBack = memory.team().takenBack();
        seenAt = memory.seenAt();
        drawArrivals();
    }

    /** All of it. Its own tables are drawn up anew at the next decision, as those of a successor will be. */
    Memory memory(double theta) {
        rebuiltAt = Double.NEGATIVE_INFINITY;
        drawArrivals();
        return new Memory(
                ring.learnt(),
                verdicts.learnt(),
                talk.learnt(),
                wrap.learnt(),
                last.learnt(),
                untilSign.learnt(),
                rate.known(),
                new Memory.Team(personsRecently, agentSeconds, detecting, wraps, signed, oldRings, oldTakenBack),
                theta,
                persons,
                resolved,
                leads.learnt(),
                seenAt);
    }

    // What it learns from; see the engine's methods of the same names.

    void resolved(double before, double ringing, CallEnd end, double at) {
        resolved++;
        unseen++;
        // What rang since the last decision has not been counted as due yet; before the first one, nothing has.
        double since = Double.isNaN(seenAt) ? Double.POSITIVE_INFINITY : Math.max(0, at - seenAt);
        if (stages && ringing >= 0) {
            ring.learn(before, ringing, end);
            rate.due(arrivals.dueRinging(Math.max(0, ringing - since), ringing));
        } else {
            double age = before + Math.max(0, ringing);
            ring.learn(age, -1, end);
            rate.due(arrivals.dueDialling(Math.max(0, age - since), age));
        }
        if (end == CallEnd.PERSON) {
            rate.heard();
            persons++;
        }
        if (ringing >= Engine.LEAST_RING) {
            oldRings = oldRings * 0.998 + 1;
            oldTakenBack = oldTakenBack * 0.998 + (end == CallEnd.TAKEN_BACK ? 1 : 0);
        }
    }

    void listened(double seconds) {
        detecting = true;
        verdicts.learn(seconds * 4);
    }

    void talked(double seconds) {
        talk.learn(seconds);
    }

    void wrappedUp(double seconds, double sinceSign) {
        wrap.learn(seconds);
        boolean announced = !Double.isNaN(sinceSign);
        wraps = wraps * (1 - 1.0 / 50) + 1;
        signed = signed * (1 - 1.0 / 50) + (announced ? 1 : 0);
        if (announced) {
            last.learn(sinceSign);
            untilSign.learn(seconds - sinceSign);
        }
    }

    void settled() {
        personsRecently = personsRecently * (1 - 1.0 / 60) + 1;
        agentSeconds *= 1 - 1.0 / 60;
    }

    // What it knows

    double seenAt() {
        return seenAt;
    }

    /** Whether so many answers have been heard, or four times as many calls are over. */
    boolean knows(int answers) {
        return persons >= answers || resolved >= 4L * answers;
    }

    /**
     * How much likelier than usual answers are to be reckoned with. That few were heard widens what a set of calls may bring,
     * the more the larger the set is: of half as many answers as there are agents, by {@value #UNSURE} deviations.
     */
    double factor(Moment now) {
        double own = 2.0 / Math.max(1, now.team);
        double wider = Math.sqrt(own + 1 / (persons + 1.0)) - Math.sqrt(own);
        return rate.factor() * (stages ? 1 + UNSURE * wider : 1);
    }

    /** Tells the moment what dialling brings in the long run. */
    void tell(Moment now) {
        now.perLead = perLead();
        // An agent is busy with a person for at most so long; one to one it waits for all the calls besides.
        double each = agentSecondsEach();
        now.dueOneToOne = each / (each + arrivals.length() / Math.max(HARDLY_ANY, now.perLead));
    }

    /** The chance that a lead's next call brings a person. */
    double perLead() {
        return rate.factor() * arrivals.dialling[ArrivalTable.ALL - 1][0];
    }

    /** The chance of a call to be answered where none was seen to be, by Laplace's rule of succession. */
    double unseen() {
        return perLead() / (persons + 1);
    }

    /** Persons that the agents now at work will be brought in an hour. */
    double duePerHour(Moment now) {
        return now.team * 3_600 / agentSecondsEach();
    }

    private double agentSecondsEach() {
        return (agentSeconds + 800) / (personsRecently + 4);
    }

    /** Brings it up to the moment; its tables are good for that one. */
    void look(Moment now) {
        passTime(now);
        if (isStale(now.at)) {
            rebuild(now);
        }
    }

    private void passTime(Moment now) {
        double passed = Double.isNaN(seenAt) ? 0 : Math.max(0, now.at - seenAt);
        seenAt = now.at;
        agentSeconds += Math.min(passed, LONGEST_PAUSE) * now.team;
        double due = 0;
        for (int i = 0; i < now.calls; i++) {
            double from = Math.max(0, now.age[i] - passed);
            if (!stages || now.stage[i] == Moment.Stage.DIALLING) {
                due += now.chance[i] * arrivals.dueDialling(from, now.age[i]);
            } else if (now.stage[i] == Moment.Stage.RINGING) {
                due += arrivals.likelihood(now.chance[i], RingModel.bin(from)) * arrivals.dueRinging(from, now.age[i]);
            }
        }
        if (due > 0) {
            rate.due(due);
        }
    }

    /** Tables are drawn up anew when a fair share of what is remembered is new. */
    private boolean isStale(double at) {
        double age = at - rebuiltAt;
        return age >= SELDOM || (age >= OFTEN && unseen >= 5 + 0.04 * Math.min(resolved, 1_500));
    }

    private void drawArrivals() {
        verdicts.rebuild(NO_AGES, 0);
        double kept = (oldRings - oldTakenBack + 20) / (oldRings + 20);
        double before = arrivals.perRing();
        arrivals.rebuild(ring.hazards(), verdicts, detecting, kept);
        if (stages && before > 0 && arrivals.perRing() > 0) {
            rate.expectedAnew(arrivals.perRing() / before);
        }
    }

    private void rebuild(Moment now) {
        rebuiltAt = now.at;
        unseen = 0;
        drawArrivals();
        talk.rebuild(ages(now, Moment.Work.TALKING), count(now, Moment.Work.TALKING));
        wrap.rebuild(ages(now, Moment.Work.WRAPPING_UP), count(now, Moment.Work.WRAPPING_UP));
        last.rebuild(NO_AGES, 0);
        untilSign.rebuild(NO_AGES, 0);
        frees.rebuild(arrivals.horizons, 0.9 * now.grace, talk, wrap);
        frees.rebuildSigned(arrivals.horizons, 0.9 * now.grace, last, untilSign, signed / wraps);
    }

    private static double[] ages(Moment now, Moment.Work work) {
        double[] ages = new double[now.agents];
        int count = 0;
        for (int i = 0; i < now.agents; i++) {
            if (now.work[i] == work) {
                ages[count++] = now.busyFor[i];
            }
        }
        return ages;
    }

    private static int count(Moment now, Moment.Work work) {
        int count = 0;
        for (int i = 0; i < now.agents; i++) {
            count += now.work[i] == work ? 1 : 0;
        }
        return count;
    }
}
