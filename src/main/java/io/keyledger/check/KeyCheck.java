package io.keyledger.check;

import io.keyledger.classify.ClassifiedKey;

/** A check of a KMS key. Every key is in scope. */
public non-sealed interface KeyCheck extends Check {
    /** Judges the key; facts that were not read make it unknown, never a FAIL. */
    Verdict evaluate(ClassifiedKey key, CheckContext context);
}
