package io.keyledger.collect.call;

import java.util.function.Supplier;

/** Opens what needs something that is open already. */
public final class Opening {
    private Opening() {}

    /** Returns what is opened; if it fails, closes what it needs. */
    public static <T> T orClose(Runnable close, Supplier<T> open) {
        try {
            return open.get();
        } catch (RuntimeException e) {
            close.run();
            throw e;
        }
    }
}
