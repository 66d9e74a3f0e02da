package io.keyledger.evaluate.diff;

import java.util.Set;

/**
 * A run between the older and the newer one: the older snapshot, evaluated again.
 *
 * @param causes what it has in common with the newer run, unlike the run before it
 */
public record Step(RunDescription description, TableSource tables, Set<Cause> causes) {
    public Step {
        causes = Set.copyOf(causes);
    }
}
