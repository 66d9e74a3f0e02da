package io.keyledger.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The CloudTrail records, of all services, in which requests were counted, or why they were not.
 *
 * @param accountId the account that counted them
 */
public record TrailRecords(String accountId, String region, Observed<Counted> counted) implements Fact {
    /**
     * The records.
     *
     * @param first the time of the first one; absent if there is none
     * @param last the time of the last one
     */
    public record Counted(
            long records,
            @Nullable Instant first,
            @Nullable Instant last) {}
}
