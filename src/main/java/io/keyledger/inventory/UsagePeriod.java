package io.keyledger.inventory;

import java.time.Instant;

/** The time over which requests were counted in an account and Region, or why they could not be counted. */
public record UsagePeriod(String accountId, String region, Observed<Period> period) implements Fact {
    /** From start, inclusive, to end, exclusive. */
    public record Period(Instant start, Instant end) {}
}
