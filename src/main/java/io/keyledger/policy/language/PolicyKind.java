package io.keyledger.policy.language;

/** What a policy document is attached to, which decides the elements it must and must not have. */
public enum PolicyKind {
    KEY,
    /** The policy of any resource but a KMS key: a bucket, a queue, the trust policy of a role. */
    BUCKET,
    IDENTITY,
    BOUNDARY,
    SESSION,
    SERVICE_CONTROL,
    RESOURCE_CONTROL,
    VPC_ENDPOINT;

    /** Whether each statement names the principals it applies to. */
    public boolean namesPrincipals() {
        return switch (this) {
            case KEY, BUCKET, RESOURCE_CONTROL, VPC_ENDPOINT -> true;
            case IDENTITY, BOUNDARY, SESSION, SERVICE_CONTROL -> false;
        };
    }

    /** Whether AWS adds wildcards for the segments that the ARN of a resource lacks (IAM User Guide, IAM ARNs). */
    boolean completesArns() {
        return this == IDENTITY || this == BOUNDARY;
    }

    /** Whether a statement that names nobody can only be meant for everybody: it bounds what others allow. */
    boolean bindsEveryone() {
        return this == RESOURCE_CONTROL || this == VPC_ENDPOINT;
    }
}
