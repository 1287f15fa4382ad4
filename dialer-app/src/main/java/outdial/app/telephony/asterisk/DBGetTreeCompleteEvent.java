package outdial.app.telephony.asterisk;

import org.asteriskjava.manager.event.ResponseEvent;

/** The end of the entries. The library has no such event and makes this one by name. */
public final class DBGetTreeCompleteEvent extends ResponseEvent {
    private static final long serialVersionUID = 1L;

    public DBGetTreeCompleteEvent(Object source) {
        super(source);
    }

    /** The library looks for a setter of each header; the count is of no use here. */
    public void setListItems(String ignored) {}

    public void setEventList(String ignored) {}
}
