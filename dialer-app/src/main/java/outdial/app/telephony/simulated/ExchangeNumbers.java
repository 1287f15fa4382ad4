package outdial.app.telephony.simulated;

import java.time.Duration;
import java.util.regex.Pattern;
import outdial.app.telephony.simulated.Fate.Hearing;
import outdial.app.telephony.simulated.Fate.Leaves;
import outdial.app.telephony.simulated.Fate.Response;
import outdial.app.telephony.simulated.Fate.Response.Answers;
import outdial.app.telephony.simulated.Fate.Response.Refuses;
import outdial.app.telephony.simulated.Fate.Voice;
import outdial.model.PhoneNumber;
import outdial.model.call.Ending;

/**
 * The numbers of the test exchange, as the real one plays them: in {@code 1 NPA 555 O R T V} O is the outcome, R the
 * seconds it rings, T the talk in units of 2 s (0 for ever), V a variant. Any other North American number has its
 * outcome drawn by a hash of its digits, every other number is unknown.
 */
public final class ExchangeNumbers implements Respondents {
    private static final Pattern COUNTRY = Pattern.compile("1[2-9][0-9]{2}[2-9][0-9]{6}");
    private static final Pattern TEST = Pattern.compile("1[2-9][0-9]{2}555[0-9]{4}");
    private static final Pattern MADE_UP = Pattern.compile("1[2-9][0-9]{2}55501[0-9]{2}");
    private static final Duration SETUP = Duration.ofMillis(10);
    private static final Duration FOR_EVER = Duration.ofMinutes(3);

    /** Whether the number says itself what happens, and is not of the range that made-up lists use. */
    static boolean isOne(PhoneNumber number) {
        return TEST.matcher(number.digits()).matches()
                && !MADE_UP.matcher(number.digits()).matches();
    }

    @Override
    public Fate fate(PhoneNumber number, int attemptNo) {
        String digits = number.digits();
        if (!COUNTRY.matcher(digits).matches()) {
            return Fate.refused(SETUP, Ending.INVALID_NUMBER);
        }
        return TEST.matcher(digits).matches()
                ? play(digit(digits, 7), new Plan(digit(digits, 8), digit(digits, 9), digit(digits, 10)))
                : play(drawn(digits), new Plan(1 + digit(digits, 10) % 4, 4 + digit(digits, 9) % 6, 0));
    }

    private static Fate play(int outcome, Plan plan) {
        return switch (outcome) {
            case 0 -> plan.answered(Voice.PERSON, greeting(plan.variant), plan.leaves(new Leaves.Never()));
            case 1 -> plan.answered(Voice.MACHINE, Hearing.machine(2_700, "MAXWORDS-4-3"), stays(40_000));
            case 2 -> Fate.refused(Duration.ofMillis(300), Ending.BUSY);
            case 3 -> plan.rings(plan.variant == 1 ? Duration.ofSeconds(20) : FOR_EVER);
            case 4 -> Fate.refused(SETUP, Ending.CONGESTION);
            case 5 -> disconnected(plan.variant);
            case 6 -> plan.answered(Voice.FAX, Hearing.machine(2_500, "LONGGREETING-1500"), stays(8_500));
            case 7 -> plan.answered(Voice.SILENCE, silence(), plan.leaves(stays(60_000)));
            case 8 -> plan.answered(Voice.PERSON, Hearing.person(2_060), plan.leaves(new Leaves.Never()));
            default -> odd(plan);
        };
    }

    /** Shares of the outcomes in per cent: 30, 22, 8, 28, 3, 6, 1 and 2. */
    private static int drawn(String digits) {
        int draw = (int)
                ((Long.parseLong(digits.substring(4)) * 7919 + Long.parseLong(digits.substring(1, 4)) * 104_729) % 100);
        int[] upTo = {30, 52, 60, 88, 91, 97, 98};
        int outcome = 0;
        while (outcome < upTo.length && draw >= upTo[outcome]) {
            outcome++;
        }
        return outcome;
    }

    private static Hearing greeting(int variant) {
        return switch (variant) {
            case 1 -> Hearing.machine(2_650, "LONGGREETING-1500");
            case 2 -> Hearing.person(3_300);
            default -> Hearing.person(2_060);
        };
    }

    private static Hearing silence() {
        return Hearing.machine(3_000, "INITIALSILENCE-2500");
    }

    private static Fate disconnected(int variant) {
        return switch (variant) {
            case 1 -> Fate.refused(Duration.ofMillis(5_900), Ending.INVALID_NUMBER);
            case 2 ->
                new Plan(0, 0, 0).answered(Voice.MACHINE, Hearing.machine(2_000, "LONGGREETING-1500"), stays(5_900));
            default -> Fate.refused(SETUP, Ending.INVALID_NUMBER);
        };
    }

    private static Fate odd(Plan plan) {
        return switch (plan.variant) {
            case 1 -> Fate.refused(SETUP, Ending.NO_ANSWER);
            case 2 -> Fate.refused(SETUP, Ending.REJECTED);
            case 3 -> Fate.refused(SETUP, Ending.CONGESTION);
            case 4 -> plan.answered(Voice.PERSON, Hearing.person(2_060), stays(500));
            default -> Fate.refused(FOR_EVER, Ending.NO_ANSWER);
        };
    }

    private static Leaves stays(long ms) {
        return new Leaves.AfterAnswer(Duration.ofMillis(ms));
    }

    private static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }

    private record Plan(int ring, int talk, int variant) {
        Fate rings(Duration rung) {
            return new Fate(SETUP, true, rung, new Refuses(Ending.NO_ANSWER));
        }

        Fate answered(Voice voice, Hearing hearing, Leaves leaves) {
            Response answers = new Answers(voice, hearing, leaves);
            return new Fate(SETUP, true, ring > 0 ? Duration.ofSeconds(ring) : Duration.ofMillis(200), answers);
        }

        Leaves leaves(Leaves otherwise) {
            return talk > 0 ? stays(talk * 2_000L) : otherwise;
        }
    }
}
