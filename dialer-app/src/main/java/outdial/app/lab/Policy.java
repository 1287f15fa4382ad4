package outdial.app.lab;

/** How many calls to make: one of those that are compared. One object plays one day. */
interface Policy {
    /** Asked at the start and then each time so many seconds have passed. */
    double every();

    /** Whether it also wants to be asked after each event. */
    default boolean onEvents() {
        return false;
    }

    /** Calls to launch now; may take ringing ones back through the day. */
    int launch(Day day);

    /** Whether a free agent's pause waits until the calls that ring for them are resolved. */
    default boolean holdsPauses() {
        return false;
    }

    /** The ringing of a call is over, or what answered it is known. */
    default void resolved(Day day, int call, Fate fate) {}

    /** A person was connected or abandoned. */
    default void settled(Day day, boolean abandoned) {}

    default void talked(Day day, double seconds) {}

    default void wrappedUp(Day day, double seconds, double sinceSign) {}

    /** How a call's ringing ended. */
    enum Fate {
        PERSON,
        MACHINE,
        NO_ANSWER,
        TAKEN_BACK
    }
}
