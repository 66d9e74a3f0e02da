package io.keyledger.policy.decision;

/** How an Allow names the caller, which decides what else must allow (IAM user guide, policy evaluation logic). */
enum PrincipalMatch {
    /** The user, the session, the service or everyone: nothing else is needed within the account. */
    DIRECT,
    /** The role: its boundary and the session policy limit it. */
    ROLE,
    /** The account: the caller's own policies decide. */
    ACCOUNT
}
