/**
 * The command line. Start at {@link outdial.app.cli.OutdialCommand}; each command is a class whose work is one call into
 * a part. Promises: exit code 0 done, 1 refused or failed, 2 wrong usage; results on standard output, the rest on
 * standard error; no stack trace for what a person can mend. Knows no rule of the trade.
 */
@NullMarked
package outdial.app.cli;

import org.jspecify.annotations.NullMarked;
