package io.keyledger.collect.call;

import io.keyledger.inventory.Observed;
import java.util.List;

/**
 * The items of a listing.
 *
 * @param complete true if every page was read, false if stopped early; otherwise why the rest could not be read
 */
public record Listing<T>(List<T> items, Observed<Boolean> complete) {
    /** Whether there is an item, or may be one that could not be listed. */
    public boolean mayHaveAny() {
        return !items.isEmpty() || complete.isUnread();
    }

    /** The items if all pages were read; otherwise why not. */
    public Observed<List<T>> whole() {
        return complete.map(_ -> items);
    }
}
