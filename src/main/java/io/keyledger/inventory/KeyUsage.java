package io.keyledger.inventory;

import java.util.Map;

/**
 * Successful cryptographic requests on a key within the Region's {@link UsagePeriod}, from CloudWatch's
 * {@code AWS/KMS SuccessfulRequest}.
 */
public record KeyUsage(String accountId, String region, String keyArn, Map<String, Long> requestsByOperation)
        implements Fact {}
