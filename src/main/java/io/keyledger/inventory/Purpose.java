package io.keyledger.inventory;

/**
 * What a resource uses a key for.
 *
 * @param kind one of the constants here
 * @param name distinguishes several purposes of that kind, for example replication rules; empty if there can be only
 *     one
 */
public record Purpose(String kind, String name) {
    /** The resource's own data at rest. */
    public static final Purpose DATA = new Purpose("data", "");

    /** Replicas that a rule writes to another bucket; the name is the rule's id. */
    public static final String REPLICATION = "replication";

    /** Inventory reports that a bucket writes; the name is the configuration's id. */
    public static final String INVENTORY = "inventory";

    /** A block device of an image or a launch template; the name is the device's. */
    public static final String DEVICE = "device";

    private static final char SEPARATOR = ':';

    public Purpose {
        if (kind.isEmpty() || kind.indexOf(SEPARATOR) >= 0) {
            throw new IllegalArgumentException("'" + kind + "' is not a kind of purpose");
        }
    }

    /** Reads what {@link #toString} writes. */
    public static Purpose parse(String text) {
        String kind = kindOf(text);
        return new Purpose(kind, kind.length() == text.length() ? "" : text.substring(kind.length() + 1));
    }

    /** The kind in a purpose as text, whatever it is. */
    public static String kindOf(String text) {
        int end = text.indexOf(SEPARATOR);
        return end < 0 ? text : text.substring(0, end);
    }

    /** The stable text in output files, for example {@code data} or {@code replication:to-frankfurt}. */
    @Override
    public String toString() {
        return name.isEmpty() ? kind : kind + SEPARATOR + name;
    }
}
