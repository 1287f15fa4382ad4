/**
 * What the exchange has recorded: {@link outdial.app.recording.RecordingShelf} finds it, notes it in the tables and
 * removes what is kept no longer. The sound itself stays a file, named by its attempt; nothing here knows who may hear it.
 */
@NullMarked
package outdial.app.recording;

import org.jspecify.annotations.NullMarked;
