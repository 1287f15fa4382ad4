/**
 * Do-not-call registers at scale: immutable snapshots of bitmaps, mapped into memory from a file. Start at
 * {@link outdial.compliance.register.RegisterLoad} to make one, at {@link outdial.compliance.register.RegisterSnapshot}
 * to ask it, at {@link outdial.compliance.register.LiveRegister} to swap it while calls are made.
 * Snapshots are safe on any thread. Reads and writes the files it is told to, and no others.
 * Not here: what has changed since a snapshot was made (the database), which registers bind (rule packs).
 */
@NullMarked
package outdial.compliance.register;

import org.jspecify.annotations.NullMarked;
