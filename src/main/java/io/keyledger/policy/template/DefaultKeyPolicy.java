package io.keyledger.policy.template;

/**
 * The policy that KMS gives to a key that is created without one.
 *
 * <p>Source: AWS KMS Developer Guide, default key policy.
 */
final class DefaultKeyPolicy {
    private DefaultKeyPolicy() {}

    static String of(String partition, String accountId) {
        return """
            {"Version":"2012-10-17","Id":"key-default-1","Statement":[{"Sid":"Enable IAM User Permissions",\
            "Effect":"Allow","Principal":{"AWS":"arn:%s:iam::%s:root"},"Action":"kms:*","Resource":"*"}]}\
            """.formatted(partition, accountId);
    }
}
