/**
 * What all pages share: signing in, languages, words, menu, headers. Start at {@link outdial.app.web.WebSafety}; who may
 * see which page is said by {@code door}, and every page names its roles. Promises: no page without a signed-in account
 * but the sign-in page, every text from a bundle in five languages, no script or style but ours. Holds no live state:
 * pages read the database or what the floor published.
 */
@NullMarked
package outdial.app.web;

import org.jspecify.annotations.NullMarked;
