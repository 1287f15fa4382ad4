/**
 * The program at its daily work: pages with a floor behind them, on a real exchange. Start at
 * {@link outdial.app.serving.ServedFloor}. Decides nothing: it joins what the other packages make.
 */
@NullMarked
package outdial.app.serving;

import org.jspecify.annotations.NullMarked;
