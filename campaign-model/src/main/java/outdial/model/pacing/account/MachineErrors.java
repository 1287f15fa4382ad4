package outdial.model.pacing.account;

/**
 * How often a machine detector has taken a person for a machine: a person who was answered with silence, and so was
 * abandoned. Agents hear a sample of its verdicts.
 *
 * @param checked verdicts of "machine" that an agent has heard
 * @param persons those of them behind which there was a person
 */
public record MachineErrors(int checked, int persons) {
    /** Nothing was checked yet. */
    public static final MachineErrors NONE = new MachineErrors(0, 0);

    /** What is believed before anything is heard, of 1; it weighs as much as so many verdicts. */
    private static final double GUESS = 0.02;

    private static final int WEIGHT = 50;

    public MachineErrors {
        if (persons < 0 || persons > checked) {
            throw new IllegalArgumentException(persons + " persons behind " + checked + " verdicts of a detector");
        }
    }

    /** The share of its verdicts that are wrong, from 0 to 1: what was heard, and a guess while little was. */
    public double rate() {
        return (persons + GUESS * WEIGHT) / (checked + WEIGHT);
    }

    /** So many persons are likely among {@code machines} verdicts. */
    public double among(int machines) {
        return rate() * machines;
    }

    /** With one more that was heard. */
    public MachineErrors plus(boolean person) {
        return new MachineErrors(checked + 1, persons + (person ? 1 : 0));
    }

    /** Whichever rests on more. */
    static MachineErrors better(MachineErrors one, MachineErrors other) {
        return one.checked >= other.checked ? one : other;
    }
}
