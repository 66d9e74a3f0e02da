package io.keyledger.collect.account;

/**
 * The identity that makes the calls.
 *
 * @param arn as returned by sts:GetCallerIdentity
 * @param partition the partition of ARNs: {@code aws}, {@code aws-cn} and so on
 */
public record CallerIdentity(String accountId, String arn, String partition) {}
