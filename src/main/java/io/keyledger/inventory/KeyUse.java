package io.keyledger.inventory;

/**
 * What a type of resource uses a key for.
 *
 * @param purpose the kind of {@link Purpose}
 * @param absence what it means that a resource names no key for it, in a few words
 * @param absenceSource the documentation that says so; empty where none does
 * @param loss when the loss of the key is noticed
 * @param lossSource the documentation that says so; empty where none does
 */
public record KeyUse(String purpose, String absence, String absenceSource, KeyLoss loss, String lossSource) {
    /** The absence of a key for a purpose that has a row only where a key is named. */
    public static final String NO_ROW = "no row: uses no key of its own";
}
