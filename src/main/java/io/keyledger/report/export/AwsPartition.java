package io.keyledger.report.export;

/** The partition of a Region. */
final class AwsPartition {
    private AwsPartition() {}

    static String of(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
