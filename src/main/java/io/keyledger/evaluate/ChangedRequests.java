package io.keyledger.evaluate;

import io.keyledger.cost.RequestRate;
import java.time.Instant;

/**
 * A key that gets at least ten times the requests that it got, or a tenth, as CloudWatch counts them.
 *
 * @param up whether it gets more
 * @param since the instant of the earlier snapshot
 */
public record ChangedRequests(
        String accountId,
        String region,
        String keyArn,
        String keyName,
        boolean up,
        RequestRate before,
        RequestRate after,
        Instant since) {}
