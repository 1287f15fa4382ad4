package outdial.app.telephony.asterisk;

import outdial.app.rig.Wire;

/** Links of tests. */
final class Links {
    private Links() {}

    /** The same exchange at the near end of {@code wire}. */
    static PbxLink through(PbxLink real, Wire wire) {
        return new PbxLink(
                "127.0.0.1", wire.port(), real.user(), real.secret(), real.ari(), real.ariUser(), real.ariSecret());
    }
}
