package outdial.app.telephony.simulated;

import java.time.Duration;
import outdial.app.telephony.simulated.Fate.Hearing;
import outdial.app.telephony.simulated.Fate.Leaves;
import outdial.app.telephony.simulated.Fate.Response;
import outdial.app.telephony.simulated.Fate.Response.Answers;
import outdial.app.telephony.simulated.Fate.Response.Refuses;
import outdial.app.telephony.simulated.Fate.Voice;
import outdial.model.PhoneNumber;
import outdial.model.call.Ending;

/**
 * People as a statistic: each number's fate is drawn from its own stream of the seed, so it depends neither on the
 * order of the calls nor on how many others there are. Times follow the world in which pacing was first measured:
 * post-dial delay log-normal 2 s, ring time Gamma of shape 3 and mean 8 s, talk 35 % short (25 s) and 65 % long
 * (165 s).
 */
public final class Population implements Respondents {

    private final long seed;
    private final Shares shares;

    public Population(long seed, Shares shares) {
        this.seed = seed;
        this.shares = shares;
    }

    @Override
    public Fate fate(PhoneNumber number, int attemptNo) {
        long line = Long.parseLong(number.digits());
        // Whether a number exists belongs to the number; who is in, to the attempt.
        if (Dice.of(seed, line).share() < shares.invalid) {
            return Fate.refused(Duration.ofMillis(600), Ending.INVALID_NUMBER);
        }
        Dice dice = Dice.of(seed, line, attemptNo);
        double x = dice.share();
        double[] upTo = shares.cumulated();
        if (x < upTo[0]) {
            return answered(dice, Voice.PERSON);
        }
        if (x < upTo[1]) {
            return answered(dice, Voice.MACHINE);
        }
        if (x < upTo[2]) {
            return Fate.refused(dice.logNormal(3_000, 0.3), Ending.BUSY);
        }
        if (x < upTo[3]) {
            return Fate.refused(dice.logNormal(1_000, 0.3), Ending.CONGESTION);
        }
        return new Fate(dice.logNormal(2_000, 0.4), true, Duration.ofMinutes(2), new Refuses(Ending.NO_ANSWER));
    }

    private Fate answered(Dice dice, Voice voice) {
        Duration delay = dice.logNormal(2_000, 0.4);
        Duration rung = dice.gamma3(8_000);
        Response answers = voice == Voice.PERSON
                ? new Answers(voice, Hearing.person(2_060), leaves(dice))
                : new Answers(
                        voice,
                        Hearing.machine(2_700, "MAXWORDS-4-3"),
                        new Leaves.AfterAnswer(dice.logNormal(35_000, 0.2)));
        return new Fate(delay, true, rung, answers);
    }

    private Leaves leaves(Dice dice) {
        if (dice.share() < shares.hurried) {
            return new Leaves.AfterAnswer(dice.logNormal(900, 0.5));
        }
        Duration patience = dice.logNormal(9_000, 0.7);
        return new Leaves.WhenDone(
                patience, dice.share() < 0.35 ? dice.logNormal(25_000, 0.6) : dice.logNormal(165_000, 0.8));
    }

    /**
     * What part of the calls ends how; the rest rings unanswered.
     *
     * @param invalid numbers that do not exist, out of all numbers; the other shares are of the calls to those that do
     * @param hurried persons who hang up within about a second, out of those who answer
     */
    public record Shares(
            double person, double machine, double busy, double congestion, double invalid, double hurried) {
        /** The world of the pacing experiments: persons answer 22 calls of 100. */
        public static final Shares USUAL = new Shares(0.22, 0.20, 0.05, 0.01, 0.05, 0.03);

        public Shares {
            double sum = person + machine + busy + congestion;
            if (!(person >= 0 && machine >= 0 && busy >= 0 && congestion >= 0 && sum <= 1)) {
                throw new IllegalArgumentException(
                        "Shares of answers must lie between 0 and 1 and not exceed 1: " + sum);
            }
            if (!(invalid >= 0 && invalid <= 1 && hurried >= 0 && hurried <= 1)) {
                throw new IllegalArgumentException("Shares must lie between 0 and 1: " + invalid + ", " + hurried);
            }
        }

        private double[] cumulated() {
            return new double[] {person, person + machine, person + machine + busy, person + machine + busy + congestion
            };
        }
    }
}
