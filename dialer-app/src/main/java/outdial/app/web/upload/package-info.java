/**
 * Files of leads by the browser: look at the first rows, import, see what was refused. Start at
 * {@link outdial.app.web.upload.Uploads}, which holds the files between upload and import. Reading and writing rows is
 * the imports module's; here is only what a person sees of it.
 */
@NullMarked
package outdial.app.web.upload;

import org.jspecify.annotations.NullMarked;
