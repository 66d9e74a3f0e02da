package io.keyledger.evaluate;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An accepted gap in coverage.
 *
 * @param action service and action as in {@code coverage.csv}, for example {@code s3:GetBucketReplication}; here and in
 *     account and Region, {@code *} stands for any text
 * @param until the last day of acceptance; absent for no end
 */
public record AcceptedGap(String action, String accountId, String region, String reason, Optional<LocalDate> until) {}
