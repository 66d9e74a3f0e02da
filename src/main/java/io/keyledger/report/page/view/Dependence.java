package io.keyledger.report.page.view;

import java.util.List;

/**
 * What breaks with a key.
 *
 * @param first keys in trouble, or those with the most resources
 * @param others more keys
 * @param more a sentence about keys that are not listed; empty if all are
 * @param without a sentence about resources that need no key
 */
public record Dependence(List<Entry> first, List<Entry> others, String more, String without) {
    public Dependence {
        first = List.copyOf(first);
        others = List.copyOf(others);
    }

    /**
     * A key with the resources that need it.
     *
     * @param broken whether data is unreadable now, or will be
     * @param state the state of the key
     * @param loss what is lost, and when; empty if nothing is
     * @param open whether outsiders reach the key
     */
    public record Entry(
            KeyLink key,
            String custody,
            String place,
            boolean broken,
            String state,
            String loss,
            boolean open,
            String reach,
            String count,
            String size,
            List<Item> items,
            String more) {
        public Entry {
            items = List.copyOf(items);
        }
    }

    /**
     * A resource.
     *
     * @param tone {@code bad} if it is at risk, {@code unknown} if that is not known, otherwise {@code calm}
     */
    public record Item(String name, String type, String tone) {}
}
