package io.keyledger.collect.kms;

import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.UsagePeriod;
import java.util.SortedMap;

/**
 * Request counts of the keys of a Region.
 *
 * @param period the counted period, or why it could not be counted
 * @param byKeyArn the keys with requests; empty if requests could not be counted
 */
record RequestCounts(Observed<UsagePeriod.Period> period, SortedMap<String, KeyUsage> byKeyArn) {
    /** Whether the key had no requests, or its requests are unknown. */
    boolean quiet(String keyArn) {
        return !byKeyArn.containsKey(keyArn);
    }
}
