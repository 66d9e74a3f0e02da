package io.keyledger.evaluate;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.cost.RequestEvidence;

/**
 * A key with the evidence of its use.
 *
 * @param requests the evidence about its requests
 */
record UsedKey(ClassifiedKey key, RequestEvidence requests) {}
