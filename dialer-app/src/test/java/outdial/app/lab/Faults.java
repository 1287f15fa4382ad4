package outdial.app.lab;

/**
 * What goes wrong, as chances: of an event, an effect, a commit, or in a second.
 *
 * @param eventLost chance that an event of the exchange never arrives; so for repeated and late ones
 * @param crashAtEffect chance that the program dies before carrying out an effect
 * @param commitUnknown chance that the answer to a commit is lost, whether it was done or not
 * @param commitRefused chance that the world moved and the store refuses an attempt
 * @param mishap chance in a second of one of: link cut, exchange restarted, store stuck, agent's leg lost, and a second
 *     node that takes the lead while the first does not know
 */
record Faults(
        double eventLost,
        double eventRepeated,
        double eventLate,
        double crashAtEffect,
        double commitUnknown,
        double commitRefused,
        double mishap) {
    static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, 0);
    static final Faults MANY = new Faults(0.02, 0.05, 0.05, 0.001, 0.05, 0.05, 0.02);
}
