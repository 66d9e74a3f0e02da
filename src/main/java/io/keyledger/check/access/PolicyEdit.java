package io.keyledger.check.access;

/** The commands that change a key policy. */
final class PolicyEdit {
    private PolicyEdit() {}

    /** @param change the edit, as an imperative */
    static String remediation(String change) {
        return "aws kms get-key-policy --region {region} --key-id {key_id} --policy-name default --query Policy"
                + " --output text > key-policy.json # " + change
                + "; then: aws kms put-key-policy --region {region} --key-id {key_id} --policy file://key-policy.json";
    }
}
