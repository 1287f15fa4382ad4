package outdial.app.telephony;

/** How somebody who watches is in on an agent's call. All of them hear both sides. */
public enum Supervising {
    /** Nobody hears them. */
    LISTEN,
    /** The agent hears them, the called person does not. */
    WHISPER,
    /** Both hear them. */
    BARGE
}
