package io.keyledger.cost;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a key costs in a month of 30 days, with the lines that it is made of. USD.
 *
 * @param storagePerMonth the key and its rotations; absent where a line of them is not known
 * @param requests successful cryptographic requests over the period; absent where they were not counted
 * @param freeTierRequests how many of the requests the account's free tier may cover
 * @param requestsPerMonth absent where a line of them is not known
 * @param confidence that of the least sure line
 */
public record KeyCost(
        List<CostLine> lines,
        @Nullable BigDecimal storagePerMonth,
        @Nullable Long requests,
        long freeTierRequests,
        @Nullable BigDecimal requestsPerMonth,
        Confidence confidence) {
    /** Storage and requests; absent where one of them is. */
    public @Nullable BigDecimal totalPerMonth() {
        return storagePerMonth == null || requestsPerMonth == null ? null : storagePerMonth.add(requestsPerMonth);
    }
}
