/**
 * What all pages share: signing in, languages, words, headers. Start at {@link outdial.app.web.WebSafety}, which says who
 * may ask for what. Promises: no page without a signed-in account but the sign-in page, every text from a bundle in five
 * languages, no script or style but ours. Holds no live state: pages read the database or what the floor published.
 */
@NullMarked
package outdial.app.web;

import org.jspecify.annotations.NullMarked;
