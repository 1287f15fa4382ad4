/**
 * The windows over which the law counts abandonment: a campaign's or a client's last 24 hours, 30 days, calendar day or
 * month, each with its own denominator and cap. Start at {@link outdial.model.pacing.account.AccountStanding}: how one
 * window stands, and which of several leaves least to spend. {@link outdial.model.pacing.account.Tally} holds the one
 * formula of abandonment. Pure, except {@link outdial.model.pacing.account.Accounts} and its windows, which have one owner.
 */
@NullMarked
package outdial.model.pacing.account;

import org.jspecify.annotations.NullMarked;
