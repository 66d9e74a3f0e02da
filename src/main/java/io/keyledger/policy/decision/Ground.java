package io.keyledger.policy.decision;

import io.keyledger.policy.language.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Something that decided.
 *
 * @param level for organization policies the level from the root, 0 otherwise; -1 when it is the layer as a whole
 * @param index which policy of the layer and level, or which grant; -1 when it is none of them
 * @param statement null for a grant, and for a layer that has no statement to show
 */
public record Ground(
        Layer layer, int level, int index, @Nullable Statement statement) {
    static Ground of(Layer layer) {
        return new Ground(layer, -1, -1, null);
    }
}
