package outdial.app.telephony.asterisk;

import org.asteriskjava.manager.event.ResponseEvent;
import org.jspecify.annotations.Nullable;

/** One entry of the exchange's own database. The library has no such event and makes this one by name. */
public final class DBGetTreeResponseEvent extends ResponseEvent {
    private static final long serialVersionUID = 1L;

    private String key = "";
    private @Nullable String val;

    public DBGetTreeResponseEvent(Object source) {
        super(source);
    }

    /** {@code /family/key}. */
    public String getKey() {
        return key;
    }

    public void setKey(String key) {
        this.key = key;
    }

    public @Nullable String getVal() {
        return val;
    }

    public void setVal(String val) {
        this.val = val;
    }
}
