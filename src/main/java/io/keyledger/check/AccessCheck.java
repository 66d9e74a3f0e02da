package io.keyledger.check;

import io.keyledger.policy.analysis.KeyAnalysis;

/** A check of who can use a key. Every key is in its scope, and so is every key policy that is checked offline. */
public non-sealed interface AccessCheck extends Check {
    /**
     * Judges the key. Never fails it for something that was not read.
     *
     * @param settings what each check accepts
     */
    AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings);
}
