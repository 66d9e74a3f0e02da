package io.keyledger.report;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that need not be read.
 *
 * @param action as {@code coverage.csv} names it, service and action, such as {@code s3:GetBucketReplication}; here and
 *     in account and Region {@code *} stands for any text
 * @param until the last day on which it counts; for ever where absent
 */
public record AcceptedGap(String action, String accountId, String region, String reason, Optional<LocalDate> until) {}
