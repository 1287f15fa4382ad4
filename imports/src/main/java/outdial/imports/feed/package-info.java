/**
 * Files that other programs bring by themselves. Start at {@link outdial.imports.feed.FeedImport}: one file under a key,
 * done once however often it is brought. {@link outdial.imports.feed.WatchedFolders} brings what lies in folders, each an
 * {@link outdial.imports.feed.Inbox}; the
 * HTTP end is the program's. Knows nothing of pages and requests.
 */
@NullMarked
package outdial.imports.feed;

import org.jspecify.annotations.NullMarked;
