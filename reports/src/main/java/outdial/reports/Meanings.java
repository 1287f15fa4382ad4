package outdial.reports;

/** Sentences that several sheets share, so that one word means one thing in all of them. */
final class Meanings {
    static final String ATTEMPT = "Number of the attempt, the same in recordings, logs and every sheet.";
    static final String LEAD = "Number of the lead in this system.";
    static final String EXTERNAL_ID = "The lead's own identifier, from the file it came in.";
    static final String AGENT = "The agent who talked; blank when nobody did.";
    static final String ANSWERED =
            "Attempts answered by persons: talked, abandoned, hung up early or agent lost; machines are not among them.";
    static final String ABANDON_RATE =
            "Abandoned attempts by attempts answered by persons; blank when nobody answered.";
    static final String TALK_TIME = "From agent and person being connected to the end of the call, all together.";

    static final String DAY = "Day on which the attempts began.";

    private Meanings() {}

    static String disposition(Dispositions.Choice choice) {
        return "Attempts whose agent recorded the disposition " + choice.code() + ", of the kind " + choice.kind()
                + ".";
    }
}
