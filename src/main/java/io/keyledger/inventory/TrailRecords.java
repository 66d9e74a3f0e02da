package io.keyledger.inventory;

import java.time.Instant;
import java.util.List;
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
     * @param detail what the requests were grouped by
     * @param places the accounts and Regions with requests, for those whose facts do not name who received the records
     */
    public record Counted(
            long records, @Nullable Instant first, @Nullable Instant last, Detail detail, List<AccountRegion> places) {
        public Counted {
            places = List.copyOf(places);
        }

        /** Records grouped by everything, in facts that name who received them. */
        public Counted(long records, @Nullable Instant first, @Nullable Instant last) {
            this(records, first, last, Detail.RESOURCE, List.of());
        }
    }

    /** How finely requests are grouped, the finest first. */
    public enum Detail {
        /** By caller, service and resource. */
        RESOURCE,
        /** By caller and service. */
        CALLER,
        /** By the caller's account. */
        ACCOUNT
    }
}
