/**
 * What pages are made of: {@link outdial.app.web.page.Listing} and {@link outdial.app.web.page.Editor}, tables, forms
 * and cells, each drawn by one template. Values over plain data, written in the page's language by the template; no
 * text stands here, only keys of words. Knows no database and no roles.
 */
@NullMarked
package outdial.app.web.page;

import org.jspecify.annotations.NullMarked;
