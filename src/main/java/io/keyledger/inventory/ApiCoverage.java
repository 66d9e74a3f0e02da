package io.keyledger.inventory;

/**
 * How the calls of one API action went in an account and Region. Counts questions, not attempts: a call that was
 * retried and then answered counts once as asked and once as answered.
 *
 * @param note the first message of AWS for what was not answered
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
        String note)
        implements Fact {}
