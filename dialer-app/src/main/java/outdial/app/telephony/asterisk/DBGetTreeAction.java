package outdial.app.telephony.asterisk;

import org.asteriskjava.manager.action.AbstractManagerAction;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.event.ResponseEvent;

/** Asks for a family of the exchange's own database. Public because the library reads its properties by reflection. */
public final class DBGetTreeAction extends AbstractManagerAction implements EventGeneratingAction {
    private static final long serialVersionUID = 1L;

    private final String family;

    DBGetTreeAction(String family) {
        this.family = family;
    }

    @Override
    public String getAction() {
        return "DBGetTree";
    }

    public String getFamily() {
        return family;
    }

    @Override
    public Class<? extends ResponseEvent> getActionCompleteEventClass() {
        return DBGetTreeCompleteEvent.class;
    }
}
