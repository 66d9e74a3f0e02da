package io.keyledger.cost.pricelist;

import java.io.Serial;

/** Thrown for a Price List from which no price sheet can be made; the message says why. */
public final class PriceListException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    PriceListException(String problem) {
        super(problem);
    }
}
