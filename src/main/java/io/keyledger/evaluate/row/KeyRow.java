package io.keyledger.evaluate.row;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.LastUse;
import io.keyledger.cost.KeyCost;
import io.keyledger.inventory.KmsKey;
import io.keyledger.policy.search.KeyAccess;
import java.time.Instant;

/**
 * A key with everything derived from its facts.
 *
 * @param failedFindings failed checks of the key itself
 * @param asOf the instant of the evaluation
 */
public record KeyRow(
        ClassifiedKey key, KeyAccess access, LastUse lastUse, KeyCost cost, long failedFindings, Instant asOf) {
    /** The facts about the key. */
    public KmsKey facts() {
        return key.key();
    }
}
