package outdial.sql;

import java.util.Arrays;

/** Where a lead stands in a campaign. */
public enum LeadState {
    READY(0),
    SCHEDULED(1),
    CLAIMED(2),
    DONE(3),
    BLOCKED(4);

    private final byte code;

    LeadState(int code) {
        this.code = (byte) code;
    }

    /** As {@code campaign_lead.state} has it. */
    byte code() {
        return code;
    }

    static LeadState ofCode(byte code) {
        return Arrays.stream(values())
                .filter(state -> state.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No lead is in state " + code));
    }
}
