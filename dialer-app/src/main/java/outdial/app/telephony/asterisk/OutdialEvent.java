package outdial.app.telephony.asterisk;

import org.asteriskjava.manager.event.UserEvent;
import org.jspecify.annotations.Nullable;

/** What our dialplan says by {@code UserEvent(Outdial,…)}. Public and top-level because the library makes it by name. */
public final class OutdialEvent extends UserEvent {
    private static final long serialVersionUID = 1L;

    private @Nullable String says;
    private @Nullable String attempt;
    private @Nullable String detail;
    private @Nullable String number;
    private @Nullable String called;

    public OutdialEvent(Object source) {
        super(source);
    }

    /** The word for what happened. */
    public @Nullable String getSays() {
        return says;
    }

    public void setSays(String says) {
        this.says = says;
    }

    public @Nullable String getAttempt() {
        return attempt;
    }

    public void setAttempt(String attempt) {
        this.attempt = attempt;
    }

    /** The witness of an ending, or the machine detector's reason. */
    public @Nullable String getDetail() {
        return detail;
    }

    public void setDetail(String detail) {
        this.detail = detail;
    }

    /** Who rang back. */
    public @Nullable String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    /** The number of ours that was rung. */
    public @Nullable String getCalled() {
        return called;
    }

    public void setCalled(String called) {
        this.called = called;
    }
}
