package outdial.model.survey;

import java.util.Currency;

/**
 * So many of one product.
 *
 * @param product the client's code for it
 * @param quantity at least 1
 * @param priceMinor the price of one in the currency's minor unit, for example cents; not negative
 */
public record OrderLine(String product, int quantity, long priceMinor, Currency currency) {
    public OrderLine {
        if (product.isBlank() || quantity < 1 || priceMinor < 0) {
            throw new IllegalArgumentException("Not an order line: " + quantity + " of '" + product + "' at "
                    + priceMinor + ". Name a product, at least 1 of it, at a price not below 0.");
        }
    }

    /** The price of the line in the minor unit. */
    public long totalMinor() {
        return Math.multiplyExact(priceMinor, (long) quantity);
    }
}
