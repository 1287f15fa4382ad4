package outdial.app.telephony.asterisk;

import org.jspecify.annotations.Nullable;

/** The library's event lacks the SIP code that Asterisk 22 sends, and warns at each one. Made by the library by name. */
public final class HangupEvent extends org.asteriskjava.manager.event.HangupEvent {
    private static final long serialVersionUID = 1L;

    private @Nullable String techCause;

    public HangupEvent(Object source) {
        super(source);
    }

    public @Nullable String getTechCause() {
        return techCause;
    }

    public void setTechCause(String techCause) {
        this.techCause = techCause;
    }
}
