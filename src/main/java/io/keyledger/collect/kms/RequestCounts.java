package io.keyledger.collect.kms;

import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.UsagePeriod;
import java.util.SortedMap;

/**
 * How often the keys of a Region were used.
 *
 * @param period that was counted, or why it could not be
 * @param byKeyArn the keys that were used at all; none where it could not be counted
 */
record RequestCounts(Observed<UsagePeriod.Period> period, SortedMap<String, KeyUsage> byKeyArn) {
    /** Whether it is known that nobody used the key, or not known that anybody did. */
    boolean quiet(String keyArn) {
        return !byKeyArn.containsKey(keyArn);
    }
}
