package io.keyledger.inventory;

import java.util.Map;

/**
 * Successful cryptographic requests on a key within the Region's {@link UsagePeriod}, from CloudWatch's
 * {@code AWS/KMS SuccessfulRequest}. CloudWatch does not list metrics without data in the last two weeks, so a key
 * without usage may still have been used earlier in a longer period.
 *
 * @param requestsByOperation requests by KMS operation; a ReEncrypt, which is one billed request on two keys, counts
 *     for the key it decrypts with, or for the other if that key is in another account or Region
 * @param reEncryptsInto requests that re-encrypted to this key and count for the other: evidence of use that must not
 *     be billed again
 */
public record KeyUsage(
        String accountId, String region, String keyArn, Map<String, Long> requestsByOperation, long reEncryptsInto)
        implements Fact {
    /** All requests that count for the key. */
    public long requests() {
        return requestsByOperation.values().stream().mapToLong(Long::longValue).sum();
    }
}
