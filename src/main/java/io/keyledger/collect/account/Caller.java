package io.keyledger.collect.account;

/**
 * Who asks.
 *
 * @param arn as sts:GetCallerIdentity returns it
 * @param partition of ARNs, such as {@code aws} or {@code aws-cn}
 */
public record Caller(String accountId, String arn, String partition) {}
