/**
 * The office's pages on what may be done to whom: do-not-call, consents, rules in force and what others would change,
 * persons' rights and how long anything is kept, evidence for auditors. Each deed is noted with who did it; what concerns
 * a number is judged anew at once. Knows nothing of the floor but which gate decides.
 */
@NullMarked
package outdial.app.web.law;

import org.jspecify.annotations.NullMarked;
