package io.keyledger.inventory;

import java.util.Map;

/**
 * Successful cryptographic requests on a key within the Region's {@link UsagePeriod}, from CloudWatch's
 * {@code AWS/KMS SuccessfulRequest}. CloudWatch does not list what was silent for the last two weeks, so a key without
 * a line may still have been used earlier in a longer period.
 *
 * @param requestsByOperation requests by KMS operation; a ReEncrypt, which is one billed request on two keys, counts at
 *     the key it decrypts with, or at the other where that one is not of this account and Region
 * @param reEncryptsInto requests that re-encrypted to this key and are counted at the other: proof of use, not to be
 *     billed again
 */
public record KeyUsage(
        String accountId, String region, String keyArn, Map<String, Long> requestsByOperation, long reEncryptsInto)
        implements Fact {}
