package io.keyledger.cost;

import java.io.Serial;

/** A price file that cannot be used; the message says where and what to do. */
public final class PriceSheetException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    PriceSheetException(String message) {
        super(message);
    }
}
