package io.keyledger.policy.request;

/**
 * What a request is about.
 *
 * @param arn {@code *} for actions without a resource, for example {@code kms:ListKeys}
 * @param accountId the account that owns it: an S3 ARN does not say
 */
public record RequestedResource(String arn, String accountId) {
    private static final int RESOURCE = 5;
    private static final int REGION = 3;

    /** Whether it is a pattern for several resources, for example {@code arn:aws:s3:::bucket/*}. */
    boolean hasWildcards() {
        return arn.indexOf('*') >= 0 || arn.indexOf('?') >= 0;
    }

    /** Whether it is a KMS alias, named by ARN. */
    public boolean isAlias() {
        int start = startOf(RESOURCE);
        return start > 0 && arn.startsWith("alias/", start) && arn.startsWith("kms:", startOf(2));
    }

    /** Empty when the ARN names no Region. */
    public String region() {
        int start = startOf(REGION);
        return start < 0 || startOf(RESOURCE) < 0 ? "" : arn.substring(start, arn.indexOf(':', start));
    }

    /** Where a component of the ARN starts, counted from 0; -1 when there are not so many. */
    private int startOf(int component) {
        int start = 0;
        for (int i = 0; i < component; i++) {
            int colon = arn.indexOf(':', start);
            if (colon < 0) {
                return -1;
            }
            start = colon + 1;
        }
        return start;
    }
}
