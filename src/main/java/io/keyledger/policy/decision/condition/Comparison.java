package io.keyledger.policy.decision.condition;

/** How a value of a request compares with a value of a policy. */
enum Comparison {
    MATCHES,
    DIFFERS,
    /** The policy's value has not the form that its operator needs, and may match all the same. */
    MAY_MATCH,
    /** The policy's value has not the form that its operator needs: nothing matches it. */
    MALFORMED,
    /** A policy variable has no value: no operator holds, a negated one neither. */
    UNRESOLVED,
    /** The request's value has not the form that the operator needs: no operator holds, a negated one neither. */
    UNCOMPARABLE;

    static Comparison of(boolean matches) {
        return matches ? MATCHES : DIFFERS;
    }
}
