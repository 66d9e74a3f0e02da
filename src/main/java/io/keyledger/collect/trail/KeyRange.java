package io.keyledger.collect.trail;

/**
 * A range of keys in a bucket.
 *
 * @param after the keys sort after this one; empty for no limit
 * @param before the keys sort before this one; empty for no limit
 */
record KeyRange(String prefix, String after, String before) {
    /** Every key under a prefix. */
    static KeyRange all(String prefix) {
        return new KeyRange(prefix, "", "");
    }

    boolean endsBefore(String key) {
        return !before.isEmpty() && key.compareTo(before) >= 0;
    }
}
