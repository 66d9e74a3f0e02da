package io.keyledger.cost;

import java.io.Serial;

/** Thrown for a price file that cannot be used; the message says where and what to do. */
public final class PriceSheetException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String place;

    /** @param place the path of the invalid entry, joined by dots; empty for the whole file */
    PriceSheetException(String message, String place) {
        super(message);
        this.place = place;
    }

    /** The path of the invalid entry, joined by dots; empty for the whole file. */
    public String place() {
        return place;
    }
}
