package io.keyledger.policy.decision;

/** A kind of policy, or of rule, that takes part in a decision. */
public enum Layer {
    RESOURCE_POLICY,
    GRANT,
    IDENTITY_POLICY,
    PERMISSION_BOUNDARY,
    SESSION_POLICY,
    SERVICE_CONTROL_POLICY,
    RESOURCE_CONTROL_POLICY,
    ENDPOINT_POLICY,
    /** What the service itself never allows, for example administering a key from another account. */
    SERVICE_RULE
}
