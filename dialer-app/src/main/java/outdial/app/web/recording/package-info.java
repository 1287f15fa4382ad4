/**
 * Recordings heard in the page: {@link outdial.app.web.recording.RecordingController} lets those who may hear a call's
 * recording, whole or in parts, and writes down who did.
 */
@NullMarked
package outdial.app.web.recording;

import org.jspecify.annotations.NullMarked;
