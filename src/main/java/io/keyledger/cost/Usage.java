package io.keyledger.cost;

/**
 * How often a key was used in one way, according to one source. Attributes that the source lacks are empty.
 *
 * @param source CloudWatch or CloudTrail
 * @param operation the KMS operation
 * @param keyPairSpec the spec of data key pairs
 * @param caller the caller; {@link CostLine#UNKNOWN_CALLER} if the source does not name it
 * @param payer the account that is billed; empty for the key's account
 * @param service the service through which the caller used the key
 * @param resource the resource that the request was for
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
    /** Counts successful cryptographic requests on a key by operation, without the caller. */
    public static final String CLOUDWATCH = "CloudWatch AWS/KMS SuccessfulRequest";

    static Usage ofCloudWatch(String operation, long count) {
        return new Usage(CLOUDWATCH, operation, "", CostLine.UNKNOWN_CALLER, "", "", "", count);
    }
}
