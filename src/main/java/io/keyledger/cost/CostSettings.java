package io.keyledger.cost;

/**
 * What costs and savings depend on besides prices and usage.
 *
 * @param unusedDays the days without use after which a key counts as unused
 */
public record CostSettings(int unusedDays) {
    /** The settings when nothing is configured. */
    public static CostSettings defaults() {
        return new CostSettings(90);
    }
}
