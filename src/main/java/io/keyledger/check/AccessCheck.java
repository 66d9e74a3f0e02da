package io.keyledger.check;

import io.keyledger.policy.analysis.KeyAnalysis;

/** A check of who can use a key. Every key is in its scope, and so is every key policy that is checked offline. */
public non-sealed interface AccessCheck extends Check {
    /**
     * Judges the key; facts that were not read make it unknown, never a FAIL.
     *
     * @param settings the limits and exceptions of each check
     */
    AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings);

    /** Whether the verdict depends on the policies of the buckets that the key encrypts, which keys do not share. */
    default boolean looksAtBuckets() {
        return false;
    }
}
