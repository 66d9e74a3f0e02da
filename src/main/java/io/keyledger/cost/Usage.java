package io.keyledger.cost;

/**
 * How often a key was used in one way, by one source. What the source does not tell is empty.
 *
 * @param source that counted: CloudWatch or CloudTrail
 * @param operation of the KMS API
 * @param keyPairSpec of data key pairs
 * @param caller who asked; {@link CostLine#UNKNOWN_CALLER} where the source does not name it
 * @param payer the account that is billed; empty for that of the key
 * @param service through which the caller used the key
 * @param resource what the request was made for
 */
public record Usage(
        String source,
        String operation,
        String keyPairSpec,
        String caller,
        String payer,
        String service,
        String resource,
        long count) {
    /** Counts successful cryptographic requests of a key by operation, and names no caller. */
    public static final String CLOUDWATCH = "CloudWatch AWS/KMS SuccessfulRequest";

    static Usage ofCloudWatch(String operation, long count) {
        return new Usage(CLOUDWATCH, operation, "", CostLine.UNKNOWN_CALLER, "", "", "", count);
    }
}
