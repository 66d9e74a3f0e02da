package io.keyledger.policy.request;

import java.util.Locale;

/**
 * What a request is about.
 *
 * @param arn {@code *} for actions that have no resource, such as {@code kms:ListKeys}
 * @param accountId the account that owns it: an S3 ARN does not say
 */
public record RequestedResource(String arn, String accountId) {
    /** Whether it is a KMS key, named by ARN. */
    public boolean isKey() {
        return isOf("kms") && component(5).startsWith("key/");
    }

    /** Whether it is a KMS alias, named by ARN. */
    public boolean isAlias() {
        return isOf("kms") && component(5).startsWith("alias/");
    }

    /** Empty when the ARN names no Region. */
    public String region() {
        return component(3);
    }

    private boolean isOf(String service) {
        return component(2).toLowerCase(Locale.ROOT).equals(service);
    }

    private String component(int index) {
        String[] components = arn.split(":", 6);
        return components.length == 6 ? components[index] : "";
    }
}
