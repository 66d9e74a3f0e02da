package io.keyledger.check;

import io.keyledger.classify.ClassifiedKey;

/** A check of a KMS key. Every key is in its scope. */
public non-sealed interface KeyCheck extends Check {
    /** Judges the key. Never fails it for something that was not read. */
    Verdict evaluate(ClassifiedKey key, CheckContext context);
}
