package io.keyledger.inventory;

/**
 * How the calls of one API action went in an account and Region. Counts calls, not attempts: a call that was retried
 * and then answered counts once as asked and once as answered.
 *
 * @param note AWS's first message for an unanswered call
 * @param lists the CloudFormation type names, joined by {@code ;}, of what a {@link CallRole#LISTING} finds;
 *     empty if it lists something else
 */
public record ApiCoverage(
        String accountId,
        String region,
        String service,
        String action,
        long asked,
        long answered,
        long denied,
        long throttled,
        long failed,
        String note,
        CallRole role,
        String lists)
        implements Fact {
    private static final String NOT_COLLECTED = "not collected";

    /**
     * A service that was left out of the collection by choice, which is no gap.
     *
     * @param types the CloudFormation type names of what it would have read, joined by {@code ;}
     */
    public static ApiCoverage leftOut(String accountId, String service, String types) {
        return new ApiCoverage(
                accountId,
                Fact.GLOBAL,
                service,
                NOT_COLLECTED,
                0,
                0,
                0,
                0,
                0,
                "left out by --collector (scope.collectors)",
                CallRole.LISTING,
                types);
    }

    /** Whether a service was left out of the collection by choice. */
    public boolean isLeftOut() {
        return action.equals(NOT_COLLECTED);
    }

    /** The coverage of an action that reads details. */
    public ApiCoverage(
            String accountId,
            String region,
            String service,
            String action,
            long asked,
            long answered,
            long denied,
            long throttled,
            long failed,
            String note) {
        this(accountId, region, service, action, asked, answered, denied, throttled, failed, note, CallRole.DETAIL, "");
    }
}
