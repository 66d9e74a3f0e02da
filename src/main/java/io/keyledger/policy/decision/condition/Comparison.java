package io.keyledger.policy.decision.condition;

/** How a value of a request compares with a value of a policy. */
enum Comparison {
    MATCHES,
    DIFFERS,
    /** The policy's value does not have the form that its operator needs, and may match all the same. */
    MAY_MATCH,
    /** The policy's value does not have the form that its operator needs: nothing matches it. */
    MALFORMED,
    /** A policy variable has no value: nothing matches it. */
    UNRESOLVED,
    /** The request's value does not have the form that the operator needs. */
    UNCOMPARABLE;

    static Comparison of(boolean matches) {
        return matches ? MATCHES : DIFFERS;
    }
}
