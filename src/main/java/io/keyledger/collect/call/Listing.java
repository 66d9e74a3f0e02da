package io.keyledger.collect.call;

import io.keyledger.inventory.Observed;
import java.util.List;

/**
 * What a listing returned before it ended.
 *
 * @param complete true where every page was read, false where enough was; otherwise why the rest could not be read
 */
public record Listing<T>(List<T> items, Observed<Boolean> complete) {
    /** The items where all pages were read; otherwise why they were not. */
    public Observed<List<T>> whole() {
        return complete.map(_ -> items);
    }
}
