package io.keyledger.cost;

/**
 * How often a key was used in one way, by one source.
 *
 * @param source that counted: of CloudWatch or of CloudTrail
 * @param operation of the KMS API
 * @param caller who asked; {@link CostLine#UNKNOWN_CALLER} where the source does not name it
 * @param resource what the request was made for; empty where the source does not name it
 */
public record Usage(String source, String operation, String caller, String resource, long count) {
    /** Counts requests of a key by operation, successful ones alone, and names no caller. */
    public static final String CLOUDWATCH = "CloudWatch AWS/KMS SuccessfulRequest";

    static Usage ofCloudWatch(String operation, long count) {
        return new Usage(CLOUDWATCH, operation, CostLine.UNKNOWN_CALLER, "", count);
    }
}
