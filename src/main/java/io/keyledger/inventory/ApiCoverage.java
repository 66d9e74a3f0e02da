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
