package io.keyledger.collect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing.
 *
 * @param next where the next page begins; absent on the last, where AWS's libraries say null or nothing
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /** A listing that comes whole. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    boolean isLast() {
        return next == null || next.isEmpty();
    }
}
