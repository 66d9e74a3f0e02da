package io.keyledger.collect.call;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Detects a listing that does not end. AWS may return empty pages, but only a few in a row. */
final class PageBounds {
    private static final int MOST_PAGES = 20_000;
    private static final long MOST_ITEMS = 5_000_000;
    private static final int MOST_WITHOUT_A_NEW_ITEM = 20;

    private final Set<String> markers = new HashSet<>();
    private List<?> before = List.of();
    private int inARow;
    private long items;

    /** Takes the next page and returns why reading must stop after it; empty if it may continue. */
    Optional<String> problem(Page<?> page) {
        items += page.items().size();
        inARow = page.items().isEmpty() || page.items().equals(before) ? inARow + 1 : 0;
        before = page.items();
        if (page.isLast()) {
            return Optional.empty();
        }
        if (!markers.add(String.valueOf(page.next()))) {
            return Optional.of("the list has no end: the marker of the next page was there before");
        }
        if (inARow >= MOST_WITHOUT_A_NEW_ITEM) {
            return Optional.of("the list has no end: " + MOST_WITHOUT_A_NEW_ITEM + " pages in a row held nothing new");
        }
        if (markers.size() >= MOST_PAGES || items >= MOST_ITEMS) {
            return Optional.of("the list has no end: " + items + " items on " + markers.size() + " pages");
        }
        return Optional.empty();
    }
}
