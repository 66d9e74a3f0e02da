package io.keyledger.policy.template;

/**
 * Where a template is deployed, as far as it is known.
 *
 * @param accountId empty if not known
 * @param region empty if not known
 */
public record Deployment(String accountId, String region) {
    private static final String CHINA = "cn-";
    private static final String US_GOVERNMENT = "us-gov-";

    /** The partition of the Region; {@code aws} if the Region is not known. */
    String partition() {
        if (region.startsWith(CHINA)) {
            return "aws-cn";
        }
        return region.startsWith(US_GOVERNMENT) ? "aws-us-gov" : "aws";
    }

    String urlSuffix() {
        return region.startsWith(CHINA) ? "amazonaws.com.cn" : "amazonaws.com";
    }
}
