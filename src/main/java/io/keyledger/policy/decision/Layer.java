package io.keyledger.policy.decision;

/** A kind of policy, or of rule, that takes part in a decision: first the resource's side, then the caller's. */
public enum Layer {
    /** The key policy, or the policy of another resource. */
    RESOURCE_POLICY(false),
    GRANT(false),
    /** Of the VPC endpoint that the request came through. */
    ENDPOINT_POLICY(false),
    /** Of the organization that the resource's account belongs to; the full-access policy is always there. */
    RESOURCE_CONTROL_POLICY(false),
    IDENTITY_POLICY(true),
    PERMISSION_BOUNDARY(true),
    SESSION_POLICY(true),
    /** Of the organization that the caller's account belongs to. */
    SERVICE_CONTROL_POLICY(true),
    /** What the service itself never allows, for example administering a key from another account. */
    SERVICE_RULE(false);

    private final boolean ofCaller;

    Layer(boolean ofCaller) {
        this.ofCaller = ofCaller;
    }

    /** Whether it depends on who makes the request: on the identity, its session or its account. */
    public boolean isOfCaller() {
        return ofCaller;
    }
}
