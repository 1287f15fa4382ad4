package outdial.sql;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import outdial.model.pacing.engine.Memory;
import outdial.model.pacing.engine.Memory.Learnt;

/** A memory as bytes: its form's number, then all it holds in the record's order, deflated. About 10 KB. */
final class MemoryBytes {
    private static final int FORM = 2;
    /** The same without what was learnt of leads. */
    private static final int BEFORE_LEADS = 1;
    /** Wrap-ups behind the share that a memory of the first form holds of those announced. */
    private static final double REMEMBERED_WRAPS = 50;

    private static final int LONGEST_TABLE = 1 << 16;

    private MemoryBytes() {}

    static byte[] of(Memory memory) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(FORM);
            write(out, memory.ring());
            write(out, memory.verdicts());
            write(out, memory.talk());
            write(out, memory.wrapUp());
            write(out, memory.fromSign());
            write(out, memory.untilSign());
            Memory.Rate rate = memory.rate();
            write(out, rate.heardShort(), rate.dueShort(), rate.heardLong(), rate.dueLong());
            Memory.Team team = memory.team();
            write(out, team.persons(), team.seconds(), team.signed() / team.wraps(), team.oldRings(), team.takenBack());
            out.writeBoolean(team.detecting());
            write(out, memory.theta(), memory.seenAt());
            out.writeLong(memory.persons());
            out.writeLong(memory.resolved());
            write(out, memory.leads());
            write(out, team.wraps(), team.signed());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Learnt learnt) throws IOException {
        out.writeInt(learnt.seen().size());
        for (double one : learnt.seen()) {
            out.writeDouble(one);
        }
        out.writeDouble(learnt.weight());
    }

    private static void write(DataOutputStream out, double... values) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    /** Empty when the bytes are of another form, of tables of another size, or damaged: then learning begins anew. */
    static Optional<Memory> read(byte[] bytes) {
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            int form = in.readInt();
            return form == FORM || form == BEFORE_LEADS ? Optional.of(memory(in, form)) : Optional.empty();
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Memory memory(DataInputStream in, int form) throws IOException {
        Learnt ring = learnt(in);
        Learnt verdicts = learnt(in);
        Learnt talk = learnt(in);
        Learnt wrapUp = learnt(in);
        Learnt fromSign = learnt(in);
        Learnt untilSign = learnt(in);
        var rate = new Memory.Rate(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
        double persons = in.readDouble();
        double seconds = in.readDouble();
        double signs = in.readDouble();
        double oldRings = in.readDouble();
        double takenBack = in.readDouble();
        boolean detecting = in.readBoolean();
        double theta = in.readDouble();
        double seenAt = in.readDouble();
        long personsInAll = in.readLong();
        long resolved = in.readLong();
        Learnt leads = form == BEFORE_LEADS ? Learnt.NOTHING : learnt(in);
        double wraps = form == BEFORE_LEADS ? REMEMBERED_WRAPS : in.readDouble();
        double signed = form == BEFORE_LEADS ? signs * REMEMBERED_WRAPS : in.readDouble();
        var team = new Memory.Team(persons, seconds, detecting, wraps, signed, oldRings, takenBack);
        return new Memory(
                ring,
                verdicts,
                talk,
                wrapUp,
                fromSign,
                untilSign,
                rate,
                team,
                theta,
                personsInAll,
                resolved,
                leads,
                seenAt);
    }

    private static Learnt learnt(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > LONGEST_TABLE) {
            throw new IllegalArgumentException("A table of " + size + " weights");
        }
        var seen = new ArrayList<Double>(size);
        for (int i = 0; i < size; i++) {
            seen.add(in.readDouble());
        }
        return new Learnt(seen, in.readDouble());
    }
}
