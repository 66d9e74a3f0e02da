package io.keyledger.cost;

import java.io.Serial;

/** A price file that cannot be used; the message says where and what to do. */
public final class PriceSheetException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String place;

    /** @param place the keys that lead to what is wrong, joined by dots; empty where it is the whole file */
    PriceSheetException(String message, String place) {
        super(message);
        this.place = place;
    }

    /** The keys that lead to what is wrong, joined by dots; empty where it is the whole file. */
    public String place() {
        return place;
    }
}
