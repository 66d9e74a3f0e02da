package io.keyledger.evaluate.row;

import io.keyledger.check.Severity;
import io.keyledger.check.Status;
import java.util.List;
import java.util.Map;

/**
 * The findings of a check in an account and Region, by status; or a check that was not evaluated anywhere.
 *
 * @param accountId the account; empty if it was not evaluated
 * @param region the Region; empty if it was not evaluated
 * @param evaluation whether it was evaluated
 */
public record CheckCount(
        String checkId,
        String title,
        Severity severity,
        String accountId,
        String region,
        Map<Status, Long> counts,
        List<String> frameworks,
        CheckEvaluation evaluation) {
    /** The findings of a status. */
    public long count(Status status) {
        return counts.getOrDefault(status, 0L);
    }
}
